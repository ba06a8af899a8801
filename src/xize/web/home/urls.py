"""Addresses."""

from django.urls import path

from xize.web.home import views

urlpatterns = [path("", views.home, name="home")]
