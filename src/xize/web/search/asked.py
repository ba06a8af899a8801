"""What the address of the page asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_date

from xize.core.texts.wanted import LONGEST
from xize.ledger.instants import micros
from xize.search.asking import Filters
from xize.search.keys import KINDS
from xize.web.request import Request

STATES = ("running", "suspended", "ended")
FURTHEST = 500
"""Pages; nobody reads that far, and every page before it costs the database something."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question and its filters as they were typed, and as the index understands them."""

    text: str
    since: str
    until: str
    page: int
    filters: Filters

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the text was asked for."""
        return self.filters != Filters()


def asked(request: Request) -> Asked:
    """What is no date, kind, state or number counts as not given."""
    given = request.GET
    kind, state = given.get("kind", ""), given.get("state", "")
    page = given.get("page", "1")
    since, until = given.get("since", ""), given.get("until", "")
    return Asked(
        text=given.get("text", "").strip()[:LONGEST],
        since=since,
        until=until,
        page=min(int(page), FURTHEST) if page.isdecimal() and int(page) > 0 else 1,
        filters=Filters(
            kind=kind if kind in KINDS else "",
            regulation=_word(given.get("regulation", "")),
            state=state if state in STATES else "",
            since=_midnight(since),
            until=_midnight(until, days=1),
        ),
    )


def _word(text: str) -> str:
    """The id of a regulation; no database is asked for what cannot be one."""
    return text if len(text) <= LONGEST and text.isprintable() else ""


def _midnight(text: str, days: int = 0) -> int | None:
    """When a day begins on the organisation's clock, or one so many days after it."""
    try:
        day = parse_date(text)
        if day is None:
            return None
        start = datetime.combine(day + timedelta(days=days), datetime.min.time())
    except (ValueError, OverflowError):
        return None
    return micros(timezone.make_aware(start))
