"""Addresses."""

from django.urls import path

from xize.web.phrases import views

urlpatterns = [
    path("phrases", views.phrases, name="phrases"),
    path("phrases/remove", views.remove, name="phrase-remove"),
]
