"""Writing people and departments: keyword-only verbs, each one transaction.

Every verb asks for the actor's permission first and raises a ``PeopleRefusal``; nothing is
changed then.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from xize.people.actor import Actor
from xize.people.models import Department, Grant, Partner, Person, Standing
from xize.people.permissions import Permission, SystemRole
from xize.people.pinyin import sort_key
from xize.people.refusals import (
    NameTaken,
    NoSuchDepartment,
    NoSuchPerson,
    NotPermitted,
    SuperiorLoop,
    UnknownLanguage,
)


def _demand(actor: Actor, permission: Permission) -> None:
    if not actor.may(permission):
        raise NotPermitted(permission)


@transaction.atomic
def create_department(
    *,
    actor: Actor,
    code: str,
    name: str,
    name_en: str = "",
    mark: str = "",
    parent: str | None = None,
    position: int = 0,
    stands_for: Iterable[str] = (),
) -> str:
    """A new department; answers its id. ``stands_for`` are role ids of regulations."""
    _demand(actor, Permission.ORGANISATION_DEPARTMENTS_WRITE)
    if Department.objects.filter(code=code).exists():
        raise NameTaken(code)
    if parent is not None and not Department.objects.filter(id=parent).exists():
        raise NoSuchDepartment(parent)
    row = Department.objects.create(
        code=code, name=name, name_en=name_en, mark=mark, parent_id=parent, position=position
    )
    Standing.objects.bulk_create(Standing(department=row, role=role) for role in stands_for)
    return row.id


@transaction.atomic
def set_head(*, actor: Actor, department: str, person: str | None) -> None:
    """Make somebody the head of a department, or leave the post empty."""
    _demand(actor, Permission.ORGANISATION_DEPARTMENTS_WRITE)
    _known_person(person)
    if not Department.objects.filter(id=department).update(head_id=person):
        raise NoSuchDepartment(department)


@transaction.atomic
def set_standing(*, actor: Actor, department: str, roles: Iterable[str]) -> None:
    """Replace the roles a department stands for."""
    _demand(actor, Permission.ORGANISATION_DEPARTMENTS_WRITE)
    row = Department.objects.filter(id=department).first()
    if row is None:
        raise NoSuchDepartment(department)
    row.standings.all().delete()
    Standing.objects.bulk_create(Standing(department=row, role=role) for role in set(roles))


@transaction.atomic
def create_partner(*, actor: Actor, code: str, name: str, name_en: str = "") -> str:
    """A new outside organisation; answers its id."""
    _demand(actor, Permission.ORGANISATION_PARTNERS_WRITE)
    if Partner.objects.filter(code=code).exists():
        raise NameTaken(code)
    return Partner.objects.create(code=code, name=name, name_en=name_en).id


@transaction.atomic
def create_person(
    *,
    actor: Actor,
    username: str,
    name: str,
    name_en: str = "",
    title: str = "",
    title_en: str = "",
    email: str = "",
    department: str | None = None,
    partner: str | None = None,
    superior: str | None = None,
) -> str:
    """A new person without a password (they cannot sign in with one yet); answers the id."""
    _demand(actor, Permission.ORGANISATION_PEOPLE_WRITE)
    if Person.objects.filter(username=username).exists():
        raise NameTaken(username)
    if department is not None and not Department.objects.filter(id=department).exists():
        raise NoSuchDepartment(department)
    _known_person(superior)
    row = Person(
        username=username,
        name=name,
        name_en=name_en,
        sort_key=sort_key(name),
        title=title,
        title_en=title_en,
        email=email,
        department_id=department,
        partner_id=partner,
        superior_id=superior,
    )
    row.set_unusable_password()
    row.save(force_insert=True)
    return row.id


@transaction.atomic
def set_superior(*, actor: Actor, person: str, superior: str | None) -> None:
    """Say who somebody reports to; a chain never comes back to where it began."""
    _demand(actor, Permission.ORGANISATION_PEOPLE_WRITE)
    _known_person(superior)
    above = superior
    while above is not None:
        if above == person:
            raise SuperiorLoop(Person.objects.get(id=person).name)
        above = Person.objects.filter(id=above).values_list("superior_id", flat=True).first()
    if not Person.objects.filter(id=person).update(superior_id=superior):
        raise NoSuchPerson(person)


@transaction.atomic
def set_password(*, actor: Actor, person: str, password: str) -> None:
    """Set a password that passed the site's validators; for oneself or as an administrator."""
    if actor.person != person:
        _demand(actor, Permission.ORGANISATION_PEOPLE_WRITE)
    row = Person.objects.filter(id=person).first()
    if row is None:
        raise NoSuchPerson(person)
    row.set_password(password)
    row.save(update_fields=["password"])


@transaction.atomic
def set_active(*, actor: Actor, person: str, active: bool) -> None:
    """Let somebody in again, or no longer; what they did stays under their name."""
    _demand(actor, Permission.ORGANISATION_PEOPLE_WRITE)
    if not Person.objects.filter(id=person).update(is_active=active):
        raise NoSuchPerson(person)


@transaction.atomic
def grant(*, actor: Actor, person: str, role: SystemRole) -> None:
    """Give a system role; giving it twice changes nothing."""
    _demand(actor, Permission.ORGANISATION_PEOPLE_WRITE)
    _known_person(person)
    Grant.objects.get_or_create(person_id=person, role=role.value)


@transaction.atomic
def change_language(*, actor: Actor, language: str) -> None:
    """Remember the language a person reads; their own choice only."""
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguage(language)
    Person.objects.filter(id=actor.person).update(language=language)


def _known_person(person: str | None) -> None:
    if person is not None and not Person.objects.filter(id=person).exists():
        raise NoSuchPerson(person)
