"""Cases: a procedure begins, by itself or called by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.canonical import canonical
from xize.core.engine.flow import besides
from xize.core.engine.flow.elements import entered
from xize.core.engine.flow.standard.watching import watch_inside
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.world import World
from xize.core.expressions import Value
from xize.core.process.graph import Call


def open_case(
    draft: Draft,
    procedure: str,
    *,
    starter: str | None,
    caller: str | None = None,
    given: Mapping[str, tuple[str, Any]] | None = None,
    again: bool = False,
) -> str:
    """Begin a procedure as a case; the first one of a stream is the main case.

    ``given`` is what it is called with. ``again`` opens the main case of an ended project anew,
    without beginning at its start.
    """
    case = draft.next_id("c") if draft.state.cases and not again else MAIN
    element = f"e{draft.state.serial + 2}" if case != MAIN else draft.next_id("e")
    draft.emit(
        e.CaseOpened(
            at=draft.at,
            by=draft.by,
            case=case,
            procedure=procedure,
            element=element,
            caller=caller,
            starter=starter,
            given=dict(given or {}),
        )
    )
    root = draft.index(case).root
    besides.begin_with_scope(draft, case, root, element, jumped=again)
    drawn = draft.index(case).scope_node(root).doing
    if drawn is not None and not again:
        watch_inside(draft, element)
        draft.queue.extend(Arrival(start, case, element) for start in drawn.starts)
    elif not again:
        draft.queue.append(Arrival(draft.index(case).start(root).id, case, element))
    return case


def call(draft: Draft, arrival: Arrival, node: Call) -> None:
    """A call activity: run the procedure as a case and wait for its result."""
    world = World(draft, arrival.case, arrival.row, arrival.parent)
    given = {name: _typed(world.worth(one)) for name, one in node.with_.items()}
    element = entered(draft, arrival, "call")
    open_case(draft, node.procedure, starter=None, caller=element, given=given)


def _typed(value: Value) -> tuple[str, Any]:
    """A value with the field type that reads it back."""
    kinds = ((bool, "yes_no"), (Decimal, "number"), (datetime, "datetime"), (date, "date"))
    kind = next((name for one, name in kinds if isinstance(value, one)), "text")
    return kind, canonical(value)
