"""The Django app."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers, their saved views, and pools that are kept by hand."""

    name = "xize.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker know this app's long work, listen for what is erased, answer forms."""
        from xize.projects.rows_elsewhere import answered_by
        from xize.registers import erased, works  # noqa: F401 - tables: after the apps are loaded
        from xize.registers.elsewhere import has_row

        answered_by(has_row)
