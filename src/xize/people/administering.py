"""What whoever runs the machine does to accounts, recorded in the administration's ledger."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX as UNUSABLE
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from xize.ledger import administration
from xize.people import corrections, services
from xize.people.actor import SYSTEM
from xize.people.models import Grant, Person
from xize.people.permissions import SystemRole
from xize.people.refusals import NoSuchPerson


def new_password(*, username: str, password: str, at: datetime) -> None:
    """Set a password; Django's ``ValidationError`` says what a weak one lacks.

    Raises ``NoSuchPerson``.
    """
    person = _person(username)
    validate_password(password, person)
    with transaction.atomic():
        services.set_password(actor=SYSTEM, person=person.id, password=password)
        administration.record(type_="PasswordSet", body={"person": person.id}, by="", at=at)


def new_role(*, username: str, role: SystemRole, at: datetime) -> bool:
    """Give a system role; whether the person did not hold it yet. Raises ``NoSuchPerson``."""
    person = _person(username)
    with transaction.atomic():
        if Grant.objects.filter(person=person, role=role.value).exists():
            return False
        services.grant(actor=SYSTEM, person=person.id, role=role)
        _record("RoleGiven", person, role, at)
    return True


def no_role(*, username: str, role: SystemRole, at: datetime) -> bool:
    """Take a system role away; whether the person held it. Raises ``NoSuchPerson``."""
    person = _person(username)
    with transaction.atomic():
        taken = corrections.take_role(actor=SYSTEM, person=person.id, role=role)
        if taken:
            _record("RoleTaken", person, role, at)
    return taken


def is_unused() -> bool:
    """Whether nobody can sign in yet: a home that waits to be set up."""
    people = Person.objects.filter(is_active=True).exclude(password__startswith=UNUSABLE)
    return not people.exists()


def _record(type_: str, person: Person, role: SystemRole, at: datetime) -> None:
    body = {"person": person.id, "role": role.value}
    administration.record(type_=type_, body=body, by="", at=at)


def _person(username: str) -> Person:
    found = Person.objects.filter(username=username).first()
    if found is None:
        raise NoSuchPerson(username)
    return found
