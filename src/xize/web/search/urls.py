"""Addresses."""

from django.urls import path

from xize.web.search import views

urlpatterns = [
    path("search", views.search, name="search"),
    path("search/suggest", views.suggest, name="search-suggest"),
]
