"""Complex gateways with an activation condition: their two phases (clause 13.4.5).

Waiting for start, the gateway fires as its condition holds and takes a token of each flow that has
one. Then it waits for reset, until no token can come any more by a flow it took none of; what has
come by then is taken as well, and conditions decide which flows get a token once more. A mark
(``RESET``) stands for the second phase; it remembers the flows of the first.
"""

from __future__ import annotations

from xize.core.engine import events as e
from xize.core.engine.flow.standard.data import Names
from xize.core.engine.flow.standard.gateways import part
from xize.core.engine.flow.standard.meeting import RESET, first_of_each, join, may_come
from xize.core.engine.flow.standard.moving import send
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g


def fire_complex(draft: Draft, node: g.Gateway, case: str, parent: str, keys: list[str]) -> bool:
    """Start or reset the gateway, where it can be; False if it has to wait."""
    marks = [key for key in keys if draft.state.elements[key].via.startswith(RESET)]
    by_flow = first_of_each(draft, [key for key in keys if key not in marks])
    if marks:
        return _reset(draft, node, parent, marks[0], by_flow)
    if not Names(draft, case, parent, _figures(draft, case, node, by_flow)).holds(node.activation):
        return False
    join(draft, node.id, case, parent, list(by_flow.values()))
    draft.emit(
        e.Waiting(
            at=draft.at,
            by=draft.by,
            element=draft.next_id("e"),
            node=node.id,
            case=case,
            parent=parent,
            via=" ".join((RESET, *by_flow)),
        )
    )
    part(draft, Arrival(node.id, case, parent), node, {"waitingForStart": True})
    return True


def _figures(
    draft: Draft, case: str, node: g.Gateway, by_flow: dict[str, str]
) -> dict[str, int | bool]:
    """What an activation condition knows: the flows that have a token, all together and each."""
    each = {one.id: int(one.id in by_flow) for one in draft.index(case).incoming(node.id)}
    return {**each, "activationCount": len(by_flow), "waitingForStart": True}


def _reset(draft: Draft, node: g.Gateway, parent: str, mark: str, by_flow: dict[str, str]) -> bool:
    case = draft.state.elements[mark].case
    taken = draft.state.elements[mark].via.split()[1:]
    there = {**by_flow, **dict.fromkeys(taken, "")}
    lacking = [one.id for one in draft.index(case).incoming(node.id) if one.id not in there]
    if lacking and may_come(draft, node.id, parent, there):
        return False
    rest = [key for flow, key in by_flow.items() if flow not in taken]
    join(draft, node.id, case, parent, [mark, *rest], quiet=True)
    names = Names(draft, case, parent, {"waitingForStart": False})
    flows = draft.index(case).outgoing(node.id)
    open_ones = [one for one in flows if one.condition is not None and names.holds(one.condition)]
    send(draft, case, parent, open_ones or [one for one in flows if one.default])
    return True
