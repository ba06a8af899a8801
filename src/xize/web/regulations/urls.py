"""Addresses."""

from django.urls import path

from xize.web.regulations import views

HERE = "regulations/<str:edition>"

urlpatterns = [
    path("regulations", views.regulations, name="rulebook"),
    path(HERE, views.articles, name="edition"),
    path(f"{HERE}/step/<str:procedure>/<str:node>", views.step, name="edition-step"),
    path(f"{HERE}/roles", views.roles, name="edition-roles"),
    path(f"{HERE}/documents", views.documents, name="edition-documents"),
    path(f"{HERE}/deadlines", views.deadlines, name="edition-deadlines"),
    path(f"{HERE}/figures", views.figures, name="edition-figures"),
    path(f"{HERE}/scenarios", views.scenarios, name="edition-scenarios"),
]
