"""The app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Dossiers, sealed, kept and disposed of."""

    name = "xize.archive"
    label = "archive"

    def ready(self) -> None:
        """Make the app's long work known."""
        from xize.archive import works  # noqa: F401
