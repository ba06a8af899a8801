"""Cases: opening a procedure, and the end of the project."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.canonical import canonical
from xize.core.engine.flow import besides
from xize.core.engine.flow.scopes import WITHDRAWN, close_case, disarm, drop
from xize.core.engine.flow.standard.watching import watch_inside
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.tokens import forget_arrivals
from xize.core.engine.view.world import World
from xize.core.expressions import Value
from xize.core.process.graph import Call, SubProcess


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
    element = draft.next_id("e")
    world = World(draft, arrival.case, arrival.row, arrival.parent)
    given = {name: _typed(world.worth(one)) for name, one in node.with_.items()}
    draft.emit(
        e.Entered(
            at=draft.at,
            by=draft.by,
            element=element,
            kind="call",
            node=node.id,
            case=arrival.case,
            parent=arrival.parent,
            visit=draft.visit(arrival.case, node.id).count + 1,
            row=arrival.row,
            beside=arrival.beside,
            cause=arrival.cause,
        )
    )
    open_case(draft, node.procedure, starter=None, caller=element, given=given)


def _typed(value: Value) -> tuple[str, Any]:
    """A value with the field type that reads it back."""
    kinds = ((bool, "yes_no"), (Decimal, "number"), (datetime, "datetime"), (date, "date"))
    kind = next((name for one, name in kinds if isinstance(value, one)), "text")
    return kind, canonical(value)


def end_case(draft: Draft, case: str, result: str) -> None:
    """A procedure came to its end."""
    if case == MAIN:
        end_project(draft, result)
    else:
        close_case(draft, case, result)


def end_project(draft: Draft, result: str, reason: str = "", *, force: bool = False) -> None:
    """The project ends: what must finish is finished, everything else is withdrawn.

    Recurring work at the root with an ``until`` outlives it; its armed occurrences stay.
    """
    unfinished = must_finish(draft)
    if unfinished and not force:
        raise Refused("must-finish-open", procedure=unfinished[0])
    for case_id in [one for one in draft.running_cases() if one != MAIN]:
        if draft.state.cases[case_id].result is None:
            close_case(draft, case_id, WITHDRAWN, "project-ended", onward=False)
    root = draft.state.cases[MAIN].element
    survivors = _survivors(draft, root)
    for child in draft.children(root):
        if draft.state.elements[child].node not in survivors:
            drop(draft, child, "project-ended")
    if not survivors:
        disarm(draft, root, "project-ended")
        drop(draft, root, "project-ended")
    else:
        _disarm_others(draft, root, survivors)
    draft.emit(e.CaseClosed(at=draft.at, by=draft.by, case=MAIN, result=result, reason=reason))
    draft.emit(e.Ended(at=draft.at, by=draft.by, result=result, reason=reason))
    forget_arrivals(draft, ended=root)


def must_finish(draft: Draft, *, but: str = MAIN) -> tuple[str, ...]:
    """Names of running procedures without whose end the project cannot end (Semantics 9)."""
    found = []
    for key, case in draft.running_cases().items():
        procedure = draft.rules.procedures[case.procedure]
        if procedure.must_finish and key not in (but, MAIN):
            found.append(procedure.name or procedure.id)
    return tuple(found)


def _survivors(draft: Draft, root: str) -> set[str]:
    """Work alongside at the root that outlives the project."""
    found = set()
    for key, armed in draft.state.armed.items():
        case, _, beside = key.partition("/")
        node = draft.node(case, beside)
        lasting = isinstance(node, SubProcess) and node.beside and node.beside.survives
        if armed.parent == root and lasting:
            found.add(beside)
    return found


def _disarm_others(draft: Draft, root: str, survivors: set[str]) -> None:
    for key, armed in list(draft.state.armed.items()):
        case, _, beside = key.partition("/")
        if armed.parent == root and beside not in survivors:
            draft.emit(
                e.BesideEnded(
                    at=draft.at, by=draft.by, beside=beside, case=case, reason="project-ended"
                )
            )
