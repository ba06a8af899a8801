"""What falls due, and the disposal lists, which are kept for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xize.archive.models import Disposal, DisposalLine, Dossier
from xize.archive.package.facts import day
from xize.archive.refusals import NoSuchDisposal
from xize.archive.retention import name_of
from xize.archive.standing import OPEN, objection
from xize.ledger.instants import instant, optional_instant
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.projects.queries.lists import lines_of

READERS = (
    Permission.ARCHIVE_DISPOSALS_DECIDE,
    Permission.ARCHIVE_DISPOSALS_PROPOSE,
    Permission.ARCHIVE_DOSSIERS_READ,
)


@dataclass(frozen=True, slots=True)
class DueLine:
    """A sealed dossier whose retention ends. ``against`` is why it cannot be destroyed now."""

    stream: str
    code: str
    title: str
    retention: str
    until: date
    is_over: bool
    listed: bool
    against: str


@dataclass(frozen=True, slots=True)
class ListedDossier:
    """A dossier on a disposal list."""

    stream: str
    code: str
    title: str
    number: str
    retention: str
    until: str
    files: int
    disposed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DisposalPage:
    """A disposal list; ``state``: proposed, approved, refused or done."""

    id: str
    at: datetime
    by: str
    reason: str
    state: str
    decided_at: datetime | None
    decided_by: str
    opinion: str
    lines: tuple[ListedDossier, ...]
    may_decide: bool
    may_carry_out: bool


def readable(actor: Actor) -> bool:
    """Whether the pages of disposal are open to the actor."""
    return any(actor.may(one) for one in READERS)


def _demand(actor: Actor) -> None:
    if not readable(actor):
        raise NotPermitted(Permission.ARCHIVE_DOSSIERS_READ)


def due(actor: Actor, at: datetime, *, until: date | None = None) -> list[DueLine]:
    """Sealed dossiers whose retention ends by a day (today unless told), the earliest first."""
    _demand(actor)
    last = (until or day(at)).isoformat()
    found = Dossier.objects.filter(state="sealed", retained_until__gt="", retained_until__lte=last)
    rows = list(found.order_by("retained_until", "code")[:500])
    titles = {one.stream: one.title for one in lines_of(actor, [row.stream for row in rows])}
    opened = DisposalLine.objects.filter(
        disposal__in=Disposal.objects.filter(state__in=OPEN).values("id")
    )
    listed = set(opened.values_list("stream", flat=True))
    return [_due(actor, row, titles[row.stream], row.stream in listed, at) for row in rows]


def _due(actor: Actor, row: Dossier, title: str, listed: bool, at: datetime) -> DueLine:
    against = objection(row.stream, at)
    return DueLine(
        stream=row.stream,
        code=row.code,
        title=title,
        retention=name_of(row.retention, actor.language),
        until=date.fromisoformat(row.retained_until),
        is_over=row.retained_until < day(at).isoformat(),
        listed=listed,
        against=against.sentence(actor.language) if against else "",
    )


def disposals(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[DisposalPage]:
    """All disposal lists, the newest first."""
    _demand(actor)
    rows = Disposal.objects.order_by("-at", "-id")[offset : offset + limit]
    return [_page(actor, one) for one in rows]


def disposal(actor: Actor, ident: str) -> DisposalPage:
    """One list. Raises ``NoSuchDisposal``."""
    _demand(actor)
    row = Disposal.objects.filter(id=ident).first()
    if row is None:
        raise NoSuchDisposal(ident)
    return _page(actor, row)


def _page(actor: Actor, row: Disposal) -> DisposalPage:
    lines = DisposalLine.objects.filter(disposal=row.id).order_by("position")
    decides = actor.may(Permission.ARCHIVE_DISPOSALS_DECIDE) and actor.person != row.by
    return DisposalPage(
        id=row.id,
        at=instant(row.at),
        by=row.by,
        reason=row.reason,
        state=row.state,
        decided_at=optional_instant(row.decided_at),
        decided_by=row.decided_by,
        opinion=row.opinion,
        lines=tuple(
            ListedDossier(
                stream=one.stream,
                code=one.code,
                title=one.title,
                number=one.number,
                retention=name_of(one.retention, actor.language),
                until=one.retained_until,
                files=one.files,
                disposed_at=optional_instant(one.disposed_at),
            )
            for one in lines
        ),
        may_decide=decides and row.state == "proposed",
        may_carry_out=actor.may(Permission.ARCHIVE_DISPOSALS_PROPOSE) and row.state == "approved",
    )
