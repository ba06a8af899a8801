"""Verification of the whole installation, the archive's own streams and tables included."""

from __future__ import annotations

from collections.abc import Iterator

from xize.archive import events as e
from xize.archive.book import KIND, history
from xize.archive.models import Dossier, Part
from xize.archive.package.seal import Sealed
from xize.documents import blobs
from xize.ledger.anchor import Anchor
from xize.ledger.findings import Finding, Kind
from xize.ledger.queries import links
from xize.projects import verify as projects


def verify(anchor: Anchor | None = None) -> Iterator[Finding]:
    """Every finding; files that were disposed of on the record are said to be so."""
    yield from projects.verify(anchor, disposed=disposed_files())
    yield from _seals()
    yield from _packages()
    yield from _tables()


def disposed_files() -> frozenset[str]:
    """Files that an event says were destroyed: the streams are chained, tables are not asked."""
    return frozenset(
        file
        for event, _at, _by in history()
        if isinstance(event, e.Disposed)
        for file in event.files
    )


def _seals() -> Iterator[Finding]:
    """Projects whose chain is not the one that was sealed: it was rewritten as a whole since."""
    for event, _at, _by in history():
        if isinstance(event, Sealed):
            (link,) = links(event.project, event.seq - 1)[:1] or (None,)
            if link is None:
                yield Finding(event.project, event.seq, Kind.TRUNCATED, "its seal knew more")
            elif link.hash.hex() != event.head:
                yield Finding(event.project, event.seq, Kind.CHANGED, "its seal saw another event")


def _packages() -> Iterator[Finding]:
    """Stored packages that are not what was stored; a missing one can be made again."""
    for part in Part.objects.exclude(blob=""):
        if blobs.is_sound(part.blob) is False:
            yield Finding(part.stream, part.seq, Kind.PAYLOAD_CHANGED, f"package {part.part}")


def _tables() -> Iterator[Finding]:
    """The tables against the events: which dossiers there are, in which state, in which parts."""
    told: dict[str, str] = {}
    parts: dict[tuple[str, int], str] = {}
    for event, _at, _by in history():
        match event:
            case e.Registered():
                told[event.project] = "registered"
            case Sealed():
                told[event.project] = "sealed"
                parts[event.project, event.part] = event.digest
            case e.Disposed():
                told[event.project] = "disposed"
    stored = {one.stream: one.state for one in Dossier.objects.all()}
    kept = {(one.stream, one.part): one.digest for one in Part.objects.all()}
    if stored != told:
        yield Finding(KIND, 0, Kind.PROJECTION_DIFFERS, Dossier._meta.db_table)
    if kept != parts:
        yield Finding(KIND, 0, Kind.PROJECTION_DIFFERS, Part._meta.db_table)
