"""Looking at every row before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from xize.core.problems import Problem, in_order
from xize.people.models import Department, Partner, Person
from xize.people.permissions import SystemRole
from xize.people.sheets.rows import COLUMNS, REFERENCES, Row, Sheet
from xize.people.sheets.sentences import near, problem

_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
ROLES = frozenset(role.value for role in SystemRole)
Known = Mapping[str, Mapping[str, str]]
"""By kind: what a row names as above it ("" for nothing), by key, of Xize and then of the files."""


def check(sheet: Sheet) -> tuple[Problem, ...]:
    """Everything wrong with the rows, by their places."""
    known = _known(sheet)
    problems = list(_twice(sheet))
    for row in sheet.rows:
        problems += _own(row)
        problems += _named(row, known)
    problems += _circles(sheet, "department", "parent", known)
    problems += _circles(sheet, "person", "superior", known)
    return in_order(problems)


def _known(sheet: Sheet) -> Known:
    departments = Department.objects.values_list("code", "parent__code")
    people = Person.objects.values_list("username", "superior__username")
    known: dict[str, dict[str, str]] = {
        "department": {code: parent or "" for code, parent in departments},
        "partner": dict.fromkeys(Partner.objects.values_list("code", flat=True), ""),
        "person": {name: superior or "" for name, superior in people},
    }
    for row in sheet.rows:
        above = row.text("parent") or row.text("superior")
        known[row.kind][row.key] = above or known[row.kind].get(row.key, "")
    return known


def _twice(sheet: Sheet) -> Iterator[Problem]:
    first: dict[tuple[str, str], Row] = {}
    for row in sheet.rows:
        before = first.setdefault((row.kind, row.key), row)
        if before is not row:
            there = f"{before.file}:{before.at.line}"
            yield problem("said-twice", row.file, row.at, key=row.key, first=there)


def _own(row: Row) -> Iterator[Problem]:
    """What is wrong with a row whatever the others say."""
    if not _KEY.fullmatch(row.key):
        yield problem("bad-key", row.file, row.at, key=row.key)
    if not row.text("name"):
        yield problem("name-missing", row.file, row.at, key=row.key)
    for name, limit in COLUMNS[row.kind].items():
        if any(len(text) > limit for text in (row.text(name), *row.texts(name))):
            yield problem("too-long", row.file, row.place(name), name=name, limit=limit)
    if row.text("department") and row.text("partner"):
        yield problem("two-places", row.file, row.place("partner"), key=row.key)
    if email := row.text("email"):
        try:
            validate_email(email)
        except ValidationError:
            yield problem("bad-email", row.file, row.place("email"), text=email)
    for role in row.texts("roles"):
        if role not in ROLES:
            words = near(role, ROLES)
            yield problem("unknown-role", row.file, row.place("roles"), text=role, **words)


def _named(row: Row, known: Known) -> Iterator[Problem]:
    for name, kind in REFERENCES.items():
        text = row.text(name)
        if text and text not in known[kind]:
            words = near(text, known[kind])
            yield problem(
                "unknown-reference", row.file, row.place(name), name=name, text=text, **words
            )


def _circles(sheet: Sheet, kind: str, name: str, known: Known) -> Iterator[Problem]:
    """Each circle once, at the first of its rows."""
    told: set[str] = set()
    for row in sheet.of(kind):
        chain = [row.key]
        while (above := known[kind].get(chain[-1], "")) and above not in chain:
            chain.append(above)
        if above == row.key and not told & {*chain}:
            told |= {*chain}
            shown = " → ".join((*chain, above))
            yield problem("goes-round", row.file, row.place(name), name=name, chain=shown)
