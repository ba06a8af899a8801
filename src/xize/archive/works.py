"""Long work of the archive: sealing a dossier, with progress."""

from __future__ import annotations

from django.utils import timezone

from xize.archive.services.sealing import seal
from xize.jobs.kinds import Order, Result, work
from xize.jobs.progress import Progress
from xize.people import queries as people

SEAL = "dossier-seal"


@work(SEAL)
def sealed(order: Order, progress: Progress) -> Result:
    """Seal the dossier that was asked for; whoever asked fetches it from its page."""
    actor = people.actor_of(order.person)
    stream = str(order.arguments["stream"])
    seal(actor=actor, stream=stream, at=timezone.now(), told=progress.step)
    return Result(address=f"/archive/{stream}")
