"""The Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices and the outbox."""

    name = "xize.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
