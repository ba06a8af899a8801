"""Addresses."""

from django.urls import path

from xize.web.starting import views

urlpatterns = [
    path("start", views.choose, name="start"),
    path("start/<str:regulation>", views.start, name="start-project"),
    path("start/<str:regulation>/draft", views.save, name="start-draft"),
]
