"""How a dossier is kept: its code, retention, sealed parts and holds, and what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.archive.demands import demand, not_gone
from xize.archive.models import Dossier, Hold, Part
from xize.archive.refusals import NotSealed
from xize.archive.retention import name_of
from xize.ledger.instants import instant, optional_instant
from xize.ledger.queries import stream_row
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.access import require
from xize.projects.queries.lists import ProjectLine


@dataclass(frozen=True, slots=True)
class PartLine:
    """A sealed part; ``size`` in bytes of its file, 0 until it is stored."""

    part: int
    at: datetime
    by: str
    files: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A hold; ``lifted_at`` is None while it stands."""

    id: str
    at: datetime
    by: str
    reason: str
    lifted_at: datetime | None
    lifted_by: str
    lifted_reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How a dossier is kept.

    ``state``: "" (no code yet), registered, sealed or disposed. ``retention`` is the word of
    DA/T 22. ``newer``: something happened since the last part. ``may_…`` is what the reader may
    do now.
    """

    code: str
    state: str
    retention: str
    retained_until: str
    parts: tuple[PartLine, ...]
    holds: tuple[HoldLine, ...]
    newer: bool
    may_read: bool
    may_seal: bool
    may_hold: bool

    @property
    def standing(self) -> list[HoldLine]:
        """Holds that stand."""
        return [one for one in self.holds if one.lifted_at is None]

    @property
    def people(self) -> set[str]:
        """Everybody it names."""
        named = {one.by for one in self.parts} | {one.by for one in self.holds}
        return named | {one.lifted_by for one in self.holds}


def kept(actor: Actor, line: ProjectLine) -> Kept:
    """How the dossier of a project is kept that is open to the actor."""
    stream = line.stream
    row = Dossier.objects.filter(stream=stream).first()
    parts = list(Part.objects.filter(stream=stream).order_by("part"))
    holds = [_hold(one) for one in Hold.objects.filter(stream=stream).order_by("at", "id")]
    head = stream_row(stream)
    newer = not parts or (head is not None and head.seq > parts[-1].seq)
    gone = row is not None and row.state == "disposed"
    ended = line.status == "ended"
    return Kept(
        code=row.code if row else "",
        state=row.state if row else "",
        retention=name_of(row.retention, actor.language) if row else "",
        retained_until=row.retained_until if row else "",
        parts=tuple(_part(one) for one in parts),
        holds=tuple(holds),
        newer=newer,
        may_read=actor.may(Permission.ARCHIVE_DOSSIERS_READ) and not gone,
        may_seal=actor.may(Permission.ARCHIVE_DOSSIERS_SEAL) and ended and newer and not gone,
        may_hold=actor.may(Permission.ARCHIVE_HOLDS_WRITE) and not gone,
    )


def part_of(actor: Actor, stream: str, part: int) -> Part:
    """A sealed part, for download. Raises ``NoSuchProject``, ``NotPermitted``, ``NotSealed``."""
    require(actor, stream)
    demand(actor, Permission.ARCHIVE_DOSSIERS_READ)
    not_gone(stream)
    found = Part.objects.filter(stream=stream, part=part).first()
    if found is None:
        raise NotSealed(stream)
    return found


def code_of(stream: str) -> str:
    """The code of a dossier, for the name of its file."""
    return Dossier.objects.get(stream=stream).code


def _part(row: Part) -> PartLine:
    return PartLine(row.part, instant(row.at), row.by, row.files, row.size, row.digest)


def _hold(row: Hold) -> HoldLine:
    return HoldLine(
        id=row.id,
        at=instant(row.at),
        by=row.by,
        reason=row.reason,
        lifted_at=optional_instant(row.lifted_at),
        lifted_by=row.lifted_by,
        lifted_reason=row.lifted_reason,
    )
