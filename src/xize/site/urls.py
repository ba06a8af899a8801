"""Every address of the site, by screen, and the pages for what goes wrong."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("xize.web.urls"))]

handler400 = "xize.web.errors.views.bad_request"
handler403 = "xize.web.errors.views.forbidden"
handler404 = "xize.web.errors.views.not_found"
handler500 = "xize.web.errors.views.server_error"
