"""Addresses."""

from django.urls import path

from xize.web.item import views

HERE = "projects/<str:stream>/items/<str:element>"

urlpatterns = [
    path(HERE, views.item, name="item"),
    path(f"{HERE}/entry", views.entry, name="item-entry"),
    path(f"{HERE}/waive", views.waive, name="item-waive"),
]
