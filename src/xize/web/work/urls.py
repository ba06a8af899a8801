"""Addresses."""

from django.urls import path

from xize.web.work import batch, drafts, views

urlpatterns = [
    path("inbox/waiting", views.waiting, name="work-waiting"),
    path("inbox/claimable", views.claimable, name="work-claimable"),
    path("inbox/batch", batch.decide, name="work-batch"),
    path("inbox/done", views.done, name="work-done"),
    path("inbox/started", views.started, name="work-started"),
    path("inbox/receipts", views.receipts, name="work-receipts"),
    path("inbox/drafts", drafts.drafts, name="work-drafts"),
    path("inbox/drafts/discard", drafts.discard, name="work-draft-discard"),
    path("inbox/copied", views.copied, name="work-copied"),
    path("inbox/copied/<str:stream>/<int:seq>", views.read, name="work-read"),
    path("inbox/copied/<str:stream>/<int:seq>/open", views.open_notice, name="work-open"),
]
