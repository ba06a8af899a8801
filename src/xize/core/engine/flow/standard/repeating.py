"""Loops and multi-instance activities (clauses 13.3.6, 13.3.7).

The activity as a whole is an element of kind ``multi``; its instances lie in it. ``rows`` are the
items, or numbers where they are only counted; ``done`` counts instances that have ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from xize.core.engine.flow.standard import escaping, throwing
from xize.core.engine.flow.standard.data import (
    Names,
    give_out,
    plain_json,
    put_own,
    put_value,
    take_in,
)
from xize.core.engine.flow.standard.moving import cancel, enter
from xize.core.engine.flow.standard.watching import watch_edges
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process.standard import Doing, Several

MOST_INSTANCES: Final = 10_000
"""More are refused as ``too-many-instances``: a number nobody meant."""
MOST_AT_ONCE: Final = 100_000
"""… and so are those that would begin while as many others are about to: instances of instances."""
MISSING: Final = "data-missing"
MANY: Final = "too-many-instances"
RESULT_OF: Final = "#"
"""What an instance gave lies under this and its place: a name no expression can have."""
NOTHING_INSIDE: Final[Mapping[str, Any]] = MappingProxyType({})


def open_body(draft: Draft, arrival: Arrival, doing: Doing) -> None:
    """Open the activity as a whole, with what waits at its edge; its first instances begin."""
    rows: tuple[Any, ...] | str = ()
    if doing.several is not None:
        rows = _rows(_looking_in(draft, arrival, doing.several), doing.several)
        if not doing.several.one_by_one and len(draft.queue) + len(rows) > MOST_AT_ONCE:
            rows = MANY
    body = enter(draft, "multi", arrival, rows=() if isinstance(rows, str) else rows)
    take_in(draft, arrival.case, body, doing.several.takes if doing.several is not None else ())
    watch_edges(draft, body, doing)
    if isinstance(rows, str):
        escaping.raise_error(draft, body, arrival.node, rows)
    else:
        _first(draft, body, doing)


def _looking_in(draft: Draft, arrival: Arrival, several: Several) -> Names:
    """Names as they will be once the activity's collection is there."""
    outside = Names(draft, arrival.case, arrival.parent)
    return Names(
        draft,
        arrival.case,
        arrival.parent,
        {one.to: outside.worth(one.value) for one in several.takes},
    )


def _rows(names: Names, several: Several) -> tuple[Any, ...] | str:
    """The items, or as many numbers as are counted; else the code of what is wrong."""
    if several.items or several.collected is not None:
        whole = several.collected
        found = names.value((several.items,)) if whole is None else names.worth(whole)
        if not isinstance(found, list | tuple):
            return MISSING
        return tuple(plain_json(one) for one in found) if len(found) <= MOST_INSTANCES else MANY
    count = names.worth(several.count) if several.count is not None else None
    if isinstance(count, str) and count.strip().isdecimal():
        count = Decimal(count.strip())
    if isinstance(count, bool) or not isinstance(count, Decimal | int):
        return MISSING
    if count != int(count) or count < 0:
        return MISSING
    return tuple(range(int(count))) if count <= MOST_INSTANCES else MANY


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


def item_of(draft: Draft, key: str, doing: Doing) -> Any:
    """The item an instance is for; None where instances are only counted."""
    one = draft.state.elements[key]
    several = doing.several
    items = several is not None and several.items
    return draft.state.elements[one.parent].rows[one.place] if items else None


def give_item(draft: Draft, key: str, doing: Doing) -> None:
    """An instance sees its number (from 1), its item, and what goes into it."""
    one = draft.state.elements[key]
    put_own(draft, one.case, key, "loopCounter", one.place + 1)
    if doing.several is not None and doing.several.item:
        row = draft.state.elements[one.parent].rows[one.place]
        put_own(draft, one.case, key, doing.several.item, row)
    take_in(draft, one.case, key, doing.takes)


def keep_result(draft: Draft, key: str, doing: Doing) -> None:
    """What an instance gives into the collection, which is put together at the end."""
    one = draft.state.elements[key]
    if doing.several is None or not doing.several.results or not doing.several.result:
        return
    given = Names(draft, one.case, key).stored(doing.several.result)
    put_own(draft, one.case, one.parent, f"{RESULT_OF}{one.place}", given)


def results_of(body: Element) -> list[Any]:
    """The collection of what instances have given, each at its place."""
    return [body.values.get(f"{RESULT_OF}{place}") for place in range(len(body.rows))]


def give_results(draft: Draft, body: str, doing: Doing, several: Several) -> None:
    """The collection goes where it belongs: into the activity's own output, or out of it."""
    one = draft.state.elements[body]
    if several.results and several.result:
        given = results_of(one)
        if several.results in doing.names:
            put_own(draft, one.case, body, several.results, given)
        else:
            put_value(draft, one.case, one.parent, several.results, given)
    give_out(draft, one.case, body, several.gives)


def instance_ended(draft: Draft, body: str, inside: Mapping[str, Any], doing: Doing) -> bool:
    """An instance ended; whether the activity as a whole is through with it.

    Conditions see the data of the instance that ended as well (``inside``).
    """
    one = draft.state.elements[body]
    if doing.several is None:
        if _once_more(draft, body, doing, inside):
            _next(draft, body, one.done)
            return False
        return True
    if doing.several.throws:
        _throw_behaviour(draft, body, doing.several, Names(draft, one.case, body, inside))
    if body not in draft.state.elements:
        return False
    if doing.several.completion is not None and _is_enough(draft, body, doing.several, inside):
        return True
    one = draft.state.elements[body]
    if doing.several.one_by_one and one.done < len(one.rows):
        _next(draft, body, one.done)
    return one.done >= len(one.rows)


def _is_enough(draft: Draft, body: str, several: Several, inside: Mapping[str, Any]) -> bool:
    """Whether the completion condition holds; it may look at what has been given so far.

    What the whole knows comes before what the instance knew: how it is being decided, above all.
    """
    one = draft.state.elements[body]
    seen = {name: value for name, value in inside.items() if name not in one.values}
    seen.pop("loopCounter", None)
    assert several.completion is not None
    if (several.results,) in several.completion.names():
        seen[several.results] = results_of(one)
    return Names(draft, one.case, body, seen).holds(several.completion)


def _once_more(
    draft: Draft, body: str, doing: Doing, inside: Mapping[str, Any] = NOTHING_INSIDE
) -> bool:
    one = draft.state.elements[body]
    assert doing.again is not None
    if doing.again.most is not None and one.done >= doing.again.most:
        return False
    names = Names(draft, one.case, body, {**inside, "loopCounter": one.done})
    return names.holds(doing.again.condition)


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
