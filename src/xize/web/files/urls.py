"""Addresses."""

from django.urls import path

from xize.web.files import views

urlpatterns = [
    path("files/<str:blob>", views.file, name="file"),
    path("files/<str:blob>/look", views.look, name="file-look"),
    path("files/<str:blob>/pages/<int:number>", views.one_page, name="file-page"),
    path("files/<str:blob>/picture", views.as_picture, name="file-picture"),
    path("files/<str:blob>/media", views.media, name="file-media"),
    path("projects/<str:stream>/copies/<str:key>", views.taken, name="file-copies"),
]
