"""Addresses."""

from django.urls import path

from xize.web.files import views

urlpatterns = [path("files/<str:blob>", views.file, name="file")]
