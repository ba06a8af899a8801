"""The Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects, work items and registers."""

    name = "xize.projects"
    label = "projects"
    default_auto_field = "django.db.models.BigAutoField"
