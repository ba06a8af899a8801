"""Activities of BPMN files: begun, done, and what follows (clauses 13.3.1 to 13.3.5)."""

from __future__ import annotations

from typing import Final

from xize.core.engine import events as e
from xize.core.engine.flow.standard import (
    escaping,
    human,
    remembering,
    repeating,
    throwing,
    watching,
)
from xize.core.engine.flow.standard.data import Names, carry_out, give_out, put_own, take_in
from xize.core.engine.flow.standard.moving import enter, go_on, goes_on_waiting, watches_off
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g
from xize.core.process.standard import Doing

HAS_DONE: Final = (0,)
"""What an ad-hoc sub-process holds in which something has been done (``Element.held``)."""
BY_THEMSELVES: Final = frozenset(("scriptTask", "sendTask", "serviceTask", "businessRuleTask"))
"""Tasks nobody has to do."""


def begin(draft: Draft, arrival: Arrival, node: g.Doer) -> None:
    """A token comes to an activity: as a whole, or to one instance of it."""
    doing = doing_of(node)
    parent = draft.state.elements[arrival.parent]
    instance = parent.kind == "multi" and parent.node == node.id
    if not instance and (doing.again is not None or doing.several is not None):
        repeating.open_body(draft, arrival, doing)
        return
    _begin_one(draft, arrival, node, doing, instance=instance)


def _begin_one(
    draft: Draft,
    arrival: Arrival,
    node: g.Doer,
    doing: Doing,
    *,
    instance: bool,
) -> None:
    key = enter(draft, _kind(node), arrival, place=arrival.place)
    if instance:
        repeating.give_item(draft, key, doing)
    else:
        take_in(draft, arrival.case, key, doing.takes)
        watching.watch_edges(draft, key, doing)
    if isinstance(node, g.SubProcess):
        open_scope(draft, key, node.doing)
    elif isinstance(node, g.UserTask):
        row = repeating.item_of(draft, key, doing) if instance else None
        draft.queue.append(Arrival(node.id, arrival.case, key, cause=arrival.cause, row=row))
    elif node.calls:
        _call(draft, key, node)
    elif doing.type in BY_THEMSELVES:
        finish(draft, key)


def _kind(node: g.Doer) -> str:
    if isinstance(node, g.SubProcess):
        return "scope"
    if isinstance(node, g.UserTask):
        return "around"
    if node.receives is not None:
        return "catch"
    return "call" if node.calls else "act"


def finish(draft: Draft, key: str) -> None:
    """A task has been done: its script, what it sends, and what follows."""
    one = draft.state.elements[key]
    node = draft.node(one.case, one.node)
    if isinstance(node, g.Activity):
        carry_out(draft, one.case, key, node.moves)
    if isinstance(node, g.Activity | g.UserTask) and node.sends is not None:
        given = {move.to: one.values.get(move.to) for move in doing_of(node).takes}
        throwing.send_message(draft, node.sends, node.id, one.case, key, given)
    if key in draft.state.elements:
        complete(draft, key)


def open_scope(draft: Draft, key: str, doing: Doing | None) -> None:
    """A process or sub-process is entered: what it waits for, then where it begins."""
    assert doing is not None
    one = draft.state.elements[key]
    watching.watch_inside(draft, key)
    starts = doing.starts[:1] if doing.ad_hoc and doing.sequential else doing.starts
    for start in starts:
        draft.queue.append(Arrival(start, one.case, key))


def _call(draft: Draft, key: str, node: g.Activity) -> None:
    """The called process runs as a case of its own (clause 13.3.4)."""
    case = f"c{draft.state.serial + 1}"
    root = f"e{draft.state.serial + 2}"
    draft.emit(
        e.CaseOpened(
            at=draft.at,
            by=draft.by,
            case=case,
            procedure=node.calls,
            element=root,
            caller=key,
        )
    )
    for name, value in draft.state.elements[key].values.items():
        put_own(draft, case, "", name, value)
    scope = draft.node(case, node.calls)
    assert isinstance(scope, g.SubProcess)
    open_scope(draft, root, scope.doing)


def complete(draft: Draft, key: str) -> None:
    """An activity is through: its data go out, and a token goes on."""
    one = draft.state.elements[key]
    node = draft.node(one.case, one.node)
    assert isinstance(node, g.Doer)
    doing = doing_of(node)
    if doing.boundaries:
        watches_off(draft, key, "done")
    remembering.remember(draft, key, node)
    body = draft.state.elements.get(one.parent)
    if body is not None and body.kind == "multi" and body.node == one.node:
        give_out(draft, one.case, key, doing.gives)
        repeating.keep_result(draft, key, doing)
        human.note_of_instance(draft, key)
        inside = draft.state.elements[key].values
        human.leave(draft, key)
        if human.way(draft, one.node, one.case, inside) or repeating.instance_ended(
            draft, one.parent, inside, doing
        ):
            end_body(draft, one.parent)
        return
    give_out(draft, one.case, key, doing.gives)
    human.leave(draft, key)
    if human.went_elsewhere(draft, one):
        return
    onward(draft, one.node, one.case, one.parent, doing, human.cause_behind(draft, one))


def end_body(draft: Draft, body: str) -> None:
    """All instances are through, or no more are wanted."""
    one = draft.state.elements[body]
    node = draft.node(one.case, one.node)
    assert isinstance(node, g.Doer)
    doing = doing_of(node)
    watches_off(draft, body, "done")
    for child in draft.children(body):
        repeating.stop(draft, child)
    remembering.remember_whole(draft, body)
    if doing.several is not None:
        repeating.give_results(draft, body, doing, doing.several)
    one = draft.state.elements[body]
    human.leave(draft, body)
    if human.went_elsewhere(draft, one):
        return
    onward(draft, one.node, one.case, one.parent, doing, human.cause_behind(draft, one))


def onward(draft: Draft, node: str, case: str, parent: str, doing: Doing, cause: str = "") -> None:
    """What follows an activity; a handler leads back to the compensation it belongs to."""
    around = draft.state.elements[parent]
    if around.kind == "undo":
        return  # taken up as nothing moves any more
    if draft.graph.has_ad_hoc:
        _note_in_ad_hoc(draft, parent, around)
    if not go_on(draft, node, case, parent, cause=cause, times=doing.makes):
        escaping.fail(draft, node, case, parent, "no-condition-true")


def _note_in_ad_hoc(draft: Draft, key: str, one: Element) -> None:
    """An ad-hoc sub-process has done something: from now on its condition is looked at."""
    doing = getattr(draft.node(one.case, one.node), "doing", None)
    if one.kind == "scope" and doing is not None and doing.ad_hoc and not one.held:
        goes_on_waiting(draft, key, one.node, held=HAS_DONE)


def doing_of(node: g.Doer) -> Doing:
    """What the file says of an activity."""
    assert node.doing is not None
    return node.doing


def holds_completion(draft: Draft, scope: str, doing: Doing) -> bool:
    """Whether an ad-hoc sub-process is through by its own condition."""
    one = draft.state.elements[scope]
    return doing.completion is not None and Names(draft, one.case, scope).holds(doing.completion)
