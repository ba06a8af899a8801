"""Addresses."""

from django.urls import path

from xize.web.archive import views

urlpatterns = [
    path("archive", views.archive, name="archive"),
    path("archive/<str:stream>", views.dossier, name="dossier"),
]
