"""封卷: a dossier becomes a package that can be checked anywhere; later evidence, a supplement."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import datetime
from typing import IO, cast

from django.db import transaction

from xize.archive import events as e
from xize.archive.book import chain, lock, record
from xize.archive.demands import demand, not_gone
from xize.archive.gathering import Mark, facts_of
from xize.archive.models import Dossier, Part
from xize.archive.package.facts import Facts, moment
from xize.archive.package.layout import SEAL
from xize.archive.package.seal import SEALED, Sealed, dossier_stream, seal_bytes
from xize.archive.queries.dossiers import dossier_of
from xize.archive.refusals import ChangedMeanwhile, DossierIncomplete, NothingNew, StillRunning
from xize.archive.retention import NAMES
from xize.archive.services.registering import registered
from xize.archive.sources import DatabaseSources
from xize.archive.writing.bag import entry, zip_time
from xize.archive.writing.build import Built, Progress, build, folder_of
from xize.documents import blobs
from xize.ledger.queries import stream_row
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.access import read_state, require
from xize.projects.queries.lists import ProjectLine, lines_of

SPOOLED = 32 * 1024 * 1024
"""A package larger than this is made on the disk."""


def seal(
    *, actor: Actor, stream: str, at: datetime, told: Progress = lambda _done, _of: None
) -> Part:
    """Seal the dossier of an ended project, or what came since as a supplement; the new part.

    Raises ``StillRunning``, ``DossierIncomplete``, ``NothingNew``, ``ChangedMeanwhile``.
    """
    demand(actor, Permission.ARCHIVE_DOSSIERS_SEAL)
    require(actor, stream)
    not_gone(stream)
    read, (line,) = read_state(actor, stream), lines_of(actor, [stream])
    last = Part.objects.filter(stream=stream).order_by("-part").first()
    _ready(actor, line, last, at)
    known = registered(read, line, actor.person, at)
    facts = facts_of(stream, at, _mark(known, last))
    with tempfile.SpooledTemporaryFile(max_size=SPOOLED) as out:
        draft = cast(IO[bytes], out)
        built = _built(facts, draft, told)
        _record(actor, facts, built, at)
        _store(actor, facts.package.stream, facts.package.part, draft, facts, at)
    return Part.objects.get(stream=stream, part=facts.package.part)


def _ready(actor: Actor, line: ProjectLine, last: Part | None, at: datetime) -> None:
    if line.status != "ended":
        raise StillRunning(line.title)
    if last is not None:
        row = stream_row(line.stream)
        if row is not None and row.seq <= last.seq:
            raise NothingNew(line.title)
        return
    found = dossier_of(actor, line.stream, at)
    if found.success and found.missing:
        names = "、".join(f"({one.number}) {one.name}" for one in found.missing)
        raise DossierIncomplete(line.title, missing=names)


def _mark(known: Dossier, last: Part | None) -> Mark:
    return Mark(
        part=last.part + 1 if last else 1,
        after=last.seq if last else 0,
        sealed=True,
        code=known.code,
        retention=NAMES[known.retention],
        retained_until=known.retained_until,
    )


def _built(facts: Facts, out: IO[bytes], told: Progress) -> Built:
    package = facts.package
    sources = DatabaseSources(package.stream, moment(package.at), package.organisation)
    return build(facts, sources, out, told)


@transaction.atomic
def _record(actor: Actor, facts: Facts, built: Built, at: datetime) -> None:
    """Write the seal, unless the project went on or somebody else sealed it meanwhile."""
    package = facts.package
    lock()
    row = stream_row(package.stream, lock=True)
    again = Part.objects.filter(stream=package.stream, part=package.part).exists()
    if row is None or row.seq != package.seq or again:
        raise ChangedMeanwhile(package.title)
    record(
        Sealed(
            project=package.stream,
            part=package.part,
            after=package.after,
            seq=package.seq,
            head=package.head,
            code=package.code,
            retention=package.retention,
            retained_until=package.retained_until,
            edition=package.edition.content,
            digest=built.digest,
            files=built.files,
            octets=built.octets,
        ),
        by=actor.person,
        at=at,
    )


def _store(
    actor: Actor, stream: str, part: int, out: IO[bytes], facts: Facts, at: datetime
) -> None:
    """Add the seal's record to the package, and keep it."""
    add_seal(out, facts, part)
    out.seek(0)
    blob = blobs.write(out)
    octets = out.seek(0, 2)
    record(e.Stored(project=stream, part=part, blob=blob, octets=octets), by=actor.person, at=at)


def add_seal(out: IO[bytes], facts: Facts, part: int) -> None:
    """Write the chain up to a part's seal beside the payload; no manifest names it."""
    links = chain(dossier_stream(facts.package.stream))
    seals = [place for place, one in enumerate(links) if one.type == SEALED]
    content = seal_bytes(links[: seals[part - 1] + 1])
    path = f"{folder_of(facts.package)}/{SEAL}"
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr(entry(path, zip_time(moment(facts.package.at))), content)


def package(part: Part) -> IO[bytes]:
    """A sealed package; made again where it is not in the store (the same facts, the same bytes).

    Raises ``ChangedMeanwhile`` where it cannot be made as it was sealed.
    """
    found = blobs.open(part.blob) if part.blob else None
    if found is not None:
        return found
    known = Dossier.objects.get(stream=part.stream)
    before = Part.objects.filter(stream=part.stream, part=part.part - 1).first()
    mark = _mark(known, before)
    facts = facts_of(part.stream, moment(part.at), _upto(mark, part.seq))
    spooled = tempfile.SpooledTemporaryFile(max_size=SPOOLED)  # noqa: SIM115 - handed on
    out = cast(IO[bytes], spooled)
    built = _built(facts, out, lambda _done, _of: None)
    if built.digest != part.digest:
        out.close()
        raise ChangedMeanwhile(facts.package.title)
    add_seal(out, facts, part.part)
    out.seek(0)
    return out


def _upto(mark: Mark, seq: int) -> Mark:
    return Mark(
        mark.part, mark.after, seq, mark.sealed, mark.code, mark.retention, mark.retained_until
    )
