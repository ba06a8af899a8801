"""Errors and escalations: from the inside out to whoever catches them (clause 13.5.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from xize.core.engine import events as e
from xize.core.engine.flow.endings import end_project
from xize.core.engine.flow.scopes import drop
from xize.core.engine.flow.standard.catching import catch
from xize.core.engine.flow.standard.wants import Want, wants_of
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Draft

FAILED: Final = "failed"
"""The result of a case that ended with an error nobody caught."""

OF_THE_ENGINE: Final = frozenset(("no-condition-true", "data-missing", "too-many-instances"))
"""Errors that no file throws: it has no way on, or lacks what it needs."""


def raise_error(
    draft: Draft, element: str, node: str, code: str, values: Mapping[str, Any] | None = None
) -> None:
    """An error in an open element: the nearest who catches it, else the process has failed."""
    case = draft.state.elements[element].case
    found = _catcher(draft, element, "error", code)
    _note(draft, "error", code, node, case, heard=found is not None)
    if found is not None:
        catch(draft, found, values)
        return
    fail_case(draft, _outermost(draft, element), node, code)


def _outermost(draft: Draft, element: str) -> str:
    """The case nobody called, seen from an open element: its handler may run long after a call."""
    here = element
    while True:
        one = draft.state.elements[here]
        around = one.parent or draft.state.cases[one.case].caller or ""
        if around not in draft.state.elements:
            return one.case
        here = around


def fail(draft: Draft, node: str, case: str, parent: str, code: str) -> None:
    """The flow cannot go on behind a node: an error of the engine, caught by who catches all."""
    assert draft.state.elements[parent].case == case
    raise_error(draft, parent, node, code)


def fail_case(draft: Draft, case: str, node: str, code: str) -> None:
    """A case ends with an error nobody caught.

    A project does not end because its file has no way on: what led there is refused.
    """
    regulated = MAIN in draft.state.cases
    if regulated and code in OF_THE_ENGINE:
        raise Refused("no-way-on", step=draft.node(_of(draft, node, case), node).name or node)
    draft.emit(e.Failed(at=draft.at, by=draft.by, case=case, node=node, code=code))
    if case == MAIN:
        end_project(draft, FAILED, code, force=True)
        return
    drop(draft, draft.state.cases[case].element, FAILED)
    draft.emit(e.CaseClosed(at=draft.at, by=draft.by, case=case, result=FAILED, reason=code))


def _of(draft: Draft, node: str, case: str) -> str:
    """The case a node belongs to: the outermost one, or one it called."""
    return next((one for one in (case, *draft.state.cases) if draft.has(one, node)), case)


def escalate(
    draft: Draft, element: str, node: str, code: str, values: Mapping[str, Any] | None = None
) -> None:
    """An escalation: the nearest who catches it; nobody need."""
    case = draft.state.elements[element].case
    found = _catcher(draft, element, "escalation", code)
    _note(draft, "escalation", code, node, case, heard=found is not None)
    if found is not None:
        catch(draft, found, values)


def _note(draft: Draft, kind: str, code: str, node: str, case: str, *, heard: bool) -> None:
    draft.emit(
        e.Sent(at=draft.at, by=draft.by, kind=kind, name=code, node=node, case=case, heard=heard)
    )


def _catcher(draft: Draft, element: str, kind: str, code: str) -> Want | None:
    """The nearest want of the code, or of every code; the code itself comes first."""
    for level in _outward(draft, element):
        of_kind = [one for one in level if one.trigger.kind == kind]
        named = [one for one in of_kind if one.trigger.name == code]
        every = [one for one in of_kind if not one.trigger.name]
        for found in (*named, *every):
            return found
    return None


def _outward(draft: Draft, element: str) -> Iterator[list[Want]]:
    """What waits inside and at the edge of each open element around, from the inside out.

    What an event sub-process throws does not begin it again: that goes to those further out.
    """
    came_from = ""
    for here in outward(draft, element):
        inside: list[Want] = []
        edge: list[Want] = []
        for key in draft.openings.edge.get(here, ()):
            edge += wants_of(draft, key)
        for key in draft.openings.below.get(here, ()):
            one = draft.state.elements[key]
            if one.kind == "watch" and not one.of and one.node != came_from:
                inside += wants_of(draft, key)
        came_from = draft.state.elements[here].node
        yield inside
        yield edge


def outward(draft: Draft, element: str) -> Iterator[str]:
    """An open element and those around it, those that called included."""
    here = element
    while here:
        yield here
        current = draft.state.elements[here]
        here = current.parent or draft.state.cases[current.case].caller or ""
