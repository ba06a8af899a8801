"""Addresses."""

from django.urls import path

from xize.web.registers import cells, importing, saved, taking, views

HERE = "registers/<str:regulation>"
ONE = f"{HERE}/<str:ident>"

urlpatterns = [
    path("sheets/cells", cells.cells, name="sheet-cells"),
    path("registers", views.registers, name="registers"),
    path(f"{HERE}/partners", views.partners, name="register-partners"),
    path(f"{HERE}/forms/<str:document>/<str:stream>", views.of_form, name="register-of-form"),
    path(ONE, views.register, name="register"),
    path(f"{ONE}/figures", views.summary, name="register-figures"),
    path(f"{ONE}/export.<str:kind>", taking.export, name="register-export"),
    path(f"{ONE}/export-task.<str:kind>", taking.export_task, name="register-export-task"),
    path(f"{ONE}/import", importing.upload, name="register-import"),
    path(f"{ONE}/template.xlsx", importing.empty_file, name="register-template"),
    path(f"{ONE}/import/<str:job>", importing.review, name="register-review"),
    path(f"{ONE}/import/<str:job>/confirm", importing.confirm, name="register-import-confirm"),
    path(f"{ONE}/rows/<str:entry>/remove", importing.remove, name="register-row-remove"),
    path(f"{ONE}/views", saved.save, name="register-view-save"),
    path(f"{ONE}/views/<int:view>/remove", saved.remove, name="register-view-remove"),
]
