"""销毁: proposed by one person, approved by another, and then carried out on the record.

What is destroyed are the files and form values of a dossier and its sealed packages. Its events
stay, with their chain, and so does the disposal list. Nothing is destroyed while it is held, open,
or before its time; each of these is asked again at every step.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import connection, transaction

from xize.archive import events as e
from xize.archive.book import lock, record
from xize.archive.demands import demand, reasoned
from xize.archive.models import Disposal, DisposalLine, Dossier, Part
from xize.archive.refusals import (
    ApproverProposed,
    DisposalNotOpen,
    ListedAlready,
    NoSuchDisposal,
)
from xize.archive.standing import OPEN, destroyable
from xize.documents.queries import uses_of
from xize.documents.services import dispose
from xize.ledger import payloads
from xize.ledger import services as ledger
from xize.ledger.queries import links, stream_row
from xize.people.actor import SYSTEM, Actor
from xize.people.ids import new_id
from xize.people.permissions import Permission
from xize.projects.prints.sealing import sealed_of
from xize.projects.queries.lists import lines_of


def propose(*, actor: Actor, streams: Sequence[str], reason: str, at: datetime) -> str:
    """Propose to destroy dossiers whose retention is over; the list's id.

    Raises what stands against the first of them that must be kept.
    """
    demand(actor, Permission.ARCHIVE_DISPOSALS_PROPOSE)
    why = reasoned(reason)
    disposal = new_id()
    with transaction.atomic():
        lock()
        wanted = list(dict.fromkeys(streams))
        if not wanted:
            raise NoSuchDisposal
        lines = tuple(_line(stream, at) for stream in wanted)
        event = e.Proposed(disposal=disposal, reason=why, lines=lines)
        record(event, by=actor.person, at=at)
    return disposal


def decide(*, actor: Actor, disposal: str, approved: bool, opinion: str, at: datetime) -> None:
    """Approve or refuse a list (鉴定); never whoever proposed it."""
    demand(actor, Permission.ARCHIVE_DISPOSALS_DECIDE)
    said = reasoned(opinion)
    with transaction.atomic():
        lock()
        known = _list(disposal)
        if known.state != "proposed":
            raise DisposalNotOpen(disposal)
        if known.by == actor.person:
            raise ApproverProposed(disposal)
        if approved:
            for line in _lines(disposal):
                destroyable(line.stream, at)
        event = e.Decided(disposal=disposal, approved=approved, opinion=said)
        record(event, by=actor.person, at=at)


def carry_out(*, actor: Actor, disposal: str, at: datetime) -> int:
    """Destroy what an approved list names; how many dossiers. Goes on where it was broken off."""
    demand(actor, Permission.ARCHIVE_DISPOSALS_PROPOSE)
    known = _list(disposal)
    if known.state != "approved":
        raise DisposalNotOpen(disposal)
    done = 0
    for line in _lines(disposal):
        if line.disposed_at is None:
            _destroy(actor, disposal, line, at)
            done += 1
    return done


def _list(disposal: str) -> Disposal:
    known = Disposal.objects.filter(id=disposal).first()
    if known is None:
        raise NoSuchDisposal(disposal)
    return known


def _lines(disposal: str) -> list[DisposalLine]:
    return list(DisposalLine.objects.filter(disposal=disposal).order_by("position"))


def _line(stream: str, at: datetime) -> e.ProposedLine:
    destroyable(stream, at)
    known = Dossier.objects.get(stream=stream)
    listed = DisposalLine.objects.filter(stream=stream).values_list("disposal", flat=True)
    if Disposal.objects.filter(id__in=listed, state__in=OPEN).exists():
        raise ListedAlready(known.code)
    (line,) = lines_of(SYSTEM, [stream])
    return e.ProposedLine(
        project=stream,
        code=known.code,
        title=line.title,
        number=line.number,
        retention=known.retention,
        retained_until=known.retained_until,
        files=len(files_of(stream)),
    )


def _destroy(actor: Actor, disposal: str, line: DisposalLine, at: datetime) -> None:
    """Write down what goes, erase form values; delete files once that is committed."""
    stream = line.stream
    made = [one.blob for one in Part.objects.filter(stream=stream) if one.blob]
    made += [one.body.blob for one in sealed_of(stream)]
    with transaction.atomic():
        lock()
        stream_row(stream, lock=True)
        destroyable(stream, at)
        files = files_of(stream)
        kept = [one for one in files if held_elsewhere(one, stream)]
        gone = [one for one in files if one not in kept]
        stored = [one.id for one in payloads.stored_of(connection, stream)]
        event = e.Disposed(
            project=stream,
            disposal=disposal,
            code=line.code,
            files=tuple(gone),
            kept=tuple(kept),
            payloads=tuple(stored),
        )
        record(event, by=actor.person, at=at)
        for payload in stored:
            ledger.redact(payload=payload, by=actor.person, at=at, reason=f"销毁 {line.code}")
    for blob in (*gone, *made):
        dispose(blob=blob)


def files_of(stream: str) -> list[str]:
    """The files that a project's events name, each once."""
    found: dict[str, None] = {}
    for link in links(stream):
        if b'"files":[{' in link.body:
            for one in msgspec.json.decode(link.body).get("files", ()):
                found[one["file"]] = None
    return list(found)


def held_elsewhere(blob: str, stream: str) -> bool:
    """Whether a project that was not disposed of holds the same file."""
    others = {one.stream for one in uses_of(blob)} - {stream}
    gone = Dossier.objects.filter(stream__in=others, state="disposed")
    return bool(others - set(gone.values_list("stream", flat=True)))
