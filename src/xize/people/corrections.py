"""Correcting what is known of departments, partners and people; what stays the same is left alone.

Each verb answers whether anything changed. What people did stays under their id.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model

from xize.people import services
from xize.people.actor import Actor
from xize.people.models import Department, Grant, Partner, Person
from xize.people.permissions import Permission, SystemRole
from xize.people.pinyin import sort_key
from xize.people.refusals import NoSuchDepartment, NoSuchPerson, NotPermitted


@transaction.atomic
def change_department(*, actor: Actor, department: str, **values: Any) -> bool:
    """Name, marks, place in the tree (``parent_id``), head (``head_id``)."""
    _demand(actor, Permission.ORGANISATION_DEPARTMENTS_WRITE)
    row = Department.objects.filter(id=department).first()
    if row is None:
        raise NoSuchDepartment(department)
    return _change(row, values)


@transaction.atomic
def change_partner(*, actor: Actor, partner: str, **values: Any) -> bool:
    """The names of an outside organisation."""
    _demand(actor, Permission.ORGANISATION_PARTNERS_WRITE)
    return _change(Partner.objects.get(id=partner), values)


@transaction.atomic
def change_person(*, actor: Actor, person: str, **values: Any) -> bool:
    """Names, post, mail address, department or partner; ``superior_id`` never closes a circle."""
    _demand(actor, Permission.ORGANISATION_PEOPLE_WRITE)
    row = Person.objects.filter(id=person).first()
    if row is None:
        raise NoSuchPerson(person)
    superior = values.pop("superior_id", row.superior_id)
    if "name" in values:
        values["sort_key"] = sort_key(values["name"])
    changed = _change(row, values)
    if superior != row.superior_id:
        services.set_superior(actor=actor, person=person, superior=superior)
        return True
    return changed


@transaction.atomic
def take_role(*, actor: Actor, person: str, role: SystemRole) -> bool:
    """Take a system role away."""
    _demand(actor, Permission.ORGANISATION_PEOPLE_WRITE)
    return bool(Grant.objects.filter(person_id=person, role=role.value).delete()[0])


def _change(row: Model, values: dict[str, Any]) -> bool:
    different = {name: one for name, one in values.items() if getattr(row, name) != one}
    for name, one in different.items():
        setattr(row, name, one)
    if different:
        row.save(update_fields=[*different])
    return bool(different)


def _demand(actor: Actor, permission: Permission) -> None:
    if not actor.may(permission):
        raise NotPermitted(permission)
