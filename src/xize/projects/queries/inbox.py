"""流程中心: what waits for me, what I have done, what I began, what I was told.

The lists are ranges of keys (``models.Candidate``): as fast with a million open projects as with
ten. Names are added from the compiled editions, which every process keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from xize.ledger.batch import fetch
from xize.ledger.instants import instant, optional_instant
from xize.notices import queries as notices
from xize.people.actor import Actor
from xize.projects.queries.lists import ProjectLine, lines_of, own
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written

CAP = 100
"""Badges stop counting here ("100+")."""

_TODO = (
    "SELECT stream, element, node, due, opened, how FROM projects_candidate "
    "WHERE principal = ? ORDER BY principal, due, opened, stream, element LIMIT ? OFFSET ?"
)
_DONE = (
    'SELECT stream, seq, kind, node, "case", element, outcome, at, late, on_behalf '
    "FROM projects_act "
    "WHERE person = ? ORDER BY at DESC, seq DESC LIMIT ? OFFSET ?"
)


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An open step that waits for the actor. ``how``: decide, enter or record (for an outsider).

    ``due`` is None without a deadline, or while it is undetermined (待定).
    """

    project: ProjectLine
    element: str
    node: str
    step: str
    opened: datetime
    due: datetime | None
    how: str


@dataclass(frozen=True, slots=True)
class DoneLine:
    """Something the actor did: decided, entered, transferred or waived."""

    project: ProjectLine
    seq: int
    kind: str
    case: str
    node: str
    element: str
    step: str
    outcome: str
    at: datetime
    late: str
    on_behalf: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Something the actor was told; ``read_at`` is None while it is new."""

    project: ProjectLine
    seq: int
    kind: str
    about: str
    step: str
    text: str
    at: datetime
    receipt: bool
    read_at: datetime | None
    acknowledged_at: datetime | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Badges, each counted up to ``CAP``."""

    todo: int
    unread: int


def todo(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[WorkLine]:
    """待办: open steps that wait for the actor, the nearest deadline first."""
    if not actor.is_somebody:
        return []
    rows = fetch(connection, _TODO, (actor.person, limit, offset))
    projects = _projects(actor, (row[0] for row in rows))
    return [
        WorkLine(
            project=projects[stream],
            element=element,
            node=node,
            step=_names(actor, projects[stream]).node(node),
            opened=instant(opened),
            due=optional_instant(due),
            how=how,
        )
        for stream, element, node, due, opened, how in rows
        if stream in projects
    ]


def done(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[DoneLine]:
    """已办: what the actor did, the newest first."""
    if not actor.is_somebody:
        return []
    rows = fetch(connection, _DONE, (actor.person, limit, offset))
    projects = _projects(actor, (row[0] for row in rows))
    lines = []
    for stream, seq, kind, node, case, element, outcome, at, late, behalf in rows:
        if stream not in projects:
            continue
        project = projects[stream]
        names = _names(actor, project)
        said = names.outcome(node, outcome) if outcome else ""
        step = names.node(node)
        place = (project, seq, kind, case, node, element, step, said, instant(at), late, behalf)
        lines.append(DoneLine(*place))
    return lines


def started(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[ProjectLine]:
    """我发起的: projects the actor began, the newest first."""
    return own(actor, limit=limit, offset=offset) if actor.is_somebody else []


def copied(
    actor: Actor,
    *,
    unread: bool = False,
    receipts: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[NoticeLine]:
    """抄送我的: what the actor was told, the newest first; ``receipts``: not signed for yet."""
    if not actor.is_somebody:
        return []
    rows = notices.told(actor, unread=unread, receipts=receipts, limit=limit, offset=offset)
    projects = _projects(actor, (row.stream for row in rows))
    return [
        NoticeLine(
            project=projects[row.stream],
            seq=row.seq,
            kind=row.kind,
            about=row.about,
            step=_names(actor, projects[row.stream]).node(row.about),
            text=row.text,
            at=row.at,
            receipt=row.receipt,
            read_at=row.read_at,
            acknowledged_at=row.acknowledged_at,
        )
        for row in rows
        if row.stream in projects
    ]


def counts(actor: Actor) -> Counts:
    """Numbers for the badges."""
    if not actor.is_somebody:
        return Counts(0, 0)
    sql = "SELECT COUNT(*) FROM (SELECT 1 FROM projects_candidate WHERE principal = ? LIMIT ?) n"
    waiting = int(fetch(connection, sql, (actor.person, CAP))[0][0])
    return Counts(waiting, notices.unread(actor, CAP))


def _projects(actor: Actor, streams: Iterable[str]) -> dict[str, ProjectLine]:
    """Lines by stream: whoever has work or a notice there takes part in it."""
    wanted: Sequence[str] = list(dict.fromkeys(streams))
    return {line.stream: line for line in lines_of(actor, wanted)}


def _names(actor: Actor, project: ProjectLine) -> Names:
    return Names(as_written(project.edition), actor.language)
