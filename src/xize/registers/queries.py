"""What people see of registers. The first argument is the actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

from xize.core.process.rulebook import Field
from xize.ledger.batch import fetch
from xize.people.actor import Actor
from xize.projects.queries import ProjectLine, ProjectState
from xize.projects.queries.lists import lines_of, visible_streams
from xize.registers.asking import NOTHING, Asked
from xize.registers.cells import cells_of, values_of
from xize.registers.named import own_text, static_names
from xize.registers.opened import CHUNK, Kept, Opened, keeps, open_register
from xize.registers.pools.definition import POOL
from xize.registers.shape import CASES, FORM, ColumnShape, Shape, idents, shape_of
from xize.registers.sources import Reader
from xize.registers.worked import with_columns
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, as_written, edition_in_force


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``field`` says how to show the stored value; None for plain ones."""

    id: str
    name: str
    field: Field | None = None
    kind: str = "text"
    document: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row, with the project it comes from; ``number`` is the form's own."""

    project: ProjectLine
    number: str
    values: dict[str, Any]
    case: str = ""
    document: str = ""
    instance: int = 0


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
    """The registers of the edition in force: declared ones and side procedures, without forms."""
    edition = as_written(edition_in_force(regulation))
    names = Names(edition, actor.language)
    return [
        card_of(names, edition, one) for one in idents(edition) if not one.startswith((FORM, POOL))
    ]


def forms(actor: Actor, edition: Compiled) -> list[RegisterCard]:
    """The forms of an edition as registers."""
    names = Names(edition, actor.language)
    return [card_of(names, edition, one) for one in idents(edition) if one.startswith(FORM)]


def pools(actor: Actor, edition: Compiled) -> list[RegisterCard]:
    """The pools of an edition that are kept by hand."""
    names = Names(edition, actor.language)
    return [card_of(names, edition, one) for one in idents(edition) if one.startswith(POOL)]


def register(actor: Actor, regulation: str, ident: str, in_force: str = "") -> RegisterTable:
    """One register with all rows open to the actor. Raises ``NoSuchRegister``, ``NotInForce``.

    ``in_force`` is the edition in force, for callers who know it already.
    """
    opened = open_register(actor, regulation, ident, in_force)
    streams = register_streams(actor, regulation, opened.shape.keeper)
    return RegisterTable(
        card_of(opened.names, opened.edition, ident),
        columns_of(opened),
        tuple(rows_of(opened, list(opened.every(NOTHING)))),
        tuple(streams),
        opened.whole,
    )


def extract(read: ProjectState, ident: str) -> RegisterTable:
    """What one project has in a register of its own edition, for its dossier.

    No access is decided here: who may have the dossier may have this. Raises ``NoSuchRegister``.
    """
    shape, actor = shape_of(read.edition, ident), Actor("", language=read.names.language)
    rows = with_columns(shape, Reader(shape, read.edition, [read.stream]).read())
    named = static_names(shape, read.edition, read.names)
    opened = Opened(actor, shape, read.edition, read.names, True, shape.columns, named)
    kept = [
        Kept(
            *(row.stream, place, row.number, row.document, row.instance, row.case),
            values_of(cells_of(row.values)),
        )
        for place, row in enumerate(rows, 1)
    ]
    card = card_of(read.names, read.edition, ident)
    found = tuple(rows_of(opened, kept))
    return RegisterTable(card, columns_of(opened), found, (read.stream,), True)


def rows_of(opened: Opened, kept: list[Kept]) -> list[RegisterRow]:
    """Rows with their projects, and names in columns of ours; people stay ids."""
    assert not opened.shape.is_pool, "rows of pools have no project"
    streams = list(dict.fromkeys(row.stream for row in kept))
    lines = {line.stream: line for line in lines_of(opened.actor, streams)}
    steps = {one.step for one in opened.shape.sources if one.how == "acts"}
    own = [one for one in opened.columns.values() if one.own != ("", "")]
    found = []
    for row in kept:
        values = {name: value for name, value in row.values.items() if name in opened.columns}
        values = dict.fromkeys(opened.columns) | values
        for one in own:
            values[one.id] = own_text(one, values.get(one.id), opened.named.get(one.id, {}))
        number = opened.names.node(row.number) if row.number in steps else row.number
        line = lines[row.stream]
        found.append(RegisterRow(line, number, values, row.case, row.document, row.instance))
    return found


def lines_and_numbers(opened: Opened, asked: Asked) -> Iterator[tuple[str, str, Kept]]:
    """All rows in order, each with its project's title and its own number; titles in portions."""
    steps = {one.step for one in opened.shape.sources if one.how == "acts"}
    titles: dict[str, str] = {}
    rows = opened.every(asked)
    while part := list(islice(rows, CHUNK)):
        titles |= opened.titles({row.stream for row in part} - titles.keys())
        for row in part:
            number = opened.names.node(row.number) if row.number in steps else row.number
            own = "" if opened.is_cases or opened.shape.is_pool else number
            yield titles.get(row.stream, ""), own, row


def columns_of(opened: Opened) -> tuple[Column, ...]:
    """The columns with their names in the reader's language."""
    return tuple(
        Column(
            one.id,
            _name(opened.names, opened.shape, one),
            one.field,
            one.kind,
            one.document,
            one.section,
        )
        for one in opened.columns.values()
    )


def _name(names: Names, shape: Shape, one: ColumnShape) -> str:
    if one.worked_out:
        return names.column(shape.ident, one.id)
    if one.field is None:
        return one.own[0 if names.language.startswith("zh") else 1]
    return names.field(one.document, one.section, one.field)


def card_of(names: Names, edition: Compiled, ident: str) -> RegisterCard:
    """The card of one register."""
    shape = shape_of(edition, ident)
    kept_by = names.role(shape.keeper) if shape.keeper else ""
    return RegisterCard(ident, _title(names, edition, ident), shape.regulation, kept_by)


def _title(names: Names, edition: Compiled, ident: str) -> str:
    if ident.startswith(CASES):
        return names.procedure(ident.removeprefix(CASES))
    if ident.startswith(POOL):
        return names.pool(ident.removeprefix(POOL))
    if not ident.startswith(FORM):
        return names.register(ident)
    document, _, section = ident.removeprefix(FORM).partition(".")
    if not section:
        return names.document(document)
    parts = {one.id: one for one in edition.rules.documents[document].sections}
    return f"{names.document(document)} · {names.section(document, parts[section])}"


def register_streams(actor: Actor, regulation: str, keeper: str) -> list[str]:
    """Whose rows the reader sees: all of them for auditors and the department that keeps it."""
    if keeps(actor, keeper):
        sql = "SELECT stream FROM projects_project WHERE regulation = ? ORDER BY began, stream"
        return [row[0] for row in fetch(connection, sql, (regulation,))]
    return sorted(visible_streams(actor, regulation))


__all__ = [
    "Asked",
    "Column",
    "RegisterCard",
    "RegisterRow",
    "RegisterTable",
    "extract",
    "forms",
    "register",
    "register_streams",
    "registers",
]
