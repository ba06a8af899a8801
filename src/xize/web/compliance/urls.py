"""Addresses."""

from django.urls import path

from xize.web.compliance import views

HERE = "projects/<str:stream>"

urlpatterns = [
    path(f"{HERE}/compliance", views.compliance, name="project-compliance"),
    path(f"{HERE}/indicators", views.indicators, name="project-indicators"),
]
