"""Who takes part by an event: worked, was asked, or was told; they may see the project."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine import events as e
from xize.core.engine.commands import CLOCK
from xize.core.engine.people.seats import OUTSIDE


def people_in(event: object) -> set[str]:
    """People an event brings in; deputies by what they do for somebody."""
    found = [*_asked(event)]
    if getattr(event, "acting_for", ""):
        found.append(getattr(event, "person", "") or getattr(event, "by", ""))
    return {one for one in found if one and one != CLOCK and not one.startswith(OUTSIDE)}


def _asked(event: object) -> Iterable[str]:
    match event:
        case e.Started():
            return (event.by, *(one for people in event.team.values() for one in people))
        case e.TeamNamed():
            return event.people
        case e.Opened() | e.Reseated():
            return [one for seat in event.seats for one in (*seat.people, *seat.recorders)]
        case e.SplitAsked() | e.SignerAdded():
            return event.seat.people
        case e.Transferred() | e.Delegated() | e.HandedOver():
            return (event.to,)
        case e.Told() | e.Reminded() | e.OverdueNoted():
            return event.to
        case e.CaseOpened():
            return (event.starter or "",)
    return ()
