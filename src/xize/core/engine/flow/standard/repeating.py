"""Loops and multi-instance activities (clauses 13.3.6, 13.3.7).

The activity as a whole is an element of kind ``multi``; its instances lie in it. ``rows`` are the
items, or numbers where they are only counted; ``done`` counts instances that have ended.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from xize.core.engine.flow.standard import escaping, throwing
from xize.core.engine.flow.standard.data import Names, plain_json, put_own, take_in
from xize.core.engine.flow.standard.moving import cancel, enter
from xize.core.engine.flow.standard.watching import watch_edges
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process.standard import Doing, Several

MOST_INSTANCES: Final = 10_000
"""More are refused as ``data-missing``: a number nobody meant."""


def open_body(draft: Draft, arrival: Arrival, doing: Doing) -> None:
    """Open the activity as a whole, with what waits at its edge; its first instances begin."""
    rows: tuple[Any, ...] | None = ()
    if doing.several is not None:
        rows = _rows(_looking_in(draft, arrival, doing), doing.several)
    body = enter(draft, "multi", arrival, rows=rows or ())
    take_in(draft, arrival.case, body, doing.takes)
    watch_edges(draft, body, doing)
    if rows is None:
        escaping.raise_error(draft, body, arrival.node, "data-missing")
    else:
        _first(draft, body, doing)


def _looking_in(draft: Draft, arrival: Arrival, doing: Doing) -> Names:
    """Names as they will be once the activity's inputs are there."""
    outside = Names(draft, arrival.case, arrival.parent)
    return Names(
        draft,
        arrival.case,
        arrival.parent,
        {one.to: outside.worth(one.value) for one in doing.takes},
    )


def _rows(names: Names, several: Several) -> tuple[Any, ...] | None:
    """The items, or as many numbers as are counted; None where the data do not say."""
    if several.items:
        found = names.value((several.items,))
        return tuple(plain_json(one) for one in found) if isinstance(found, list | tuple) else None
    count = names.worth(several.count) if several.count is not None else None
    if isinstance(count, bool) or not isinstance(count, Decimal | int):
        return None
    if count != int(count) or not 0 <= count <= MOST_INSTANCES:
        return None
    return tuple(range(int(count)))


def _first(draft: Draft, body: str, doing: Doing) -> None:
    """The first instance, or all of them; a body without any ends as nothing moves."""
    one = draft.state.elements[body]
    if doing.several is not None:
        count = 1 if doing.several.one_by_one else len(one.rows)
        for place in range(min(count, len(one.rows))):
            _next(draft, body, place)
    elif doing.again is not None and (not doing.again.before or _once_more(draft, body, doing)):
        _next(draft, body, 0)


def _next(draft: Draft, body: str, place: int) -> None:
    one = draft.state.elements[body]
    draft.queue.append(Arrival(one.node, one.case, body, cause=one.cause, place=place))


def give_item(draft: Draft, key: str, doing: Doing) -> None:
    """An instance sees its number (from 1) and its item."""
    one = draft.state.elements[key]
    put_own(draft, one.case, key, "loopCounter", one.place + 1)
    if doing.several is not None and doing.several.item:
        row = draft.state.elements[one.parent].rows[one.place]
        put_own(draft, one.case, key, doing.several.item, row)


def result_of(draft: Draft, key: str, doing: Doing) -> Any:
    """What an instance gives into the collection."""
    one = draft.state.elements[key]
    if doing.several is None or not doing.several.result:
        return None
    return plain_json(Names(draft, one.case, key).stored(doing.several.result))


def instance_ended(draft: Draft, body: str, place: int, kept: Any, doing: Doing) -> bool:
    """An instance ended; whether the activity as a whole is through with it."""
    one = draft.state.elements[body]
    if doing.several is None:
        if _once_more(draft, body, doing):
            _next(draft, body, one.done)
            return False
        return True
    if doing.several.results:
        known = list(one.values.get(doing.several.results) or ())
        known += [None] * (len(one.rows) - len(known))
        known[place] = kept
        put_own(draft, one.case, body, doing.several.results, known)
    names = Names(draft, one.case, body, _counts(draft, body))
    _throw_behaviour(draft, body, doing.several, names)
    if body not in draft.state.elements:
        return False
    if doing.several.completion is not None and names.holds(doing.several.completion):
        return True
    one = draft.state.elements[body]
    if doing.several.one_by_one and one.done < len(one.rows):
        _next(draft, body, one.done)
    return one.done >= len(one.rows)


def _once_more(draft: Draft, body: str, doing: Doing) -> bool:
    one = draft.state.elements[body]
    assert doing.again is not None
    if doing.again.most is not None and one.done >= doing.again.most:
        return False
    names = Names(draft, one.case, body, {"loopCounter": one.done})
    return names.holds(doing.again.condition)


def _counts(draft: Draft, body: str) -> dict[str, Any]:
    """The figures of clause 13.3.7, and what engines call them."""
    one = draft.state.elements[body]
    active = len(draft.children(body)) + sum(1 for two in draft.queue if two.parent == body)
    return {
        "loopCounter": one.done,
        "numberOfInstances": len(one.rows),
        "nrOfInstances": len(one.rows),
        "numberOfActiveInstances": active,
        "nrOfActiveInstances": active,
        "numberOfCompletedInstances": one.done,
        "nrOfCompletedInstances": one.done,
        "numberOfTerminatedInstances": 0,
    }


def _throw_behaviour(draft: Draft, body: str, several: Several, names: Names) -> None:
    one = draft.state.elements[body]
    if several.behaviour == "One" and one.done != 1:
        return
    for thrown in several.throws:
        if names.holds(thrown.condition) and body in draft.state.elements:
            throwing.throw(draft, thrown.trigger, one.node, one.case, body)
            throwing.hear_at_once(draft)


def stop(draft: Draft, child: str) -> None:
    """An instance that is not wanted any more."""
    cancel(draft, child, "instances-complete")
