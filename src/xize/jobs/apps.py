"""The Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work with progress."""

    name = "xize.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
