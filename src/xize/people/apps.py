"""The Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, departments and partners."""

    name = "xize.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
