"""Addresses."""

from django.urls import path

from xize.web.modeller import live, publishing, views

HERE = "modeller/<str:draft>"

urlpatterns = [
    path("modeller", views.drafts, name="modeller-drafts"),
    path("modeller/new", views.new, name="modeller-new"),
    path("modeller/from/<str:edition>", views.begin, name="modeller-from"),
    path(HERE, views.draw, name="modeller"),
    path(f"{HERE}/discard", views.discard, name="modeller-discard"),
    path(f"{HERE}/save", live.save, name="modeller-save"),
    path(f"{HERE}/copy", live.copy, name="modeller-copy"),
    path(f"{HERE}/problems", live.problems, name="modeller-problems"),
    path(f"{HERE}/run", live.run, name="modeller-run"),
    path(f"{HERE}/publish", publishing.publish, name="modeller-publish"),
]
