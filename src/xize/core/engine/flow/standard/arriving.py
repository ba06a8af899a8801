"""A token comes to a node of a BPMN file."""

from __future__ import annotations

from xize.core.engine.flow.standard.activities import begin, complete, doing_of, finish
from xize.core.engine.flow.standard.catching import RECEIVED, catch
from xize.core.engine.flow.standard.compensating import NOTHING, cancel_transaction, compensate
from xize.core.engine.flow.standard.data import carry_out, put_own
from xize.core.engine.flow.standard.gateways import arrive_at_gateway, wait_at
from xize.core.engine.flow.standard.human import note_outcome
from xize.core.engine.flow.standard.moving import RESULT, clear, enter, go_on, passed
from xize.core.engine.flow.standard.throwing import throw, values_of
from xize.core.engine.flow.standard.wants import alarms_for, wants_of
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g
from xize.core.process.standard import Trigger


def arrive(draft: Draft, arrival: Arrival) -> None:
    """A token arrives at a node."""
    if arrival.parent not in draft.state.elements:
        return
    node = draft.node(arrival.case, arrival.node)
    match node:
        case g.Gateway():
            arrive_at_gateway(draft, arrival, node)
        case g.Happening():
            _event(draft, arrival, node)
        case g.Activity() | g.SubProcess() | g.UserTask():
            _activity(draft, arrival, node)


def _activity(draft: Draft, arrival: Arrival, node: g.Doer) -> None:
    if isinstance(node, g.UserTask) and node.records:
        _recorded(draft, arrival, node)
        return
    if isinstance(node, g.UserTask) and arrival.cause == RECEIVED:
        note_outcome(draft, arrival.parent, arrival.outcome)
        finish(draft, arrival.parent)
        return
    if arrival.cause == RECEIVED:
        complete(draft, arrival.parent)
        return
    around = draft.state.elements[arrival.parent]
    instance = around.kind == "multi" and around.node == node.id
    if doing_of(node).needs > 1 and not instance and around.kind != "undo":
        wait_at(draft, arrival)
    else:
        begin(draft, arrival, node)


def _recorded(draft: Draft, arrival: Arrival, node: g.UserTask) -> None:
    """Somebody said that what is waited for has come; where more may come it is offered again."""
    for want in list(wants_of(draft, arrival.parent)):
        if want.node == node.records:
            catch(draft, want)
            break
    if arrival.parent in draft.state.elements:
        draft.queue.append(Arrival(node.id, arrival.case, arrival.parent))


def _event(draft: Draft, arrival: Arrival, node: g.Happening) -> None:
    link = next((one for one in node.triggers if one.kind == "link"), None)
    if node.position == "intermediateCatchEvent" and link is None:
        alarms = alarms_for(draft, arrival.case, arrival.parent, [node])
        enter(draft, "catch", arrival, alarms=alarms)
        return
    passed(draft, node.id, arrival.case, arrival.parent)
    if node.result:
        put_own(draft, arrival.case, "", RESULT, node.result)
    if not node.throws:
        carry_out(draft, arrival.case, arrival.parent, node.gives)
        go_on(draft, node.id, arrival.case, arrival.parent)
        return
    if link is not None:
        _follow_link(draft, arrival, link)
        return
    waits = False
    draft.queue.appendleft(arrival)  # the token while it throws: it may be interrupted
    for trigger in node.triggers:
        if _still_there(draft, arrival):
            waits = _throw(draft, arrival, node, trigger) or waits
    if not _still_there(draft, arrival):
        return
    draft.queue.popleft()
    if not waits and not node.ends:
        go_on(draft, node.id, arrival.case, arrival.parent)


def _still_there(draft: Draft, token: Arrival) -> bool:
    """Whether nothing has ended what a token is in."""
    first = draft.queue[0] if draft.queue else None
    return first is token and token.parent in draft.state.elements


def _throw(draft: Draft, arrival: Arrival, node: g.Happening, trigger: Trigger) -> bool:
    """Throw one trigger; True where the token has to wait for what comes of it."""
    match trigger.kind:
        case "compensate":
            follows = 0 if trigger.wait else NOTHING
            compensate(draft, arrival, trigger.name, follows)
            return trigger.wait
        case "cancel":
            cancel_transaction(draft, arrival)
            return True
        case "terminate":
            _terminate(draft, arrival)
            return True
        case _:
            values = values_of(draft, arrival.case, arrival.parent, node.takes)
            throw(draft, trigger, node.id, arrival.case, arrival.parent, values)
            return False


def _terminate(draft: Draft, arrival: Arrival) -> None:
    """Everything of the scope ends at once, all instances of it included (clause 10.5.3)."""
    clear(draft, arrival.parent, "terminated")
    scope = draft.state.elements[arrival.parent]
    body = draft.state.elements.get(scope.parent)
    if body is not None and body.kind == "multi" and body.node == scope.node:
        clear(draft, scope.parent, "terminated")


def _follow_link(draft: Draft, arrival: Arrival, link: Trigger) -> None:
    here = draft.index(arrival.case).scope(arrival.node)
    for one in draft.index(arrival.case).children(here):
        if (
            isinstance(one, g.Happening)
            and not one.throws
            and any(two.kind == "link" and two.name == link.name for two in one.triggers)
        ):
            draft.queue.append(Arrival(one.id, arrival.case, arrival.parent))
            return
