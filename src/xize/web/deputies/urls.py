"""Addresses."""

from django.urls import path

from xize.web.deputies import views

urlpatterns = [
    path("settings/deputies", views.deputies, name="deputies"),
    path("settings/deputies/<str:ident>/revoke", views.revoke, name="deputies-revoke"),
]
