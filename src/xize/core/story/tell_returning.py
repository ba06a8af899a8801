"""Telling how work went back: returned, taken back, moved by hand."""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import events as e
from xize.core.engine.applying.returning import RETURNING_EVENTS
from xize.core.story.model import Story
from xize.core.story.visits import ReturnStory


def tell_returning(story: Story, event: RETURNING_EVENTS) -> None:
    """Tell one event of going back; the events around it say what ended and what opened."""
    match event:
        case e.Returned():
            _return(story, event)
        case e.CameBack():
            _come_back(story, event)
        case e.DecisionTakenBack():
            _take_back(story, event)
        case e.Moved():
            pass  # a line of the timeline
        case _:
            assert_never(event)


def _return(story: Story, event: e.Returned) -> None:
    visit = story.visits.get(event.element)
    if visit is not None:
        visit.returned = ReturnStory(
            at=event.at,
            person=event.person,
            to=event.to,
            mode=event.mode,
            comment=event.comment,
            on_behalf=event.on_behalf,
            acting_for=event.acting_for,
        )


def _come_back(story: Story, event: e.CameBack) -> None:
    """The latest round that was returned from there has come back."""
    rounds = [
        one.returned
        for one in story.visits.values()
        if (one.case, one.node) == (event.case, event.to) and one.returned is not None
    ]
    if rounds and rounds[-1].came_back is None:
        rounds[-1].came_back = event.at


def _take_back(story: Story, event: e.DecisionTakenBack) -> None:
    visit = story.visits.get(event.element)
    for one in visit.decisions if visit else ():
        if one.taken_back is None and set(one.seats) & set(event.seats):
            one.taken_back = event.at
