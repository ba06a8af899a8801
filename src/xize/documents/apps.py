"""The Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files, versions and form sections."""

    name = "xize.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
