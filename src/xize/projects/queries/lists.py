"""Lists of projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from xize.ledger.batch import fetch
from xize.ledger.instants import instant, optional_instant
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written

COLUMNS = (
    "p.stream, p.regulation, p.edition, p.procedure, p.parent, p.title, p.number, p.partner, "
    "p.status, p.result, p.stages, p.lead, p.initiator, p.began, p.ended, p.data"
)
SHORTEST_SEARCH = 2


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project as lists show it.

    ``status``: running, suspended or ended. ``stages``: open stages as (id, name). ``result`` and
    ``result_name`` once it has ended. People are ids.
    """

    stream: str
    regulation: str
    regulation_title: str
    edition: str
    procedure: str
    parent: str
    title: str
    number: str
    partner: str
    status: str
    result: str
    result_name: str
    stages: tuple[tuple[str, str], ...]
    lead: str
    initiator: str
    began: datetime
    ended: datetime | None
    data: dict[str, Any]


def line_of(actor: Actor, row: Sequence[Any]) -> ProjectLine:
    """The line of a table row, named in the actor's language."""
    names = Names(as_written(row[2]), actor.language)
    stages = tuple((stage, names.node(stage)) for stage in row[10].split())
    return ProjectLine(
        stream=row[0],
        regulation=row[1],
        regulation_title=names.title,
        edition=row[2],
        procedure=row[3],
        parent=row[4],
        title=row[5] or names.procedure(row[3]),
        number=row[6],
        partner=row[7],
        status=row[8],
        result=row[9],
        result_name=names.result(row[9]) if row[9] else "",
        stages=stages,
        lead=row[11],
        initiator=row[12],
        began=instant(row[13]),
        ended=optional_instant(row[14]),
        data=msgspec.json.decode(row[15]),
    )


def projects(
    actor: Actor,
    *,
    status: str = "",
    regulation: str = "",
    stage: str = "",
    text: str = "",
    limit: int = 50,
    offset: int = 0,
) -> list[ProjectLine]:
    """The projects open to the actor, the newest first; filters may be combined.

    ``text`` is looked for in title, number and partner; two characters are enough.
    """
    range_ = _newest_first(actor, status)
    where, values = range_.where, range_.values
    for column, wanted in (("status", status), ("regulation", regulation)):
        if wanted:
            where, values = f"{where} AND p.{column} = ?", [*values, wanted]
    if stage:
        where, values = f"{where} AND (' ' || p.stages || ' ') LIKE ?", [*values, f"% {stage} %"]
    if text.strip():
        like = f"%{_escaped(text.strip().lower())}%"  # LIKE alone minds case on PostgreSQL only
        fields = " OR ".join(
            f"LOWER(p.{column}) LIKE ? ESCAPE '!'" for column in ("title", "number", "partner")
        )
        where, values = f"{where} AND ({fields})", [*values, like, like, like]
    return _lines(actor, range_._replace(where=where, values=values), limit, offset)


def search(actor: Actor, text: str, *, limit: int = 20) -> list[ProjectLine]:
    """Projects whose title, number or partner contain the text."""
    wanted = text.strip()
    return projects(actor, text=wanted, limit=limit) if len(wanted) >= SHORTEST_SEARCH else []


def own(actor: Actor, *, limit: int, offset: int) -> list[ProjectLine]:
    """Projects the actor began."""
    return _lines(actor, _Range("p.initiator = ?", [actor.person]), limit, offset)


def lines_of(actor: Actor, streams: Sequence[str]) -> list[ProjectLine]:
    """Lines of given projects; access is the caller's affair."""
    if not streams:
        return []
    marks = ", ".join("?" * len(streams))
    wanted = _Range(f"p.stream IN ({marks})", list(streams))
    return _lines(actor, wanted, len(streams), 0)


def visible_streams(actor: Actor, regulation: str) -> list[str]:
    """The streams of a regulation that are open to the actor."""
    where, values = open_to(actor)
    sql = f"SELECT p.stream FROM projects_project p WHERE {where} AND p.regulation = ?"  # noqa: S608
    return [row[0] for row in fetch(connection, sql, [*values, regulation])]


def open_to(actor: Actor) -> tuple[str, list[Any]]:
    """The condition under which projects are open to the actor (see ``access.may_see``)."""
    if actor.may(Permission.PROJECTS_ALL_READ):
        return "1 = 1", []
    if not actor.is_somebody or actor.partner:
        return "1 = 0", []
    if actor.may(Permission.ARCHIVE_DOSSIERS_READ):
        return f"({_MINE} OR p.status = 'ended')", [actor.person]
    return _MINE, [actor.person]


_MINE = "EXISTS (SELECT 1 FROM projects_participant q WHERE q.person = ? AND q.stream = p.stream)"


class _Range(NamedTuple):
    """Rows of a list in the order of some key, so that a page of it is read without the rest."""

    where: str
    values: list[Any]
    order: str = "p.began DESC, p.stream DESC"
    tables: str = "projects_project p"


def _newest_first(actor: Actor, status: str) -> _Range:
    """What is open to the actor, so ordered that the first page is the end of some key.

    The id of a stream begins with the instant at which the project began (``people.ids``).
    """
    where, values = open_to(actor)
    if where == _MINE:
        # an expression, so that no planner walks through all projects to meet these few
        tables = "projects_participant q JOIN projects_project p ON p.stream = q.stream || ''"
        return _Range("q.person = ?", values, "q.stream DESC", tables)
    return _Range(where, values) if status else _Range(where, values, "p.stream DESC")


def _lines(actor: Actor, range_: _Range, limit: int, offset: int) -> list[ProjectLine]:
    sql = (
        f"SELECT {COLUMNS} FROM {range_.tables} WHERE {range_.where} "  # noqa: S608
        f"ORDER BY {range_.order} LIMIT ? OFFSET ?"
    )
    return [line_of(actor, row) for row in fetch(connection, sql, [*range_.values, limit, offset])]


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
