"""Telling how the flow went: cases, scopes, gates, milestones, skipped steps."""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import events as e
from xize.core.story.model import CaseStory, Story
from xize.core.story.visits import DueStory, VisitStory

FLOW_EVENTS = (
    e.CaseOpened | e.CaseClosed | e.CaseDetached | e.Entered | e.Left | e.Dropped | e.Waiting
    | e.Joined | e.Skipped | e.Reached | e.BesideArmed | e.OccurrenceMissed | e.BesideEnded
    | e.InstancesChanged | e.MissingFound
)  # fmt: skip

TOKENS = frozenset(("around", "act", "race", "watch", "undo"))
"""Of drawn flows: what stands around a step, and what waits beside one. No visits of their own."""


def tell_flow(story: Story, event: FLOW_EVENTS) -> None:
    """Tell one event of the flow."""
    match event:
        case e.CaseOpened():
            _open_case(story, event)
        case e.CaseClosed():
            _close_case(story, event)
        case e.CaseDetached():
            story.cases[event.case].caller = None
        case e.Entered():
            if event.kind not in TOKENS:
                _enter(story, event)
        case e.Left():
            _leave(story, event)
        case e.Dropped():
            for element in event.elements:
                end_early(story, element, event)
        case e.Reached():
            story.reached.setdefault(f"{event.case}/{event.node}", []).append(event.at)
        case e.OccurrenceMissed():
            end_early(story, event.element, event, why="missed")
        case e.InstancesChanged():
            for element, row in event.changed.items():
                story.visits[element].row = row
        case e.MissingFound():
            pass  # it stands in the timeline
        case e.Waiting() | e.Joined() | e.Skipped() | e.BesideArmed() | e.BesideEnded():
            pass  # tokens and armed work are no visits; skipped steps are in the timeline
        case _:
            assert_never(event)


def _open_case(story: Story, event: e.CaseOpened) -> None:
    story.cases[event.case] = CaseStory(
        id=event.case,
        procedure=event.procedure,
        element=event.element,
        opened=event.at,
        by=event.by,
        starter=event.starter,
        caller=event.caller,
    )


def _close_case(story: Story, event: e.CaseClosed) -> None:
    case = story.cases[event.case]
    case.closed, case.result, case.reason = event.at, event.result, event.reason


def _enter(story: Story, event: e.Entered) -> None:
    visit = VisitStory(
        element=event.element,
        kind=event.kind,
        node=event.node,
        case=event.case,
        parent=event.parent,
        visit=event.visit,
        opened=event.at,
        row=event.row,
        beside=event.beside,
        cause=event.cause,
    )
    if event.deadline is not None:
        visit.dues.append(DueStory(event.at, event.deadline))
    story.visits[event.element] = visit


def _leave(story: Story, event: e.Left) -> None:
    visit = story.visits.get(event.element)
    if visit is not None:
        visit.ended, visit.how, visit.by = event.at, "left", event.by
        visit.outcome, visit.forward = event.outcome, event.forward


def end_early(
    story: Story, element: str, event: e.Dropped | e.OccurrenceMissed, why: str = ""
) -> None:
    """End a visit that was cut off; tokens have none."""
    visit = story.visits.get(element)
    if visit is not None and visit.is_open:
        reason = why or (event.reason if isinstance(event, e.Dropped) else "")
        visit.ended, visit.how, visit.by, visit.why = event.at, "dropped", event.by, reason
