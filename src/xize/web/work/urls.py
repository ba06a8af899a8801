"""Addresses."""

from django.urls import path

from xize.web.work import batch, views

urlpatterns = [
    path("work/waiting", views.waiting, name="work-waiting"),
    path("work/claimable", views.claimable, name="work-claimable"),
    path("work/batch", batch.decide, name="work-batch"),
    path("work/done", views.done, name="work-done"),
    path("work/started", views.started, name="work-started"),
    path("work/receipts", views.receipts, name="work-receipts"),
    path("work/copied", views.copied, name="work-copied"),
    path("work/copied/<str:stream>/<int:seq>", views.read, name="work-read"),
    path("work/copied/<str:stream>/<int:seq>/open", views.open_notice, name="work-open"),
]
