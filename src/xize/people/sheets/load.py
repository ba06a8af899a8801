"""Writing a sheet down: what is missing is made, what differs is changed, nobody is removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from xize.core.problems import Problem, has_errors, in_order
from xize.ledger import administration
from xize.people import corrections, services
from xize.people.actor import SYSTEM
from xize.people.models import Department, Grant, Partner, Person, Standing
from xize.people.permissions import SystemRole
from xize.people.sheets.check import check
from xize.people.sheets.rows import Row, Sheet


class NothingLoaded(Exception):  # noqa: N818 - an answer, with every bad row
    """The sheet has bad rows; ``problems`` say which."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


@dataclass
class Loaded:
    """What came of it: keys by kind; ``rows`` counts all of a kind."""

    rows: dict[str, int] = field(default_factory=dict)
    new: dict[str, list[str]] = field(default_factory=dict)
    changed: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_anything(self) -> bool:
        """Whether Xize knows more than before."""
        return any(self.new.values()) or any(self.changed.values())


def load(sheet: Sheet, *, at: datetime, dry: bool = False) -> Loaded:
    """Load all of it or nothing, and record it; ``dry``: say only what would be done.

    Raises ``NothingLoaded`` with every problem of the sheet.
    """
    with transaction.atomic():
        problems = in_order((*sheet.problems, *check(sheet)))
        if has_errors(problems):
            raise NothingLoaded(problems)
        writing = _Writing(sheet)
        done = writing.carry_out()
        if dry:
            transaction.set_rollback(True)
        elif done.is_anything:
            body = {"files": dict(sheet.digests), **writing.ids_of(done)}
            administration.record(type_="OrganisationLoaded", body=body, by="", at=at)
    return done


class _Writing:
    """One go over a sheet; ``ids`` are those of all rows by kind and key."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._ids: dict[str, dict[str, str]] = {
            "department": dict(Department.objects.values_list("code", "id")),
            "partner": dict(Partner.objects.values_list("code", "id")),
            "person": dict(Person.objects.values_list("username", "id")),
        }
        self._touched: dict[tuple[str, str], str] = {}

    def carry_out(self) -> Loaded:
        """Make everything first, so that rows may name each other in any order."""
        for position, row in enumerate(self._sheet.of("department")):
            self._make(row, services.create_department, "code", position=position)
        for row in self._sheet.of("partner"):
            self._make(row, services.create_partner, "code")
        for row in self._sheet.of("person"):
            self._make(row, services.create_person, "username", email=self._email(row))
        for row in self._sheet.rows:
            if self._correct(row):
                self._touched.setdefault((row.kind, row.key), "changed")
        return self._loaded()

    def ids_of(self, done: Loaded) -> dict[str, dict[str, list[str]]]:
        """The same by id: names can be erased later, events cannot."""
        return {
            how: {kind: [self._ids[kind][key] for key in keys] for kind, keys in found.items()}
            for how, found in (("new", done.new), ("changed", done.changed))
        }

    def _make(self, row: Row, create: Any, key: str, **more: Any) -> None:
        if row.key not in self._ids[row.kind]:
            made = create(actor=SYSTEM, **{key: row.key}, name=row.text("name"), **more)
            self._ids[row.kind][row.key] = made
            self._touched[row.kind, row.key] = "new"

    def _email(self, row: Row) -> str:
        domain = self._sheet.mail_domain
        return row.text("email") or (f"{row.key}@{domain}" if domain else "")

    def _correct(self, row: Row) -> bool:
        ident = self._ids[row.kind][row.key]
        values = self._values(row)
        if row.kind == "department":
            changed = corrections.change_department(actor=SYSTEM, department=ident, **values)
            return _stand(row, ident) or changed
        if row.kind == "partner":
            return corrections.change_partner(actor=SYSTEM, partner=ident, **values)
        changed = corrections.change_person(actor=SYSTEM, person=ident, **values)
        return _give(row, ident) or changed

    def _values(self, row: Row) -> dict[str, Any]:
        """What the row says, with ids in place of keys."""
        kinds = {"parent": "department", "head": "person", "superior": "person"}
        values: dict[str, Any] = {}
        for name, cell in row.cells.items():
            if name in ("department", "partner", *kinds):
                values[f"{name}_id"] = self._ids[kinds.get(name, name)][str(cell)]
            elif isinstance(cell, str):
                values[name] = cell
        return values

    def _loaded(self) -> Loaded:
        done = Loaded({kind: len(self._sheet.of(kind)) for kind in self._ids})
        for (kind, key), how in self._touched.items():
            (done.new if how == "new" else done.changed).setdefault(kind, []).append(key)
        return done


def _stand(row: Row, department: str) -> bool:
    if "stands_for" not in row.cells:
        return False
    before = {*Standing.objects.filter(department_id=department).values_list("role", flat=True)}
    if before == {*row.texts("stands_for")}:
        return False
    services.set_standing(actor=SYSTEM, department=department, roles=row.texts("stands_for"))
    return True


def _give(row: Row, person: str) -> bool:
    """Roles are given; none is taken away by not being named."""
    before = {*Grant.objects.filter(person_id=person).values_list("role", flat=True)}
    fresh = [one for one in row.texts("roles") if one not in before]
    for role in fresh:
        services.grant(actor=SYSTEM, person=person, role=SystemRole(role))
    return bool(fresh)
