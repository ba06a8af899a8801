"""Addresses."""

from django.urls import path

from xize.web.registers import views

HERE = "registers/<str:regulation>"

urlpatterns = [
    path("registers", views.registers, name="registers"),
    path(f"{HERE}/partners", views.partners, name="register-partners"),
    path(f"{HERE}/<str:ident>", views.register, name="register"),
    path(f"{HERE}/<str:ident>/export.<str:kind>", views.export, name="register-export"),
]
