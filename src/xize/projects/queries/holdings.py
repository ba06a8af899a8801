"""What is somebody's in all projects: what a hand-over would give to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from xize.core.engine import decode_state
from xize.core.engine.state import State
from xize.ledger.batch import fetch
from xize.ledger.instants import optional_instant
from xize.ledger.queries import stream_rows
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written

_STEPS = (
    "SELECT stream, element, node, due FROM projects_candidate WHERE principal = ? "
    "ORDER BY principal, due, opened"
)
_STREAMS = (
    "SELECT p.stream FROM projects_participant q JOIN projects_project p ON p.stream = q.stream "
    "WHERE q.person = ? AND p.status <> 'ended' ORDER BY p.began, p.stream"
)


@dataclass(frozen=True, slots=True)
class Held:
    """One project: steps that wait for the person, with their deadlines, and roles they hold."""

    project: ProjectLine
    steps: tuple[tuple[str, datetime | None], ...]
    roles: tuple[str, ...]


def holdings(actor: Actor, person: str) -> list[Held]:
    """Everything a person has to hand over; one's own, or anybody's for administrators."""
    if actor.person != person and not actor.may(Permission.ORGANISATION_PEOPLE_WRITE):
        return []
    waiting: dict[str, list[tuple[str, datetime | None]]] = {}
    for stream, _element, node, due in fetch(connection, _STEPS, (person,)):
        waiting.setdefault(stream, []).append((node, optional_instant(due)))
    streams = dict.fromkeys(row[0] for row in fetch(connection, _STREAMS, (person,)))
    rows = stream_rows(list(streams | dict.fromkeys(waiting)))
    lines = {line.stream: line for line in lines_of(actor, list(rows))}
    found = []
    for stream, row in rows.items():
        names = Names(as_written(row.edition), actor.language)
        roles = tuple(names.role(one) for one in _roles(decode_state(row.state), person))
        steps = tuple((names.node(node), due) for node, due in waiting.get(stream, ()))
        if steps or roles:
            found.append(Held(lines[stream], steps, roles))
    return sorted(found, key=lambda one: (one.project.began, one.project.stream))


def _roles(state: State, person: str) -> list[str]:
    return [role for role, people in state.team.items() if person in people]
