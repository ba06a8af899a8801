"""Addresses."""

from django.urls import path

from xize.web.documents import acting, comparing, received, sending, views

HERE = "projects/<str:stream>/documents"
SENT = "projects/<str:stream>/sent/<str:sending>"

urlpatterns = [
    path(HERE, views.documents, name="project-documents"),
    path(f"{HERE}/<str:key>", views.document, name="document"),
    path(f"{HERE}/<str:key>/compare", comparing.compare, name="document-compare"),
    path(f"{HERE}/<str:key>/template", views.template, name="document-template"),
    path(f"{HERE}/<str:key>/check-out", acting.check_out, name="document-check-out"),
    path(f"{HERE}/<str:key>/check-in", acting.check_in, name="document-check-in"),
    path(f"{HERE}/<str:key>/send", sending.send, name="document-send"),
    path(SENT, sending.sent, name="document-sent"),
    path("received/<str:stream>/<str:sending>", received.received, name="document-received"),
]
