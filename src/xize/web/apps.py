"""The Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shell: templates, template tags and styles of all screens."""

    name = "xize.web"
    label = "web"
