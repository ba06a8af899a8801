"""流程中心: what waits for me, what I have done, what I began, what I was told.

The lists are ranges of keys (``models.Candidate``): as fast with a million open projects as with
ten. Names are added from the compiled editions, which every process keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from xize.core.process.graph import UserTask
from xize.ledger.batch import fetch
from xize.ledger.instants import instant, optional_instant
from xize.notices import queries as notices
from xize.notices.queries import ToldRow
from xize.people import deputies
from xize.people.actor import Actor
from xize.people.deputies import Standing
from xize.projects.queries.lists import ProjectLine, lines_of, own
from xize.projects.queries.rows import row_labels_of
from xize.projects.queries.waiting import waiting_count, waiting_for, waits_for
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written

CAP = 100
"""Badges stop counting here ("100+")."""

_DONE = (
    'SELECT stream, seq, kind, node, "case", element, outcome, at, late, on_behalf, '
    "acting_for FROM projects_act "
    "WHERE person = ? ORDER BY at DESC, seq DESC LIMIT ? OFFSET ?"
)


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An open step that waits for the actor, or for ``principal``, whom they stand in for.

    ``how``: decide, claim (several may, nobody took it), enter, record (for an outsider), prepare
    (as a delegate) or asked (of somebody else). ``batch``: may be decided together with others.
    ``due`` is None without a deadline, or while it is undetermined (待定). ``row`` says which row
    a step is about that is done once for each of several.
    """

    project: ProjectLine
    element: str
    node: str
    step: str
    opened: datetime
    due: datetime | None
    how: str
    batch: bool = False
    principal: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class DoneLine:
    """Something the actor did: decided, entered, transferred or waived.

    ``acting_for``: the person they stood in for; "" in their own name.
    """

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
    acting_for: str


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


def todo(
    actor: Actor, *, limit: int = 50, offset: int = 0, claimable: bool = False
) -> list[WorkLine]:
    """待办: open steps that wait for the actor, or for whom they stand in; the nearest due first.

    ``claimable``: 待认领, only what several people may do and nobody has taken.
    """
    if not actor.is_somebody:
        return []
    standing = _standing(actor)
    how = "claim" if claimable else ""
    rows = waiting_for(_whose(actor, standing), most=limit + offset, how=how)[offset:]
    return _work_lines(actor, rows, standing, _projects(actor, (row[0] for row in rows)))


def todo_of(actor: Actor, items: Sequence[tuple[str, str]]) -> list[WorkLine]:
    """Those of some items (stream and element) that wait for the actor, or for a principal."""
    if not actor.is_somebody:
        return []
    standing = _standing(actor)
    rows = waits_for(_whose(actor, standing), items)
    return _work_lines(actor, rows, standing, _projects(actor, (row[0] for row in rows)))


def desk(actor: Actor, *, work: int, told: int) -> tuple[list[WorkLine], list[NoticeLine]]:
    """What lies on the actor's desk: the first of ``todo``, and notices they have not read."""
    if not actor.is_somebody:
        return [], []
    standing = _standing(actor)
    rows = waiting_for(_whose(actor, standing), most=work)
    unread = notices.told(actor, unread=True, limit=told)
    projects = _projects(actor, [*(row[0] for row in rows), *(row.stream for row in unread)])
    lines = _work_lines(actor, rows, standing, projects)
    return lines, _notice_lines(actor, unread, projects)


def _standing(actor: Actor) -> list[Standing]:
    return deputies.acts_for(actor, datetime.now(UTC))


def _whose(actor: Actor, standing: Iterable[Standing]) -> list[str]:
    """Whose work the actor sees: their own first."""
    return list(dict.fromkeys((actor.person, *(one.principal for one in standing))))


def _work_lines(
    actor: Actor,
    rows: Sequence[Sequence[Any]],
    standing: Sequence[Standing],
    projects: Mapping[str, ProjectLine],
) -> list[WorkLine]:
    labels = row_labels_of(
        actor, [(projects[row[0]], row[1], row[2]) for row in rows if row[0] in projects]
    )
    return [
        WorkLine(
            project=projects[stream],
            element=element,
            node=node,
            step=_names(actor, projects[stream]).node(node),
            opened=instant(opened),
            due=optional_instant(due),
            how=how,
            batch=_in_batches(projects[stream], node),
            principal="" if person == actor.person else person,
            row=labels.get((stream, element), ""),
        )
        for stream, element, node, due, opened, how, person in rows
        if stream in projects and _covered(actor, standing, person, projects[stream])
    ]


def _covered(actor: Actor, standing: Sequence[Standing], person: str, project: ProjectLine) -> bool:
    """One's own work, or that of a principal under a rule one stands in for."""
    return person == actor.person or any(
        one.principal == person and one.covers(project.regulation) for one in standing
    )


def _in_batches(project: ProjectLine, node: str) -> bool:
    """Whether the rule lets this step be decided together with others."""
    for procedure in as_written(project.edition).rules.procedures.values():
        found = procedure.process.nodes.get(node)
        if isinstance(found, UserTask):
            return "batch" in found.work.allows and "batch" not in found.work.forbids
    return False


def done(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[DoneLine]:
    """已办: what the actor did, the newest first."""
    if not actor.is_somebody:
        return []
    rows = fetch(connection, _DONE, (actor.person, limit, offset))
    projects = _projects(actor, (row[0] for row in rows))
    lines = []
    for stream, seq, kind, node, case, element, outcome, at, late, *whose in rows:
        if stream not in projects:
            continue
        project = projects[stream]
        names = _names(actor, project)
        said = names.outcome(node, outcome) if outcome else ""
        step = names.node(node)
        place = (project, seq, kind, case, node, element, step, said, instant(at), late)
        lines.append(DoneLine(*place, *whose))
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
    return _notice_lines(actor, rows, _projects(actor, (row.stream for row in rows)))


def _notice_lines(
    actor: Actor, rows: Iterable[ToldRow], projects: Mapping[str, ProjectLine]
) -> list[NoticeLine]:
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
    """Numbers for the badges: one's own work and that of whom one stands in for."""
    if not actor.is_somebody:
        return Counts(0, 0)
    return Counts(waiting_count(actor.person, _standing(actor), CAP), notices.unread(actor, CAP))


def _projects(actor: Actor, streams: Iterable[str]) -> dict[str, ProjectLine]:
    """Lines by stream: whoever has work or a notice there takes part in it."""
    wanted: Sequence[str] = list(dict.fromkeys(streams))
    return {line.stream: line for line in lines_of(actor, wanted)}


def _names(actor: Actor, project: ProjectLine) -> Names:
    return Names(as_written(project.edition), actor.language)
