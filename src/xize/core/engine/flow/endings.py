"""The end of a procedure and of the project."""

from __future__ import annotations

from xize.core.engine import events as e
from xize.core.engine.flow.scopes import WITHDRAWN, close_case, disarm, drop
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.tokens import forget_arrivals
from xize.core.process.graph import SubProcess


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
