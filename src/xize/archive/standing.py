"""What stands against destroying a dossier: asked by pages and at every step of a disposal."""

from __future__ import annotations

from datetime import datetime

from xize.archive.demands import standing_hold
from xize.archive.models import Dossier
from xize.archive.package.facts import day
from xize.archive.refusals import ArchiveRefusal, DossierHeld, NotDueYet, NotSealed, StillRunning
from xize.people.actor import SYSTEM
from xize.projects.queries.lists import lines_of

OPEN = ("proposed", "approved")
"""States of a disposal list in which its dossiers are spoken for."""


def objection(stream: str, at: datetime) -> ArchiveRefusal | None:
    """What stands against destroying a dossier; the page and the rule cannot disagree."""
    known = Dossier.objects.filter(stream=stream).first()
    if known is None or known.state != "sealed":
        return NotSealed(stream)
    hold = standing_hold(stream)
    if hold is not None:
        return DossierHeld(known.code, reason=hold.reason)
    (line,) = lines_of(SYSTEM, [stream])
    if line.status != "ended":
        return StillRunning(line.title)
    if not known.retained_until or known.retained_until >= day(at).isoformat():
        return NotDueYet(known.code, until=known.retained_until or "永久")
    return None


def destroyable(stream: str, at: datetime) -> None:
    """Raise what stands against destroying a dossier."""
    against = objection(stream, at)
    if against is not None:
        raise against
