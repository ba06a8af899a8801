"""Gateways of BPMN files: which way tokens take (clause 13.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.flow.standard.data import Names
from xize.core.engine.flow.standard.escaping import fail
from xize.core.engine.flow.standard.moving import enter, passed, send
from xize.core.engine.flow.standard.wants import alarms_for
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g


def arrive_at_gateway(draft: Draft, arrival: Arrival, node: g.Gateway) -> None:
    """A token comes to a gateway; where several flows meet it may have to wait.

    One that came by no flow, as a run begins here, waits for nobody.
    """
    meets = arrival.via and len(draft.index(arrival.case).incoming(node.id)) > 1
    if meets and node.kind in ("parallel", "inclusive", "complex"):
        wait_at(draft, arrival)
        return
    passed(draft, node.id, arrival.case, arrival.parent)
    part(draft, arrival, node)


def wait_at(draft: Draft, arrival: Arrival) -> None:
    """A token waits for others."""
    draft.emit(
        e.Waiting(
            at=draft.at,
            by=draft.by,
            element=draft.next_id("e"),
            node=arrival.node,
            case=arrival.case,
            parent=arrival.parent,
            cause=arrival.cause,
            via=arrival.via,
        )
    )


def part(
    draft: Draft, arrival: Arrival, node: g.Gateway, also: Mapping[str, Any] | None = None
) -> None:
    """Tokens leave a gateway; ``also`` are figures its conditions may ask for."""
    flows = draft.index(arrival.case).outgoing(node.id)
    if node.kind == "event_based":
        targets = [draft.node(arrival.case, one.target) for one in flows]
        alarms = alarms_for(draft, arrival.case, arrival.parent, targets)
        enter(draft, "race", arrival, alarms=alarms)
        return
    if node.kind == "parallel":
        send(draft, arrival.case, arrival.parent, flows, arrival.cause)
        return
    names = Names(draft, arrival.case, arrival.parent, also)
    taken = [one for one in flows if not one.default and names.holds(one.condition)]
    taken = taken or [one for one in flows if one.default]
    if node.kind == "exclusive":
        taken = taken[:1]
    if flows and not taken:
        fail(draft, node.id, arrival.case, arrival.parent, "no-condition-true")
        return
    send(draft, arrival.case, arrival.parent, taken, arrival.cause)
