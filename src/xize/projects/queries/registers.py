"""台账: tables across projects, derived from forms, signatures and side procedures."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from xize.ledger.batch import fetch
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.lists import lines_of, visible_streams
from xize.projects.queries.register_columns import add_columns
from xize.projects.queries.register_rows import (
    Column,
    Reader,
    RegisterRow,
    add_cases,
    add_source,
    case_documents,
    documents_of,
)
from xize.projects.refusals import NoSuchProject
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, as_written, edition_in_force

CASES = "procedure:"
"""Registers of side procedures (``register: true``) are named by this and the procedure."""


@dataclass(frozen=True, slots=True)
class RegisterCard:
    """A register of a regulation. ``kept_by`` is a role's name."""

    id: str
    name: str
    regulation: str
    kept_by: str


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A register with its rows, as far as they are open to the reader.

    ``streams`` are the projects it was read from; ``whole`` says that the reader keeps it, so that
    some of these projects may not be open otherwise.
    """

    card: RegisterCard
    columns: tuple[Column, ...]
    rows: tuple[RegisterRow, ...]
    streams: tuple[str, ...]
    whole: bool


def registers(actor: Actor, regulation: str) -> list[RegisterCard]:
    """The registers of the edition in force of a regulation."""
    edition = as_written(edition_in_force(regulation))
    names = Names(edition, actor.language)
    cards = [_card(names, edition, str(ident)) for ident in edition.regulation.registers]
    tables = [one for one in edition.rules.procedures.values() if one.register]
    return cards + [_card(names, edition, CASES + one.id) for one in tables]


def register(actor: Actor, regulation: str, ident: str, in_force: str = "") -> RegisterTable:
    """One register. Raises ``NoSuchProject`` for an unknown one.

    ``in_force`` is the edition in force, for callers who know it already.
    """
    edition = as_written(in_force or edition_in_force(regulation))
    names = Names(edition, actor.language)
    keeper = _keeper(edition, ident)
    whole = _keeps(actor, keeper)
    streams = _streams(actor, regulation, whole=whole)
    reader = Reader(actor, edition, names, streams)
    reader.lines = {line.stream: line for line in lines_of(actor, streams)}
    if ident.startswith(CASES):
        procedure = ident.removeprefix(CASES)
        reader.read_ahead(case_documents(edition, procedure))
        add_cases(reader, procedure)
    else:
        sources = _sources(edition, ident)
        reader.read_ahead(documents_of(sources))
        for source in sources:
            add_source(reader, source)
        add_columns(reader, ident)
    columns = tuple(reader.columns.values())
    return RegisterTable(
        _card(names, edition, ident), columns, tuple(reader.rows), tuple(streams), whole
    )


def _card(names: Names, edition: Compiled, ident: str) -> RegisterCard:
    keeper = _keeper(edition, ident)
    own = ident.startswith(CASES)
    name = names.procedure(ident.removeprefix(CASES)) if own else names.register(ident)
    regulation = edition.rules.regulation
    return RegisterCard(ident, name, regulation, names.role(keeper) if keeper else "")


def _keeper(edition: Compiled, ident: str) -> str:
    for name, one in edition.regulation.registers.items():
        if str(name) == ident:
            return str(one.kept_by or "")
    return ""


def _sources(edition: Compiled, ident: str) -> list[str]:
    for name, one in edition.regulation.registers.items():
        if str(name) == ident:
            return [formula.expression.source.strip() for formula in one.of]
    raise NoSuchProject(ident)


def register_streams(actor: Actor, regulation: str, keeper: str) -> list[str]:
    """Whose rows the reader sees: all of them for auditors and the department that keeps it."""
    return _streams(actor, regulation, whole=_keeps(actor, keeper))


def _keeps(actor: Actor, keeper: str) -> bool:
    keepers = {one.id for one in people.departments_standing_for(actor, keeper)} if keeper else {}
    return actor.may(Permission.REGISTERS_ALL_READ) or actor.department in keepers


def _streams(actor: Actor, regulation: str, *, whole: bool) -> list[str]:
    if whole:
        sql = "SELECT stream FROM projects_project WHERE regulation = ? ORDER BY began, stream"
        return [row[0] for row in fetch(connection, sql, (regulation,))]
    return sorted(visible_streams(actor, regulation))
