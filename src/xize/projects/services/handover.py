"""离职交接: handing over what is somebody's, in one project or in all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine.events import HandedOver
from xize.ledger import administration
from xize.ledger.batch import fetch
from xize.people import queries as people
from xize.people.actor import SYSTEM, Actor
from xize.people.permissions import Permission
from xize.people.refusals import NoSuchPerson, NotPermitted
from xize.projects.services.execute import Done, execute
from xize.projects.transaction import Situation

_STREAMS = (
    "SELECT p.stream, p.title FROM projects_project p JOIN projects_participant q "
    "ON q.stream = p.stream WHERE q.person = ? AND (p.status <> 'ended' OR EXISTS "
    "(SELECT 1 FROM projects_item i WHERE i.stream = p.stream)) ORDER BY p.began, p.stream"
)
"""Projects somebody had a part in where anything may still be theirs."""
NOTHING = "nothing-to-hand-over"


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """What came of one project: how many open steps and which roles went over, or why not."""

    stream: str
    title: str
    steps: int = 0
    roles: tuple[str, ...] = ()
    refusal: Refused | None = None

    @property
    def ok(self) -> bool:
        """Whether everything there was handed over."""
        return self.refusal is None


def hand_over(
    *,
    actor: Actor,
    stream: str,
    person: str,
    to: str,
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Hand over what is ``person``'s in one project: open work, claims, delegations, roles."""

    def make(now: Situation) -> c.HandOver:
        return c.HandOver(by=now.actor, at=now.at, person=person, to=to, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def hand_over_everything(
    *, actor: Actor, person: str, to: str, reason: str, at: datetime | None = None
) -> list[HandOverLine]:
    """Hand over in every project, each on its own: a line for each that had something of theirs.

    By the person or an administrator; what one project refuses does not stop the others. Asked
    again it goes on with what was left. The administration's ledger keeps what was done.
    """
    if actor.person != person and not actor.may(Permission.ORGANISATION_PEOPLE_WRITE):
        raise NotPermitted(Permission.ORGANISATION_PEOPLE_WRITE)
    successor = people.person(SYSTEM, to)
    if successor is None or not successor.active or to == person:
        raise NoSuchPerson(to)
    moment = at or timezone.now()
    lines = []
    for stream, title in fetch(connection, _STREAMS, (person,)):
        line = _in_one(actor, stream, title, person, to, reason, moment)
        if line is not None:
            lines.append(line)
    _keep(actor, person, to, reason, lines, moment)
    return lines


def _in_one(
    actor: Actor, stream: str, title: str, person: str, to: str, reason: str, at: datetime
) -> HandOverLine | None:
    try:
        done = hand_over(actor=actor, stream=stream, person=person, to=to, reason=reason, at=at)
    except Refused as refused:
        if refused.code == NOTHING:
            return None
        return HandOverLine(stream, title, refusal=refused)
    event = next(one for one in done.events if isinstance(one, HandedOver))
    return HandOverLine(stream, title, len(event.elements), event.roles)


def _keep(
    actor: Actor,
    person: str,
    to: str,
    reason: str,
    lines: list[HandOverLine],
    at: datetime,
) -> None:
    body = {
        "person": person,
        "to": to,
        "reason": reason,
        "projects": [one.stream for one in lines if one.ok],
        "failed": {one.stream: one.refusal.code for one in lines if one.refusal is not None},
    }
    administration.record(type_="EverythingHandedOver", body=body, by=actor.person, at=at)
