"""Compensation and cancelled transactions (clauses 13.5.5, 10.3.5.2).

What ended well and can be compensated is remembered (``State.undoable``, see ``remembering``).
Compensating is an element of kind ``undo`` that runs the handlers one by one, the latest first.
For each activity there is one more such element, which holds its data as they were: in it its
handler runs, or what is inside of the activity is compensated.
"""

from __future__ import annotations

from typing import Final

from xize.core.engine.flow.elements import left
from xize.core.engine.flow.standard.catching import begin_event_scope, catch
from xize.core.engine.flow.standard.data import put_own
from xize.core.engine.flow.standard.moving import cancel, clear, enter, go_on
from xize.core.engine.flow.standard.remembering import Inside, forget, inside_of, lying_in
from xize.core.engine.flow.standard.wants import wants_of
from xize.core.engine.state import Done, Element
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.process_data import is_instance_of

GO_ON: Final = 0
CANCELS: Final = 1
NOTHING: Final = 2
"""What follows when everything is compensated (``Element.place`` of an ``undo``)."""


def compensate(draft: Draft, arrival: Arrival, activity: str = "", follows: int = GO_ON) -> str:
    """Begin to compensate what can be seen from here, or one activity; the ``undo`` element."""
    rows = _visible(draft, arrival.parent, activity)
    return enter(draft, "undo", arrival, rows=rows, place=follows)


def _visible(draft: Draft, scope: str, activity: str) -> tuple[str, ...]:
    """What ended in the scope; from an event sub-process also in the one around (13.5.5).

    An activity that is named may lie deeper, in something that has ended.
    """
    scopes = {scope, _meant(draft, scope)}
    known = draft.state.undoable
    if not activity:
        return tuple(key for key, one in reversed(known.items()) if one.parent in scopes)
    named = [key for key, one in reversed(known.items()) if one.node == activity]
    found = tuple(key for key in named if known[key].parent in scopes)
    return found or tuple(key for key in named if _lies_below(draft, known[key], scopes))


def _lies_below(draft: Draft, done: Done, scopes: set[str]) -> bool:
    """Whether something ended in what ended itself, in one of the scopes."""
    above = draft.state.undoable.get(done.parent)
    while above is not None:
        if above.node == done.node:
            return False  # one instance: the activity as a whole stands for it
        if above.parent in scopes:
            return True
        above = draft.state.undoable.get(above.parent)
    return False


def cancel_transaction(draft: Draft, arrival: Arrival) -> None:
    """A cancel end event: all of the transaction ends, then it is compensated.

    Of one with several instances all do; those that have ended are compensated as well.
    """
    transaction = _transaction(draft, arrival.parent)
    one = draft.state.elements[transaction]
    together = [transaction]
    if is_instance_of(draft, one):
        together = draft.children(one.parent)
        _undo_rest(draft, arrival, one.parent)
    for instance in together:
        clear(draft, instance, "cancelled")
        _undo_rest(draft, arrival, instance)


def _undo_rest(draft: Draft, arrival: Arrival, inside: str) -> None:
    rows = lying_in(draft, inside)
    cancelled = Arrival(arrival.node, arrival.case, inside)
    enter(draft, "undo", cancelled, rows=rows, place=CANCELS)


def step(draft: Draft, key: str) -> None:
    """Nothing of this compensation runs: the next handler, or it is through."""
    one = draft.state.elements[key]
    looked = draft.openings.fruitless
    begun: int = looked.get(f"undo {key}", 0)  # those before are through
    for place in range(begun, len(one.rows)):
        done = draft.state.undoable.get(one.rows[place])
        if done is not None:
            looked[f"undo {key}"] = place
            inside = inside_of(draft, one.rows[place], done)
            forget(draft, one.rows[place], done)
            _undo(draft, key, done, inside)
            return
    _through(draft, key, one)


def _undo(draft: Draft, key: str, done: Done, inside: Inside) -> None:
    """Run the handler of an activity, else undo what is inside of it."""
    rows = lying_in(draft, inside.element)
    own = Arrival(done.node, done.case, key)
    if inside.instances or not (inside.handler or inside.start):
        _restored(draft, own, done, rows)
    elif inside.handler:
        around = _restored(draft, own, done)
        draft.queue.append(Arrival(inside.handler, done.case, around))
    elif inside.start is not None:
        around = _restored(draft, own, done)
        scope = Arrival(inside.start.scope, inside.case, around)
        begin_event_scope(draft, scope, inside.start, {}, of=inside.element)


def _restored(draft: Draft, arrival: Arrival, done: Done, rows: tuple[str, ...] = ()) -> str:
    """An ``undo`` for one activity, with its data as they were."""
    key = enter(draft, "undo", arrival, rows=rows, place=NOTHING)
    for name, value in done.values.items():
        put_own(draft, done.case, key, name, value)
    return key


def _through(draft: Draft, key: str, one: Element) -> None:
    if one.place == CANCELS:
        _leave_cancelled(draft, key, one.parent)
        return
    left(draft, key)
    if one.place == GO_ON:
        go_on(draft, one.node, one.case, one.parent)


def _leave_cancelled(draft: Draft, key: str, inside: str) -> None:
    """Go on at the cancel boundary event of a transaction, once all its instances are undone."""
    here = draft.state.elements[inside]
    whole = inside if here.kind == "multi" else ""
    if is_instance_of(draft, here):
        whole = here.parent
    left(draft, key)
    if whole and here.kind != "multi":
        cancel(draft, inside, "cancelled")
    if whole and draft.children(whole):
        return
    transaction = whole or inside
    for found in [two for watch in _edge(draft, transaction) for two in wants_of(draft, watch)]:
        if found.trigger.kind == "cancel":
            catch(draft, found)
            return
    cancel(draft, transaction, "cancelled")


def _edge(draft: Draft, activity: str) -> list[str]:
    return [key for key, one in draft.state.elements.items() if one.of == activity]


def _meant(draft: Draft, scope: str) -> str:
    """The scope whose activities are compensated: an event sub-process means the one around."""
    one = draft.state.elements[scope]
    doing = getattr(draft.node(one.case, one.node), "doing", None)
    if doing is None or not doing.on_event:
        return scope
    return one.of or one.parent


def _transaction(draft: Draft, scope: str) -> str:
    for key in (scope, *draft.ancestors(scope)):
        one = draft.state.elements[key]
        doing = getattr(draft.node(one.case, one.node), "doing", None)
        if doing is not None and doing.transaction and one.kind == "scope":
            return key
    return scope
