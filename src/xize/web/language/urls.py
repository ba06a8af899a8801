"""Addresses."""

from django.urls import path

from xize.web.language import views

urlpatterns = [path("language", views.choose, name="language")]
