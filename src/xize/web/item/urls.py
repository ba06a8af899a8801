"""Addresses."""

from django.urls import path

from xize.web.item import copying, drafts, rows, views

HERE = "projects/<str:stream>/items/<str:element>"

urlpatterns = [
    path(HERE, views.item, name="item"),
    path(f"{HERE}/draft", drafts.save, name="item-draft"),
    path(f"{HERE}/draft/discard", drafts.discard, name="item-draft-discard"),
    path(f"{HERE}/copy/<str:document>", copying.choose, name="item-copy"),
    path("projects/<str:stream>/rows/<str:of>", rows.offer, name="item-rows"),
    path(f"{HERE}/entry", views.entry, name="item-entry"),
    path(f"{HERE}/waive", views.waive, name="item-waive"),
]
