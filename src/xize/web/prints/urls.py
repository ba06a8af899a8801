"""Addresses."""

from django.urls import path

from xize.web.prints import numbers, sealed, views

HERE = "projects/<str:stream>/prints"

urlpatterns = [
    path("numbers", numbers.register, name="numbers"),
    path(HERE, views.listed, name="prints"),
    path(f"{HERE}/sealed/<str:blob>", sealed.download, name="sealed-print"),
    path(f"{HERE}/<str:kind>/<str:about>/seal", sealed.seal, name="print-seal"),
    path(f"{HERE}/<str:kind>/<str:about>", views.view, name="print"),
    path(f"{HERE}/<str:kind>/<str:about>/pdf", views.pdf, name="print-pdf"),
    path(f"{HERE}/<str:kind>/<str:about>/json", views.data, name="print-data"),
]
