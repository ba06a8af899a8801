"""Sealed prints: a PDF with the organisation's seal, kept for ever, tied to what it showed.

Each sealing is an event of the administration's chain (``PrintSealed``): which print, of which
state of the project, whose hand, which blob. There is no table of its own: the chain is the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from xize.documents import blobs
from xize.documents.refusals import NoSuchFile
from xize.ledger import administration
from xize.ledger.queries import administered, stream_row
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.printing import as_pdf
from xize.printing.seals import Verified
from xize.projects.prints import offered
from xize.projects.prints.printed import PDF, Printed, file_name
from xize.projects.prints.seal_keeping import certificate, keeper, known

SEALED = "PrintSealed"


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What the event holds. ``seq`` is the project's last event that the print shows."""

    stream: str
    kind: str
    about: str
    title: str
    number: str
    seq: int
    blob: str
    fingerprint: str
    reason: str = ""


_BODY = msgspec.json.Decoder(Body)


@dataclass(frozen=True, slots=True)
class SealedPrint:
    """One sealed print. ``current``: nothing has happened in the project since."""

    body: Body
    at: datetime
    by: str
    current: bool


def seal_print(
    *, actor: Actor, stream: str, kind: str, about: str, at: datetime, reason: str = ""
) -> SealedPrint:
    """Print, seal and keep it.

    Raises ``NotPermitted``, what ``offered.sheet`` raises, ``SealMissing`` and ``SealUnreadable``.
    """
    from xize.printing.seals.seal import seal

    if not actor.may(Permission.PRINTS_SEAL_USE):
        raise NotPermitted(Permission.PRINTS_SEAL_USE)
    row = stream_row(stream)
    sheet = offered.sheet(actor, stream, kind, about, at)
    assert row is not None
    held = keeper()
    content = seal(as_pdf(sheet), held, reason=reason)
    body = Body(
        stream=stream,
        kind=kind,
        about=about,
        title=sheet.title,
        number=sheet.number,
        seq=row.seq,
        blob=blobs.write(content),
        fingerprint=certificate().fingerprint,
        reason=reason,
    )
    administration.record(type_=SEALED, body=msgspec.to_builtins(body), by=actor.person, at=at)
    return SealedPrint(body, at, actor.person, True)


def sealed_of(stream: str) -> Iterator[SealedPrint]:
    """Every sealed print of a project, the oldest first. No check of access happens here."""
    row = stream_row(stream)
    for at, by, raw in administered(SEALED):
        body = _BODY.decode(raw)
        if body.stream == stream:
            yield SealedPrint(body, at, by, row is not None and body.seq == row.seq)


def sealed(actor: Actor, stream: str, blob: str) -> tuple[SealedPrint, bytes]:
    """One sealed print with its bytes, for whoever may read what it shows.

    Raises ``NoSuchFile``, and what reading the project or the document raises.
    """
    for one in sealed_of(stream):
        if one.body.blob == blob:
            offered.sheet(actor, stream, one.body.kind, one.body.about, one.at)  # may they read it?
            content = blobs.read(blob)
            if content is not None:
                return one, content
    raise NoSuchFile(blob)


def as_printed(one: SealedPrint, content: bytes) -> Printed:
    """A sealed print as a file."""
    return Printed(file_name(one.body.title, one.body.number) + ".pdf", PDF, content)


def checked(content: bytes, at: datetime) -> tuple[Verified, ...]:
    """What the seals of a file are worth today."""
    from xize.printing.seals.verify import verify

    return verify(content, known(), at)
