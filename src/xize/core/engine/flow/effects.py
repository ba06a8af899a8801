"""What an outcome does beside sending the flow on: data, notices, procedures, the host project."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine import events as e
from xize.core.engine.flow.cases import open_case
from xize.core.engine.flow.data import set_data
from xize.core.engine.flow.endings import end_project
from xize.core.engine.flow.jump import reopen
from xize.core.engine.flow.scopes import close_case
from xize.core.engine.people.seats import people_of
from xize.core.engine.state import MAIN, Element
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.work import Notice, Outcome, Work


def carry_out(
    draft: Draft, element: Element, work: Work, outcome: Outcome, choose: tuple[str, ...]
) -> bool:
    """Effects of an outcome, in the order: data, notices, procedures, reopening, the project.

    Returns whether the case it happened in is still there to go on.
    """
    world = World(draft, element.case, element.row, element.parent)
    for name, expression in outcome.set.items():
        value = world.worth(expression)
        if value is not None:  # a blank field leaves the datum as it is
            set_data(draft, name, value, f"{element.node}.{outcome.id}")
    notices = (*work.tells, *outcome.tells) if outcome.forward else outcome.tells
    for notice in notices:
        tell(draft, notice, world, about=element.node, kind="told")
    if not outcome.forward and outcome.counts_as != "next":
        _tell_returned(draft, element, outcome)
    for procedure in outcome.starts:
        open_case(draft, procedure, starter=draft.starter)
    if outcome.reopen:
        chosen = choose if outcome.reopen_choose else outcome.reopen
        reopen(draft, element.case, [one for one in chosen if one in outcome.reopen])
    return _on_project(draft, element, outcome)


def tell(
    draft: Draft,
    notice: Notice,
    world: World,
    *,
    about: str,
    kind: str,
    selves: Iterable[str] = (),
    text: str = "",
) -> tuple[str, ...]:
    """Tell people; returns who was told. Nobody to tell is no event."""
    to = people_of(draft, notice.to, world, selves=tuple(selves))
    if to:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=about,
                case=world.case,
                kind=kind,
                to=to,
                attach=notice.attach,
                receipt=notice.receipt,
                text=text,
            )
        )
    return to


def _tell_returned(draft: Draft, element: Element, outcome: Outcome) -> None:
    """Who began the project or the procedure hears that something came back (ordinary notice)."""
    case = draft.state.cases[element.case]
    person = case.starter or draft.state.initiator
    if person and person != draft.by:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=element.node,
                case=element.case,
                kind="returned",
                to=(person,),
                text=outcome.id,
            )
        )


def _on_project(draft: Draft, element: Element, outcome: Outcome) -> bool:
    if outcome.project == "suspend":
        draft.emit(e.Suspended(at=draft.at, by=draft.by, reason=f"{element.node}.{outcome.id}"))
    elif outcome.project == "end":
        if element.case != MAIN:
            close_case(draft, element.case, outcome.project_result or "done")
        end_project(draft, outcome.project_result or "done", f"{element.node}.{outcome.id}")
        return False
    return True
