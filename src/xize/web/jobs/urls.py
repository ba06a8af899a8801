"""Addresses."""

from django.urls import path

from xize.web.jobs import views

urlpatterns = [
    path("jobs", views.jobs, name="jobs"),
    path("jobs/<str:ident>", views.job, name="job"),
    path("jobs/<str:ident>/stop", views.stop, name="job-stop"),
    path("jobs/<str:ident>/file", views.file, name="job-file"),
]
