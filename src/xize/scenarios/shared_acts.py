"""Plays that share work with others, as commands of the engine."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xize.core.engine import commands as c
from xize.scenarios.model import Play
from xize.scenarios.paths import Places, waiting


def sharing(play: Play, places: Places, by: c.Actor, at: datetime) -> c.Sharing | None:
    """The command of sharing work a play means; None when it means another."""
    who: dict[str, Any] = {"by": by, "at": at}
    if play.hands_over:
        person, to = next(iter(play.hands_over.items()))
        return c.HandOver(**who, person=str(person), to=str(to), reason=play.reason)
    return _telling(play, places, who) or _with_others(play, places, who)


def _telling(play: Play, places: Places, who: dict[str, Any]) -> c.Sharing | None:
    """About a step with ``does``, else about the project."""
    item = item_of(play, places, play.does) if play.does else ""
    if play.copies:
        return c.Copy(**who, item=item, to=tuple(map(str, play.copies)), text=play.comment)
    if play.circulates:
        return c.Circulate(**who, item=item, to=tuple(map(str, play.circulates)), text=play.comment)
    if play.comments is not None:
        return c.Comment(**who, item=item, text=play.comments, files=_files(play))
    if play.urges is not None:
        return c.Urge(**who, item=item_of(play, places, play.urges), text=play.comment)
    return None


def _with_others(play: Play, places: Places, who: dict[str, Any]) -> c.Sharing | None:
    """Delegating, answering, adding and removing voices, taking and giving back."""
    for verb, kind in (("claims", c.Claim), ("releases", c.Release)):
        step = getattr(play, verb)
        if step is not None:
            return kind(**who, item=item_of(play, places, step))
    if play.does is None:
        return None
    item = item_of(play, places, play.does)
    if play.delegates is not None:
        return c.Delegate(**who, item=item, to=str(play.delegates), reason=play.reason)
    if play.answers is not None:
        outcome = str(play.decides or "")
        return c.Answer(**who, item=item, outcome=outcome, comment=play.answers, files=_files(play))
    if play.adds:
        people = tuple(map(str, play.adds))
        where = play.position or "beside"
        return c.AddSigner(**who, item=item, position=where, people=people, reason=play.reason)
    if play.removes is not None:
        seat = _seat(places, item, str(play.removes))
        return c.RemoveSigner(**who, item=item, seat=seat, reason=play.reason)
    return None


def item_of(play: Play, places: Places, step: str) -> str:
    """The open step meant: among several the one that waits for this person."""
    who = play.on_behalf or play.acting_for or play.by or ""
    found = places.open(step)
    mine = [one for one in found if who in waiting(one)]
    chosen = (*mine, *found)
    return chosen[0].element if chosen else str(step)


def _seat(places: Places, item: str, person: str) -> str:
    """The voice of a person that has not decided; the name itself where there is none."""
    task = places.view.state.tasks.get(item)
    seats = task.seats if task else ()
    votes = task.votes if task else {}
    return next((s.id for s in seats if person in s.people and s.id not in votes), person)


def _files(play: Play) -> tuple[c.Attached, ...]:
    return tuple(c.Attached(file="", name=str(one)) for one in play.attaches)
