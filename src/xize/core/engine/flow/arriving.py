"""The token flow: run every token until each waits for a person, the clock or a condition.

One dispatcher over the node types of the graph. Nothing here knows of regulations.
"""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import events as e
from xize.core.engine.flow import gateways
from xize.core.engine.flow.besides import begin_after
from xize.core.engine.flow.cases import call
from xize.core.engine.flow.effects import tell
from xize.core.engine.flow.elements import entered, left
from xize.core.engine.flow.endings import end_case, must_finish
from xize.core.engine.flow.jump import goto, supersede, unchosen
from xize.core.engine.flow.opening import open_step, skip
from xize.core.engine.flow.scopes import busy, drop, enter, leave
from xize.core.engine.flow.standard import arriving as standard
from xize.core.engine.flow.standard.human import is_inside
from xize.core.engine.flow.standard.looking import look
from xize.core.engine.flow.standard.repeating import MOST_INSTANCES
from xize.core.engine.flow.standard.settling import settle
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.rows import stored_rows
from xize.core.engine.view.timing import wait_of
from xize.core.engine.view.tokens import cause_of, follow
from xize.core.engine.view.world import World
from xize.core.process import graph as g
from xize.core.process.index import is_standard

MOST_MOVES = 20_000
"""Moves of one command; more means that the flow loops without anybody."""
MOVES_OF_ONE = 10
"""Moves that an instance of a multi-instance activity of a BPMN file may take besides."""


def run(draft: Draft) -> None:
    """Move tokens until nothing moves any more."""
    moves = 0
    most = MOST_MOVES
    while True:
        while draft.queue:
            moves += 1
            if moves > most:
                most = _most(draft)
                if moves + 1_000 > most:
                    raise Refused("endless-loop", step=draft.queue[0].node)
            arrive(draft, draft.queue.popleft())
            while look(draft):
                moves += 1
        moves += 1
        if not _settle(draft):
            return


def _most(draft: Draft) -> int:
    """How many moves can be meant: by the nodes there are, and the instances a file asks for."""
    bodies = (one for one in draft.events if isinstance(one, e.Entered) and one.kind == "multi")
    asked = sum(len(one.rows) for one in bodies) if draft.graph.has_standard else 0
    return MOST_MOVES + 2 * draft.graph.size + MOVES_OF_ONE * min(asked, MOST_INSTANCES)


def arrive(draft: Draft, arrival: Arrival) -> None:
    """A token arrives at a node."""
    node = draft.node(arrival.case, arrival.node)
    if is_standard(node) and not is_inside(draft, arrival, node):
        standard.arrive(draft, arrival)
        return
    if arrival.row is None:
        arrival.row = draft.row_of(arrival.parent)
    world = World(draft, arrival.case, arrival.row, arrival.parent)
    if node.when is not None and _asks_here(draft, arrival, node) and not world.holds(node.when):
        skip(draft, arrival, node.when.source)
        return
    if isinstance(node, g.UserTask | g.SubProcess | g.Call):
        if not arrival.beside:
            supersede(draft, arrival)
        elif draft.open_at(arrival.case, arrival.node):
            return  # asked for twice in one go, or the flow is there already
    each = getattr(node, "each", None)
    if each is not None and not _is_instance(draft, arrival):
        _open_instances(draft, arrival, each, world)
        return
    match node:
        case g.Start():
            _follow(draft, arrival)
        case g.End():
            _end(draft, arrival, node)
        case g.UserTask():
            open_step(draft, arrival, node)
        case g.SubProcess():
            enter(draft, arrival, node)
        case g.Call():
            call(draft, arrival, node)
        case g.Exclusive():
            gateways.choose(draft, arrival, world)
        case g.Inclusive() | g.Parallel():
            gateways.split_or_join(draft, arrival, node, world)
        case g.Milestone():
            _reach(draft, arrival)
        case g.Gate() | g.Wait():
            _wait(draft, arrival, node, world)
        case g.Publish():
            tell(draft, node.notice, world, about=node.id, kind="told")
            _follow(draft, arrival)
        case g.Jump():
            _jump(draft, arrival, node)
        case g.Activity() | g.Happening() | g.Gateway():
            raise AssertionError(node)  # have arrived above
        case _:
            assert_never(node)


def _follow(draft: Draft, arrival: Arrival) -> None:
    follow(draft, arrival.node, arrival.case, arrival.parent, cause=arrival.cause)


def _end(draft: Draft, arrival: Arrival, node: g.End) -> None:
    """The end of a scope, or of the whole case; the project's end waits for what must finish."""
    root = draft.state.cases[arrival.case].element == arrival.parent
    if node.result is None and busy(draft, arrival.parent):
        return
    if node.result is None and not root:
        leave(draft, arrival.parent, cause=arrival.cause)
        return
    for one in (arrival.parent, *draft.ancestors(arrival.parent)):
        if draft.state.elements[one].beside:  # it may outlive the project, but not this decision
            around = draft.state.elements[one].parent
            drop(draft, one, "decided")
            arrival = Arrival(arrival.node, arrival.case, around, cause=arrival.cause)
            break
    if draft.state.cases[arrival.case].result is not None:
        return
    if arrival.case == MAIN and must_finish(draft):
        entered(draft, arrival, "gate")
    else:
        end_case(draft, arrival.case, node.result or "done")


def _reach(draft: Draft, arrival: Arrival) -> None:
    visit = draft.visit(arrival.case, arrival.node).count + 1
    draft.emit(
        e.Reached(at=draft.at, by=draft.by, node=arrival.node, case=arrival.case, visit=visit)
    )
    begin_after(draft, arrival.case, arrival.node)
    if not arrival.beside:
        _follow(draft, arrival)


def _wait(draft: Draft, arrival: Arrival, node: g.Gate | g.Wait, world: World) -> None:
    """A gate that is open is passed at once; otherwise the token waits here."""
    if isinstance(node, g.Gate) and all(world.met(one.that) for one in node.requires):
        _follow(draft, arrival)
        return
    if isinstance(node, g.Gate):
        entered(draft, arrival, "gate")
    else:
        entered(draft, arrival, "wait", deadline=wait_of(draft, node.due, world))


def _jump(draft: Draft, arrival: Arrival, node: g.Jump) -> None:
    targets = node.targets
    if node.choose:
        chosen = tuple(one for one in arrival.choose if one in node.targets)
        targets = chosen or unchosen(draft, arrival.case, node)
    reason, back = f"goto:{node.id}", arrival.back
    goto(draft, arrival.case, arrival.parent, targets, reason, arrival.cause, back=back)


# ------------------------------------------------------------------ instances of ``each``
def _asks_here(draft: Draft, arrival: Arrival, node: g.Node) -> bool:
    """A ``when`` that names the row is asked of each row, any other once for all of them."""
    if getattr(node, "each", None) is None:
        return True
    assert node.when is not None
    of_row = any(path[0] == "row" for path in node.when.names())
    return of_row == _is_instance(draft, arrival)


def _is_instance(draft: Draft, arrival: Arrival) -> bool:
    parent = draft.state.elements[arrival.parent]
    return parent.kind == "multi" and parent.node == arrival.node


def _open_instances(draft: Draft, arrival: Arrival, each: g.Each, world: World) -> None:
    """One instance per row; without rows the step is skipped with the reason."""
    kept = stored_rows(world, each.over)
    if not kept:
        skip(draft, arrival, f"each: {each.over.source}")
        return
    element = entered(draft, arrival, "multi", rows=kept)
    for row in kept[:1] if each.one_by_one else kept:
        draft.queue.append(
            Arrival(arrival.node, arrival.case, element, cause=arrival.cause, row=row)
        )


# ------------------------------------------------------------------ what may move by itself
def _settle(draft: Draft) -> bool:
    """Fire joins whose tokens are all there, open gates whose conditions hold. One at a time."""
    if draft.graph.has_standard and settle(draft):
        return True
    return draft.graph.has_blocks and (gateways.fire_join(draft) or _open_gate(draft))


def _open_gate(draft: Draft) -> bool:
    for key, element in list(draft.state.elements.items()):
        if element.kind != "gate":
            continue
        node = draft.node(element.case, element.node)
        if isinstance(node, g.End):
            if must_finish(draft):
                continue
            end_case(draft, element.case, node.result or "done")
            return True
        assert isinstance(node, g.Gate)
        world = World(draft, element.case, element.row, key)
        if all(one.id in element.waived or world.met(one.that) for one in node.requires):
            pass_wait(draft, key)
            return True
    return False


def pass_wait(draft: Draft, key: str) -> None:
    """A gate or wait is over: go on behind it."""
    element = draft.state.elements[key]
    left(draft, key)
    begin_after(draft, element.case, element.node)
    follow(draft, element.node, element.case, element.parent, cause=cause_of(element))
