"""The Django app."""

from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index and the questions put to it."""

    name = "xize.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for what is erased."""
        import_module("xize.search.erased")
