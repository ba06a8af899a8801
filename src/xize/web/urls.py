"""The addresses of all screens."""

from django.urls import include, path

urlpatterns = [
    path("", include("xize.web.home.urls")),
    path("", include("xize.web.sign_in.urls")),
    path("", include("xize.web.language.urls")),
]
