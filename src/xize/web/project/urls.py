"""Addresses."""

from django.urls import path

from xize.web.project import acting, tabs, views

HERE = "projects/<str:stream>"

urlpatterns = [
    path(HERE, views.overview, name="project"),
    path(f"{HERE}/flow", views.flow, name="project-flow"),
    path(f"{HERE}/flow/<str:case>/<str:node>", views.step, name="project-step"),
    path(f"{HERE}/forms", tabs.forms, name="project-forms"),
    path(f"{HERE}/signatures", tabs.signatures, name="project-signatures"),
    path(f"{HERE}/history", tabs.history, name="project-history"),
    path(f"{HERE}/team", tabs.team, name="project-team"),
    path(f"{HERE}/start", acting.start, name="project-start"),
    path(f"{HERE}/manage", acting.manage, name="project-manage"),
]
