"""Where several projects stand: what is open in each and whom it waits for; what can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from xize.ledger.batch import fetch
from xize.ledger.instants import optional_instant
from xize.people.actor import Actor
from xize.projects.current import OUTSIDE
from xize.projects.queries.lists import ProjectLine
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An open step of a project in a list, with the people it waits for."""

    element: str
    node: str
    step: str
    due: datetime | None
    people: tuple[str, ...]


def open_lines(actor: Actor, projects: Sequence[ProjectLine]) -> dict[str, list[OpenLine]]:
    """The open steps of projects the actor was shown already, by stream; one query."""
    running = {one.stream: one for one in projects if one.status != "ended"}
    if not running:
        return {}
    marks = ", ".join("?" * len(running))
    sql = (
        "SELECT i.stream, i.element, i.node, i.due, c.principal FROM projects_item i "  # noqa: S608
        "LEFT JOIN projects_candidate c ON c.stream = i.stream AND c.element = i.element "
        f"WHERE i.stream IN ({marks}) ORDER BY i.stream, i.opened, i.element, c.principal"
    )
    people: dict[tuple[str, str, str, int | None], list[str]] = {}
    for stream, element, node, due, principal in fetch(connection, sql, tuple(running)):
        waiting = people.setdefault((stream, element, node, due), [])
        if principal and not principal.startswith(OUTSIDE):
            waiting.append(principal)
    found: dict[str, list[OpenLine]] = {}
    for (stream, element, node, due), waiting in people.items():
        names = Names(as_written(running[stream].edition), actor.language)
        line = OpenLine(element, node, names.node(node), optional_instant(due), tuple(waiting))
        found.setdefault(stream, []).append(line)
    return found


def people_of(lines: Iterable[Iterable[OpenLine]]) -> list[str]:
    """Everybody somebody waits for."""
    return [person for some in lines for line in some for person in line.people]
