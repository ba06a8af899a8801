"""Who takes part in a project, and what of it they speak about."""

from __future__ import annotations

import msgspec

from xize.core.engine.commands import Actor
from xize.core.engine.people.holding import identity
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import UserTask


class Subject(msgspec.Struct, frozen=True):
    """An open step, or the project as a whole (``element`` and ``node`` "")."""

    element: str = ""
    node: str = ""
    case: str = MAIN
    forbids: tuple[str, ...] = ()
    step: str = ""


def participant(draft: Draft, actor: Actor, item: str) -> None:
    """The actor takes part: in the team, asked at a step, told of it, or once before.

    A party outside takes part in what is addressed to it, and in nothing around that.
    """
    if draft.state.status == "":
        raise Refused("not-begun")
    me = {actor.principal, identity(actor)}
    if actor.outside:
        task = draft.state.tasks.get(item)
        if task is None or not any(me & {*seat.people} for seat in task.seats):
            raise Refused("not-a-participant")
        return
    team = any(me & {*people} for people in draft.state.team.values())
    seated = any(
        me & {*seat.people, *seat.recorders}
        for task in draft.state.tasks.values()
        for seat in task.seats
    )
    known = team or seated or draft.state.initiator in me
    if not known and not draft.facts.takes_part(actor.principal):
        raise Refused("not-a-participant")


def subject(draft: Draft, item: str) -> Subject:
    """What is meant: the project, or a step that is open, be the project suspended or ended."""
    if not item:
        rules = draft.rules
        return Subject(forbids=rules.forbids, step=rules.title or rules.regulation)
    element = draft.state.elements.get(item)
    if element is None or item not in draft.state.tasks:
        raise Refused("not-open", step=item)
    node = draft.node(element.case, element.node)
    assert isinstance(node, UserTask)
    return Subject(
        element=item,
        node=element.node,
        case=element.case,
        forbids=node.work.forbids,
        step=node.name or node.id,
    )
