"""Addresses."""

from django.urls import path

from xize.web.search import views

urlpatterns = [path("search", views.search, name="search")]
