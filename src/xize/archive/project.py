"""The archive's tables from its events: the same function writes them live and remakes them."""

from __future__ import annotations

from typing import assert_never

from django.db import transaction

from xize.archive import events as e
from xize.archive.models import Disposal, DisposalLine, Dossier, Hold, Part
from xize.archive.package.seal import Sealed

TABLES = (Dossier, Part, Hold, Disposal, DisposalLine)


def project(event: e.AnyArchived, at: int, by: str) -> None:
    """Write what one event changes."""
    match event:
        case e.Registered():
            Dossier.objects.create(
                stream=event.project,
                code=event.code,
                retention=event.retention,
                retained_until=event.retained_until,
                state="registered",
                at=at,
            )
        case Sealed():
            Part.objects.create(
                stream=event.project,
                part=event.part,
                seq=event.seq,
                digest=event.digest,
                files=event.files,
                octets=event.octets,
                at=at,
                by=by,
            )
            Dossier.objects.filter(stream=event.project).update(state="sealed")
        case e.Stored():
            part = Part.objects.filter(stream=event.project, part=event.part)
            part.update(blob=event.blob, size=event.octets)
        case e.HoldPut():
            Hold.objects.create(
                id=event.hold, stream=event.project, at=at, by=by, reason=event.reason
            )
        case e.HoldLifted():
            Hold.objects.filter(id=event.hold).update(
                lifted_at=at, lifted_by=by, lifted_reason=event.reason
            )
        case e.Proposed():
            _proposed(event, at, by)
        case e.Decided():
            Disposal.objects.filter(id=event.disposal).update(
                state="approved" if event.approved else "refused",
                decided_at=at,
                decided_by=by,
                opinion=event.opinion,
            )
        case e.Disposed():
            _disposed(event, at)
        case _:
            assert_never(event)


def _proposed(event: e.Proposed, at: int, by: str) -> None:
    Disposal.objects.create(id=event.disposal, at=at, by=by, reason=event.reason, state="proposed")
    for position, line in enumerate(event.lines, 1):
        DisposalLine.objects.create(
            disposal=event.disposal,
            stream=line.project,
            position=position,
            code=line.code,
            title=line.title,
            number=line.number,
            retention=line.retention,
            retained_until=line.retained_until,
            files=line.files,
        )


def _disposed(event: e.Disposed, at: int) -> None:
    Dossier.objects.filter(stream=event.project).update(state="disposed")
    Part.objects.filter(stream=event.project).update(blob="", size=0)
    lines = DisposalLine.objects.filter(disposal=event.disposal)
    lines.filter(stream=event.project).update(disposed_at=at)
    if not lines.filter(disposed_at__isnull=True).exists():
        Disposal.objects.filter(id=event.disposal).update(state="done")


@transaction.atomic
def remake(history: list[tuple[e.AnyArchived, int, str]]) -> None:
    """Empty the tables and fill them from all events, in the order of time."""
    for table in TABLES:
        table.objects.all().delete()
    for event, at, by in history:
        project(event, at, by)
