"""A whole organisation from one YAML file, as the demo and a first set-up load it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import yaml
from django.db import transaction

from xize.people import services
from xize.people.actor import SYSTEM
from xize.people.models import Department, Partner, Person
from xize.people.permissions import SystemRole


class DepartmentEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One department of the file; ``parent`` and ``head`` name other entries."""

    name: str
    name_en: str = ""
    mark: str = ""
    parent: str | None = None
    head: str | None = None
    stands_for: list[str] = []


class PartnerEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outside organisation."""

    name: str
    name_en: str = ""


class PersonEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One person; in a department or a contact of a partner."""

    name: str
    name_en: str = ""
    title: str = ""
    title_en: str = ""
    department: str | None = None
    partner: str | None = None
    superior: str | None = None
    roles: list[SystemRole] = []


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: everything by its short name, in the order it is to be shown."""

    organisation: str
    name: str
    departments: dict[str, DepartmentEntry]
    people: dict[str, PersonEntry]
    name_en: str = ""
    mail_domain: str = ""
    partners: dict[str, PartnerEntry] = {}
    showcase: list[str] = []  # user names the demo's sign-in page shows first


msgspec.json.Decoder(Organisation)  # prepared here, not by threads (decision 0040)


def read_organisation(path: Path) -> Organisation:
    """Read the file. Raises ``msgspec.ValidationError`` that names the wrong entry."""
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Organisation)


@transaction.atomic
def load_organisation(organisation: Organisation) -> dict[str, str]:
    """Create what is missing and answer person ids by user name; what exists is left alone."""
    departments = _load_departments(organisation)
    partners = _load_partners(organisation)
    known = dict(Person.objects.values_list("username", "id"))
    fresh = {name for name in organisation.people if name not in known}
    for username in organisation.people:
        if username in fresh:
            known[username] = _create(organisation, username, departments, partners)
    for username in fresh:
        superior = organisation.people[username].superior
        if superior is not None:
            services.set_superior(actor=SYSTEM, person=known[username], superior=known[superior])
    for code, entry in organisation.departments.items():
        if entry.head is not None:
            services.set_head(actor=SYSTEM, department=departments[code], person=known[entry.head])
    return {username: known[username] for username in organisation.people}


def _load_departments(organisation: Organisation) -> dict[str, str]:
    """Ids by code; a parent stands before its children in the file."""
    ids = dict(Department.objects.values_list("code", "id"))
    for position, (code, entry) in enumerate(organisation.departments.items()):
        if code not in ids:
            ids[code] = services.create_department(
                actor=SYSTEM,
                code=code,
                name=entry.name,
                name_en=entry.name_en,
                mark=entry.mark,
                parent=ids[entry.parent] if entry.parent else None,
                position=position,
                stands_for=entry.stands_for,
            )
    return ids


def _load_partners(organisation: Organisation) -> dict[str, str]:
    ids = dict(Partner.objects.values_list("code", "id"))
    for code, entry in organisation.partners.items():
        if code not in ids:
            ids[code] = services.create_partner(
                actor=SYSTEM, code=code, name=entry.name, name_en=entry.name_en
            )
    return ids


def _create(
    organisation: Organisation,
    username: str,
    departments: dict[str, str],
    partners: dict[str, str],
) -> str:
    """One person with their roles; superiors are set once everybody exists."""
    entry = organisation.people[username]
    person = services.create_person(
        actor=SYSTEM,
        username=username,
        name=entry.name,
        name_en=entry.name_en,
        title=entry.title,
        title_en=entry.title_en,
        email=f"{username}@{organisation.mail_domain}" if organisation.mail_domain else "",
        department=departments[entry.department] if entry.department else None,
        partner=partners[entry.partner] if entry.partner else None,
    )
    for role in entry.roles:
        services.grant(actor=SYSTEM, person=person, role=role)
    return person
