"""Addresses."""

from django.urls import path

from xize.web.archive import disposals, sealing, views

urlpatterns = [
    path("archive", views.archive, name="archive"),
    path("archive/disposals", disposals.overview, name="disposals"),
    path("archive/disposals/propose", disposals.propose, name="disposal-propose"),
    path("archive/disposals/<str:ident>", disposals.page, name="disposal"),
    path("archive/disposals/<str:ident>/pdf", disposals.printed, name="disposal-pdf"),
    path("archive/disposals/<str:ident>/decide", disposals.decide, name="disposal-decide"),
    path("archive/disposals/<str:ident>/carry-out", disposals.carry_out, name="disposal-carry-out"),
    path("archive/<str:stream>", views.dossier, name="dossier"),
    path("archive/<str:stream>/seal", sealing.seal, name="dossier-seal"),
    path("archive/<str:stream>/parts/<int:part>", sealing.package, name="dossier-part"),
    path("archive/<str:stream>/holds", sealing.hold, name="dossier-hold"),
    path("archive/<str:stream>/holds/<str:ident>/lift", sealing.lift, name="dossier-lift"),
]
