"""Addresses."""

from django.urls import path

from xize.web.organisation import views

urlpatterns = [path("organisation", views.organisation, name="organisation")]
