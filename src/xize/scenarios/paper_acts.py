"""Plays that check documents out and in, send them round and answer, as commands of the engine."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from xize.core.engine import commands as c
from xize.core.engine.commands import How
from xize.core.engine.people.seats import OUTSIDE
from xize.core.regulation.model import Word
from xize.scenarios.model import Play
from xize.scenarios.paths import Places
from xize.scenarios.shared_acts import item_of

_ANSWERS: Final[dict[str, How]] = {"receives": "received", "reads": "read", "replies": "replied"}


def paper_work(play: Play, places: Places, by: c.Actor, at: datetime) -> c.PaperWork | None:
    """The command about a document a play means; None when it means another."""
    who: dict[str, Any] = {"by": by, "at": at}
    if play.checks_out is not None:
        item = item_of(play, places, play.does or "")
        document = _key(places, play.checks_out)
        return c.CheckOut(**who, document=document, item=item, text=play.comment)
    if play.checks_in is not None:
        return c.CheckIn(**who, document=_key(places, play.checks_in), reason=play.reason)
    if play.sends is not None:
        return _send(play, places, who)
    for verb, how in _ANSWERS.items():
        if (document := getattr(play, verb)) is not None:
            behalf = str(play.on_behalf) if play.on_behalf else None
            sending = _sending(play, places, document)
            return c.Acknowledge(
                **who, sending=sending, how=how, text=play.comment, on_behalf=behalf
            )
    if play.chases is not None:
        return c.Chase(**who, sending=_sending(play, places, play.chases), text=play.comment)
    if play.recalls is not None:
        return c.Recall(**who, sending=_sending(play, places, play.recalls), reason=play.reason)
    return None


def _send(play: Play, places: Places, who: dict[str, Any]) -> c.Send:
    """``to`` names people and roles of the rule."""
    roles = [str(one) for one in play.to if one in places.view.rules.roles]
    return c.Send(
        **who,
        document=_key(places, play.sends or Word("")),
        to=tuple(str(one) for one in play.to if one not in roles),
        roles=tuple(roles),
        text=play.comment,
        reply=play.reply,
        within=str(play.within or ""),
    )


def _key(places: Places, path: Word) -> str:
    """``agreement``, or ``a1.change_order`` of a case."""
    head, dot, tail = path.partition(".")
    case = places.case(head) if dot else None
    return f"{case}:{tail}" if case else str(path)


def _sending(play: Play, places: Places, path: Word) -> str:
    """The latest sending of the document: of those to whoever acts, if there are any."""
    key = _key(places, path)
    me = {str(play.acting_for or play.by), f"{OUTSIDE}{play.on_behalf or play.by}"}
    found = [name for name, one in places.view.state.sent.items() if one.document == key]
    mine = [name for name in found if me & {*places.view.state.sent[name].to}]
    return (*found, *mine)[-1] if found else str(path)
