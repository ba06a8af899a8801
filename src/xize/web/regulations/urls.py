"""Addresses."""

from django.urls import path

from xize.web.regulations import drawing, views

HERE = "regulations/<str:edition>"

urlpatterns = [
    path("regulations", views.regulations, name="rulebook"),
    path(HERE, views.articles, name="edition"),
    path(f"{HERE}/step/<str:procedure>/<str:node>", views.step, name="edition-step"),
    path(f"{HERE}/drawing", drawing.page, name="edition-drawing"),
    path(f"{HERE}/drawing.svg", drawing.picture, name="edition-picture"),
    path(f"{HERE}/drawing.bpmn", drawing.file, name="edition-file"),
    path(f"{HERE}/roles", views.roles, name="edition-roles"),
    path(f"{HERE}/documents", views.documents, name="edition-documents"),
    path(f"{HERE}/deadlines", views.deadlines, name="edition-deadlines"),
    path(f"{HERE}/figures", views.figures, name="edition-figures"),
    path(f"{HERE}/scenarios", views.scenarios, name="edition-scenarios"),
]
