"""Gateways: which way the flow goes on, where it parts and where it meets again."""

from __future__ import annotations

from xize.core.engine import events as e
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.world import World
from xize.core.process import graph as g
from xize.core.process.index import is_standard


def choose(draft: Draft, arrival: Arrival, world: World) -> None:
    """Exclusive gateway: by the outcome of the step before, or the first true condition."""
    flows = draft.index(arrival.case).outgoing(arrival.node)
    found = next((flow for flow in flows if _taken(flow, arrival, world)), None)
    found = found or next((flow for flow in flows if flow.default), None)
    if found is None:
        raise Refused("no-condition-true", step=arrival.node)
    draft.queue.append(
        Arrival(
            found.target,
            arrival.case,
            arrival.parent,
            cause=arrival.cause,
            choose=arrival.choose,
            back=arrival.back,
        )
    )


def _taken(flow: g.Flow, arrival: Arrival, world: World) -> bool:
    if flow.default:
        return False
    if flow.outcome is not None:
        return flow.outcome == arrival.outcome
    return world.holds(flow.condition)


def split_or_join(
    draft: Draft, arrival: Arrival, node: g.Inclusive | g.Parallel, world: World
) -> None:
    """A gateway with several ways in is a join: the token waits there for the others."""
    index = draft.index(arrival.case)
    if len(index.incoming(node.id)) > 1:
        element = draft.next_id("e")
        draft.emit(
            e.Waiting(
                at=draft.at,
                by=draft.by,
                element=element,
                node=node.id,
                case=arrival.case,
                parent=arrival.parent,
                cause=arrival.cause,
            )
        )
        return
    _split(draft, arrival, node, world)


def _split(draft: Draft, arrival: Arrival, node: g.Inclusive | g.Parallel, world: World) -> None:
    flows = draft.index(arrival.case).outgoing(node.id)
    if isinstance(node, g.Inclusive):
        taken = [flow for flow in flows if not flow.default and world.holds(flow.condition)]
        flows = tuple(taken) or tuple(flow for flow in flows if flow.default)
        if not flows:
            raise Refused("no-condition-true", step=node.id)
    for flow in flows:
        draft.queue.append(Arrival(flow.target, arrival.case, arrival.parent, cause=arrival.cause))


def fire_join(draft: Draft) -> bool:
    """Let the tokens at one join go on, where all that can still arrive have; False if none."""
    waiting: dict[tuple[str, str], list[str]] = {}
    for key, element in draft.state.elements.items():
        if element.kind == "token":
            waiting.setdefault((element.parent, element.node), []).append(key)
    for (parent, node), tokens in waiting.items():
        case = draft.state.elements[tokens[0]].case
        if is_standard(draft.node(case, node)):
            continue
        if _complete(draft, case, parent, node, tokens):
            cause = draft.state.elements[tokens[-1]].cause
            draft.emit(
                e.Joined(
                    at=draft.at,
                    by=draft.by,
                    node=node,
                    case=case,
                    parent=parent,
                    elements=tuple(tokens),
                )
            )
            _split(
                draft,
                Arrival(node, case, parent, cause=cause),
                draft.node(case, node),  # type: ignore[arg-type]
                World(draft, case, draft.row_of(parent), parent),
            )
            return True
    return False


def _complete(draft: Draft, case: str, parent: str, node: str, tokens: list[str]) -> bool:
    """No token that could still arrive is upstream of the join in its scope."""
    upstream = draft.index(case).reaching(node)
    return not any(
        draft.state.elements[child].node in upstream
        for child in draft.children(parent, beside=False)
        if child not in tokens
    )
