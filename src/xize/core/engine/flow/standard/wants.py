"""What open elements wait for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xize.core.engine import events as e
from xize.core.engine.flow.standard.data import Names
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.openings import WAITING
from xize.core.engine.view.timing import deadline_of
from xize.core.engine.view.world import World
from xize.core.process import graph as g
from xize.core.process.standard import Trigger
from xize.core.process.times import later, occasions


class Want(NamedTuple):
    """One trigger an open element waits for: at which node, and its place there."""

    element: str
    node: str
    place: int
    trigger: Trigger


def wants_of(draft: Draft, key: str) -> Iterator[Want]:
    """Everything an element waits for."""
    one = draft.state.elements[key]
    if one.kind not in WAITING:
        return
    for node in catchers(draft, one):
        for place, trigger in enumerate(triggers_of(node)):
            if place not in one.met:
                yield Want(key, node.id, place, trigger)


def all_wants(draft: Draft) -> Iterator[Want]:
    """Everything anything waits for, the oldest element first."""
    for key in list(draft.openings.waiting):
        if key in draft.state.elements:
            yield from wants_of(draft, key)


def catchers(draft: Draft, element: Element) -> list[g.Node]:
    """The nodes whose triggers an element waits for."""
    index = draft.index(element.case)
    node = index.node(element.node)
    if isinstance(node, g.Gateway):
        return [index.node(flow.target) for flow in index.outgoing(node.id)]
    if isinstance(node, g.SubProcess) and node.doing is not None:
        return [index.node(one) for one in node.doing.starts]
    return [node]


def triggers_of(node: g.Node) -> tuple[Trigger, ...]:
    """What a node waits for."""
    if isinstance(node, g.Happening):
        return node.triggers
    if isinstance(node, g.Activity) and node.receives is not None:
        return (node.receives,)
    return ()


def alarms_for(draft: Draft, case: str, parent: str, nodes: list[g.Node]) -> tuple[e.Alarm, ...]:
    """When the timers of these nodes go off, set now."""
    found: list[e.Alarm] = []
    for node in nodes:
        for place, trigger in enumerate(triggers_of(node)):
            if trigger.due is not None:
                found += _reckoned(draft, World(draft, case, None, parent), node, place)
                continue
            if trigger.kind != "timer" or trigger.timer is None:
                continue
            text = trigger.when
            if trigger.reckoned is not None:
                text = str(Names(draft, case, parent).worth(trigger.reckoned) or "")
            times = occasions(trigger.timer, text, draft.at)
            if times is not None:
                found.append(
                    e.Alarm(
                        node=node.id,
                        place=place,
                        at=times.first,
                        every=times.every,
                        left=times.left,
                    )
                )
    return tuple(found)


def _reckoned(draft: Draft, world: World, node: g.Node, place: int) -> list[e.Alarm]:
    """A timer by the regulation's calendar; none while its date is not known."""
    due = triggers_of(node)[place].due
    mark = deadline_of(draft, due, (), world)
    if mark is None or mark.reckoning is None:
        return []
    return [e.Alarm(node=node.id, place=place, at=mark.reckoning.instant)]


def alarm_again(alarm: e.Alarm) -> e.Alarm | None:
    """The next time an alarm goes off; None when it has for the last time."""
    following = later(alarm.at, alarm.every) if alarm.every else None
    if following is None or alarm.left == 0:
        return None
    left = None if alarm.left is None else alarm.left - 1
    return e.Alarm(node=alarm.node, place=alarm.place, at=following, every=alarm.every, left=left)
