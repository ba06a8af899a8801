"""Addresses."""

from django.urls import path

from xize.web.acts import views

urlpatterns = [
    path("projects/<str:stream>/items/<str:element>/act/<str:verb>", views.act, name="item-act"),
    path("projects/<str:stream>/act/<str:verb>", views.project_act, name="project-act"),
]
