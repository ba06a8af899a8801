"""Addresses."""

from django.urls import path

from xize.web.projects import views

urlpatterns = [path("projects", views.projects, name="projects")]
