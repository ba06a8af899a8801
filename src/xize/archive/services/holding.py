"""冻结: while a hold stands on a dossier nothing of it is destroyed (a case, an audit)."""

from __future__ import annotations

from datetime import datetime

from xize.archive import events as e
from xize.archive.book import record
from xize.archive.demands import demand, not_gone, reasoned
from xize.archive.models import Hold
from xize.archive.refusals import HoldNotThere
from xize.people.actor import Actor
from xize.people.ids import new_id
from xize.people.permissions import Permission
from xize.projects.queries.access import require


def put_hold(*, actor: Actor, stream: str, reason: str, at: datetime) -> str:
    """Put a hold on a project's dossier, ended or not; the hold's id. Several may stand at once."""
    demand(actor, Permission.ARCHIVE_HOLDS_WRITE)
    require(actor, stream)
    not_gone(stream)
    hold = new_id()
    record(e.HoldPut(project=stream, hold=hold, reason=reasoned(reason)), by=actor.person, at=at)
    return hold


def lift_hold(*, actor: Actor, hold: str, reason: str, at: datetime) -> None:
    """Lift a hold. Raises ``HoldNotThere``."""
    demand(actor, Permission.ARCHIVE_HOLDS_WRITE)
    found = Hold.objects.filter(id=hold, lifted_at=None).first()
    if found is None:
        raise HoldNotThere(hold)
    require(actor, found.stream)
    event = e.HoldLifted(project=found.stream, hold=hold, reason=reasoned(reason))
    record(event, by=actor.person, at=at)
