"""What happens in processes of BPMN files once no token moves any more, one thing at a time.

Signals are heard, messages received, conditions looked at; then tokens that waited for each other
go on, compensation takes its next step, and what is through is left, from the inside out.
"""

from __future__ import annotations

from typing import Any

from xize.core.engine import events as e
from xize.core.engine.flow.elements import left
from xize.core.engine.flow.endings import end_project, must_finish
from xize.core.engine.flow.standard import compensating, joins
from xize.core.engine.flow.standard.activities import (
    complete,
    doing_of,
    end_body,
    holds_completion,
)
from xize.core.engine.flow.standard.catching import catch
from xize.core.engine.flow.standard.correlating import is_meant, take_part
from xize.core.engine.flow.standard.data import put_own
from xize.core.engine.flow.standard.launching import launch, starts_for
from xize.core.engine.flow.standard.looking import look
from xize.core.engine.flow.standard.moving import RESULT, clear, goes_on_waiting
from xize.core.engine.flow.standard.throwing import hear_signal
from xize.core.engine.flow.standard.wants import Want, all_wants, triggers_of
from xize.core.engine.state import MAIN, Element, Letter
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g
from xize.core.process.index import is_standard
from xize.core.process.standard import Doing


def settle(draft: Draft) -> bool:
    """Do the first thing that can be done; False if there is nothing."""
    return _hear(draft) or _receive(draft) or look(draft) or joins.fire_join(draft) or _leave(draft)


def _hear(draft: Draft) -> bool:
    """A signal reaches everybody who waits for it, and begins what begins with it."""
    if not draft.signals:
        return False
    name, values, heard = draft.signals.popleft()
    for begun in list(starts_for(draft, "signal", name)):
        launch(draft, begun.procedure, begun.node, came=values, place=begun.place)
    if not heard:
        hear_signal(draft, name, values)
    return True


def _receive(draft: Draft) -> bool:
    """The first kept message somebody waits for, or a process begins with."""
    standing = (draft.openings.changes, draft.state.letters)
    if not draft.state.letters or _same(draft.openings.fruitless.get("letters"), standing):
        return False
    for place, letter in enumerate(draft.state.letters):
        found = next((one for one in all_wants(draft) if _is_for(draft, letter, one)), None)
        if found is not None:
            _fetch(draft, place)
            case = draft.state.elements[found.element].case
            take_part(draft, case, found.trigger, letter.values)
            catch(draft, found, letter.values)
            return True
        for begun in starts_for(draft, "message", letter.name, letter.to):
            _fetch(draft, place)
            case = launch(draft, begun.procedure, begun.node, came=letter.values, place=begun.place)
            trigger = triggers_of(draft.node(case, begun.node))[begun.place]
            take_part(draft, case, trigger, letter.values)
            return True
    draft.openings.fruitless["letters"] = standing
    return False


def _same(before: Any, now: tuple[int, tuple[Letter, ...]]) -> bool:
    """Whether nobody has begun to wait and no message has come since."""
    return before is not None and before[0] == now[0] and before[1] is now[1]


def _fetch(draft: Draft, place: int) -> None:
    draft.emit(e.Fetched(at=draft.at, by=draft.by, place=place))


def _is_for(draft: Draft, letter: Letter, want: Want) -> bool:
    case = draft.state.elements[want.element].case
    if want.trigger.kind != "message" or not is_meant(draft, case, want.trigger, letter.values):
        return False
    if not letter.to:
        return bool(letter.name) and letter.name == want.trigger.name
    if letter.to == want.node:
        return True
    return letter.to == draft.procedure_of(case) and letter.name == want.trigger.name


def _leave(draft: Draft) -> bool:
    """Leave the oldest of what nothing runs in any more."""
    if draft.graph.has_ad_hoc and _leave_ad_hoc(draft):
        return True
    later: list[str] = []
    left_one = False
    while not left_one and (key := draft.openings.through()) is not None:
        one = draft.state.elements[key]
        node = draft.node(one.case, one.node)
        if not is_standard(node):
            continue
        if not one.parent and one.case == MAIN and must_finish(draft):
            later.append(key)
            continue
        _through(draft, key, one, node)
        left_one = True
    for key in later:
        draft.openings.again(key)
    return left_one


def _leave_ad_hoc(draft: Draft) -> bool:
    for key, one in list(draft.state.elements.items()):
        node = draft.node(one.case, one.node) if one.kind == "scope" else None
        if node is not None and is_standard(node) and _ended_early(draft, key, node):
            return True
    return False


def _through(draft: Draft, key: str, one: Element, node: g.Node) -> None:
    """Nothing runs in an element any more."""
    if one.kind == "undo":
        compensating.step(draft, key)
    elif one.kind == "multi":
        end_body(draft, key)
    elif isinstance(node, g.SubProcess):
        doing = doing_of(node)
        if not (doing.ad_hoc and _next_of_ad_hoc(draft, key, doing)):
            _leave_scope(draft, key)


def _leave_scope(draft: Draft, key: str) -> None:
    one = draft.state.elements[key]
    clear(draft, key, "done")
    if one.parent:
        complete(draft, key)
        return
    if one.case == MAIN:
        end_project(draft, _result(draft, MAIN))
        return
    case = draft.state.cases[one.case]
    left(draft, key)
    result = _result(draft, one.case)
    draft.emit(e.CaseClosed(at=draft.at, by=draft.by, case=one.case, result=result))
    caller = draft.state.elements.get(case.caller or "")
    if caller is not None and case.caller is not None:
        for name, value in case.values.items():
            put_own(draft, caller.case, case.caller, name, value)
        complete(draft, case.caller)


def _result(draft: Draft, case: str) -> str:
    result: str = draft.state.cases[case].values.get(RESULT, "done")
    return result


def _ended_early(draft: Draft, key: str, node: g.Node) -> bool:
    """An ad-hoc sub-process whose condition holds after something was done in it (13.3.5)."""
    assert isinstance(node, g.SubProcess)
    doing = doing_of(node)
    if not doing.ad_hoc or not holds_completion(draft, key, doing):
        return False
    one = draft.state.elements[key]
    if not one.held:
        return False
    open_still = [c for c in draft.children(key) if draft.state.elements[c].kind != "watch"]
    if open_still and not doing.cancel_remaining:
        return False
    _leave_scope(draft, key)
    return True


def _next_of_ad_hoc(draft: Draft, key: str, doing: Doing) -> bool:
    """In a sequential ad-hoc sub-process one activity after the other is done."""
    one = draft.state.elements[key]
    place = len(one.met) + 1
    if not doing.sequential or place >= len(doing.starts):
        return False
    goes_on_waiting(draft, key, one.node, met=(*one.met, place))
    draft.queue.append(Arrival(doing.starts[place], one.case, key))
    return True
