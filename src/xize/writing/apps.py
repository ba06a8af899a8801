"""The Django app."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    """Drafts and phrases."""

    name = "xize.writing"
    label = "writing"
    default_auto_field = "django.db.models.BigAutoField"
