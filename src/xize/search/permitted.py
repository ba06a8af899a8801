"""What somebody may find, as a condition inside the question: neither a title nor a count leaks.

It asks the tables as they stand now, not the index: who takes part, what has ended, whose deputy
somebody is. What only some of a project's people may read (``visible_to``) was worked out when
the project was indexed, so it is found only while the index is abreast of that project: somebody
who left a role a second ago finds nothing by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from xize.people import deputies
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.lists import open_to
from xize.search.draft import EVERYBODY
from xize.search.keys import OF_PROJECTS, PEOPLE, PERSON, RULE, RULEBOOK, UNIT

JOINED = (
    "JOIN search_entry e ON e.id = t.entry_id LEFT JOIN projects_project p ON p.stream = e.stream"
)
"""What the condition is about, behind passages ``t``."""

_DEPUTY = (
    "EXISTS (SELECT 1 FROM projects_participant d "
    "WHERE d.person = ? AND d.stream = p.stream{rules})"
)
_TAKES_PART = "SELECT stream FROM projects_participant WHERE person = ?"
_ENDED = "SELECT stream FROM projects_project WHERE status = 'ended'"
_THERE = "(e.payload = '' OR EXISTS (SELECT 1 FROM ledger_payload l WHERE l.id = e.payload))"
_ABREAST = (
    "EXISTS (SELECT 1 FROM search_indexed i JOIN ledger_stream s ON s.id = i.name "
    "AND s.seq = i.seq WHERE i.name = e.stream)"
)


class Condition(NamedTuple):
    """SQL with its values: a condition about ``JOINED``, or a selection of streams."""

    sql: str
    values: list[Any]


def streams(actor: Actor, at: datetime) -> Condition | None:
    """The streams in which there may be something for the actor; None for whoever sees all.

    Only a short way to ``permitted``, which decides: it spares the database what is not open.
    """
    if actor.may(Permission.PROJECTS_ALL_READ):
        return None
    parts = [Condition("SELECT ? AS stream", [one]) for one in (PEOPLE, RULEBOOK)]
    people = {actor.person, *(one.principal for one in deputies.acts_for(actor, at))}
    parts += [Condition(_TAKES_PART, [one]) for one in sorted(people)]
    if actor.may(Permission.ARCHIVE_DOSSIERS_READ):
        parts.append(Condition(_ENDED, []))
    sql = " UNION ".join(one.sql for one in parts)
    return Condition(sql, [value for one in parts for value in one.values])


def permitted(actor: Actor, at: datetime) -> Condition:
    """What the actor may find; nothing for nobody."""
    parts = [_people(actor)]
    if not actor.partner:
        parts.append(_of_projects(actor, at))
        if actor.is_somebody:
            parts.append(Condition("e.kind = ?", [UNIT]))
        if actor.may(Permission.RULEBOOK_EDITIONS_READ):
            parts.append(Condition("e.kind = ?", [RULE]))
    return _joined(" OR ", parts)


def _people(actor: Actor) -> Condition:
    """Employees find employees, a partner's contact the partner's own people."""
    if not actor.is_somebody:
        return Condition("1 = 0", [])
    return Condition("(e.kind = ? AND e.readers = ?)", [PERSON, actor.partner or EVERYBODY])


def _of_projects(actor: Actor, at: datetime) -> Condition:
    kinds = f"e.kind IN ({', '.join('?' * len(OF_PROJECTS))})"
    return _joined(
        " AND ",
        [
            Condition(kinds, list(OF_PROJECTS)),
            Condition("p.stream IS NOT NULL", []),
            _open(actor, at),
            _readable(actor),
            Condition(_THERE, []),
        ],
    )


def _open(actor: Actor, at: datetime) -> Condition:
    """As ``projects.queries.may_see``."""
    parts = [Condition(*open_to(actor))]
    for one in deputies.acts_for(actor, at):
        marks = ", ".join("?" * len(one.regulations))
        rules = f" AND p.regulation IN ({marks})" if one.regulations else ""
        parts.append(Condition(_DEPUTY.format(rules=rules), [one.principal, *one.regulations]))
    return _joined(" OR ", parts)


def _readable(actor: Actor) -> Condition:
    """As ``projects.queries.papers``."""
    everything = Permission.PROJECTS_ALL_READ, Permission.ARCHIVE_DOSSIERS_READ
    if any(map(actor.may, everything)):
        return Condition("1 = 1", [])
    sql = f"(e.readers = ? OR (e.readers LIKE ? AND {_ABREAST}))"
    return Condition(sql, [EVERYBODY, f"%|{actor.person}|%"])


def _joined(word: str, parts: Sequence[Condition]) -> Condition:
    sql = word.join(one.sql for one in parts)
    return Condition(f"({sql})", [value for one in parts for value in one.values])
