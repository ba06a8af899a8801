"""Addresses. They stand before those of single editions, whose ids they would be taken for."""

from django.urls import path

from xize.web.importing import views

urlpatterns = [
    path("regulations/import", views.page, name="import-rule"),
    path("regulations/import/folder", views.folder, name="import-folder"),
    path("regulations/import/keep", views.keep, name="import-keep"),
]
