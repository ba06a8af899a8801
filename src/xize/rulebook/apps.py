"""The Django app."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Editions of regulations."""

    name = "xize.rulebook"
    label = "rulebook"
    default_auto_field = "django.db.models.BigAutoField"
