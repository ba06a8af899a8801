"""One play as one command of the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from xize.core.engine import commands as c
from xize.core.process.graph import UserTask
from xize.scenarios.made_files import made
from xize.scenarios.model import Play
from xize.scenarios.paper_acts import paper_work
from xize.scenarios.paths import Places
from xize.scenarios.shared_acts import item_of, sharing
from xize.scenarios.stage import View

ADMIN = "admin"
"""The scenario's administrator, who is in no team."""


def actor(view: View | None, name: str, acting_for: str = "") -> c.Actor:
    """Who acts: a person (for another), an outside party's own account, or the administrator."""
    if name == ADMIN:
        return c.Actor(ADMIN, admin=True)
    role = view.rules.roles.get(name) if view else None
    if role is not None and role.kind == "outside":
        return c.Actor(str(name), outside=str(name))
    return c.Actor(str(name), acting_for=str(acting_for))


def command(play: Play, places: Places, at: datetime) -> c.PersonCommand:
    """What a play asks of its stream. ``begins`` is none of these."""
    by = actor(places.view, play.by or "", play.acting_for or "")
    shared = sharing(play, places, by, at)
    if shared is not None:
        return shared
    papers = paper_work(play, places, by, at)
    if papers is not None:
        return papers
    if play.does is not None:
        return _on_step(play, places, by, at)
    if play.starts is not None:
        return c.StartProcedure(by=by, at=at, procedure=str(play.starts), holds=_texts(play.holds))
    if play.withdraws is not None:
        return _withdraw(play, places, by, at)
    if play.moves is not None:
        case, node = places.place(play.moves)
        return c.Move(by=by, at=at, case=case, to=node, reason=play.reason)
    return _managing(play, by, at)


def _on_step(play: Play, places: Places, by: c.Actor, at: datetime) -> c.PersonCommand:
    item = item_of(play, places, play.does or "")
    if play.waives is not None:
        requirement = _requirement(play, places)
        return c.Waive(by=by, at=at, item=item, requirement=requirement, reason=play.reason)
    if play.transfers is not None:
        return c.Transfer(by=by, at=at, item=item, to=str(play.transfers), reason=play.reason)
    if play.returns:
        return c.Return(
            by=by,
            at=at,
            item=item,
            to=_texts(play.returns),
            mode=play.mode or "",
            comment=play.comment,
            on_behalf=_text(play.on_behalf),
        )
    if play.takes_back is not None:
        return c.TakeBack(by=by, at=at, item=item, reason=play.takes_back)
    if play.enters is not None:
        return c.Enter(by=by, at=at, item=item, text=play.enters, on_behalf=_text(play.on_behalf))
    return c.Complete(
        by=by,
        at=at,
        item=item,
        outcome=str(play.decides or "next"),
        comment=play.comment,
        fills={str(name): c.Filled(plain(values)) for name, values in play.fills.items()},
        files={
            str(document): tuple(made(str(one), _texts(play.texts.get(one, ()))) for one in names)
            for document, names in play.files.items()
        },
        unchanged=_texts(play.unchanged),
        choose=_texts(play.choose),
        delivers=tuple(int(one) for one in play.delivers),
        names={str(role): _texts(people) for role, people in play.appoints.items()},
        on_behalf=_text(play.on_behalf),
    )


def _withdraw(play: Play, places: Places, by: c.Actor, at: datetime) -> c.PersonCommand:
    name = play.withdraws or ""
    is_case = name in places.aliases or name in places.view.rules.procedures
    case = places.case(name) if is_case else None
    if case is not None:
        return c.WithdrawCase(by=by, at=at, case=case, reason=play.reason)
    case, node = places.place(name)
    return c.Withdraw(by=by, at=at, case=case, node=node, reason=play.reason)


def _managing(play: Play, by: c.Actor, at: datetime) -> c.PersonCommand:
    if play.cancels is not None:
        return c.Cancel(by=by, at=at, reason=play.cancels)
    if play.suspends is not None:
        return c.Suspend(by=by, at=at, reason=play.suspends)
    if play.resumes is not None:
        return c.Resume(by=by, at=at, reason=play.resumes)
    if play.reopens is not None:
        return c.Reopen(by=by, at=at, to=str(play.reopens), reason=play.reason)
    if play.names:
        role, people = next(iter(play.names.items()))
        return c.Name(by=by, at=at, role=str(role), people=_texts(people), reason=play.reason)
    name, value = next(iter(play.sets.items()))
    return c.ChangeData(by=by, at=at, name=str(name), value=plain(value), reason=play.reason)


def _requirement(play: Play, places: Places) -> str:
    """A line of the board by what it says or by its expression."""
    node = places.node(play.does or "")
    lines = node.work.requires if isinstance(node, UserTask) else getattr(node, "requires", ())
    return next((one.id for one in lines if play.waives in (one.says, one.id)), play.waives or "")


def _text(word: str | None) -> str | None:
    return None if word is None else str(word)


def _texts(words: Sequence[str]) -> tuple[str, ...]:
    """Words without their places."""
    return tuple(str(word) for word in words)


def plain(value: Any) -> Any:
    """Values as a form receives them: plain texts, lists and mappings."""
    match value:
        case Mapping():
            return {str(key): plain(inner) for key, inner in value.items()}
        case str():
            return str(value)
        case Sequence():
            return [plain(inner) for inner in value]
    return value
