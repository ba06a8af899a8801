"""The addresses of all screens."""

from django.urls import include, path

SCREENS = (
    "home",
    "sign_in",
    "language",
    "work",
    "starting",
    "projects",
    "project",
    "prints",
    "documents",
    "item",
    "acts",
    "compliance",
    "registers",
    "archive",
    "importing",
    "regulations",
    "modeller",
    "organisation",
    "deputies",
    "handing_over",
    "search",
    "files",
    "phrases",
    "jobs",
)

urlpatterns = [path("", include(f"xize.web.{screen}.urls")) for screen in SCREENS]
