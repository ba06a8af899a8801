"""Telling what concerns the stream as a whole, holds, notices and deliveries."""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import events as e
from xize.core.engine.state import MAIN
from xize.core.story.model import (
    Change,
    DeliveryStory,
    HoldStory,
    NoticeStory,
    Story,
    TeamChange,
)


def tell_stream(
    story: Story,
    event: e.Started | e.TeamNamed | e.DataSet | e.Suspended | e.Resumed | e.Ended | e.Reopened
    | e.Held | e.Released | e.Told | e.Delivered,
) -> None:  # fmt: skip
    """Tell one event that is not about a single step or document."""
    match event:
        case e.Started():
            _start(story, event)
        case e.TeamNamed():
            before, story.team[event.role] = event.before, event.people
            change = TeamChange(event.at, event.by, event.role, event.people, before, event.reason)
            story.team_changes.append(change)
        case e.DataSet():
            story.data[event.name] = event.value
            story.data_changes.append(
                Change(event.at, event.by, event.name, event.value, event.before, event.source)
            )
        case e.Suspended():
            story.status = "suspended"
            story.pauses.append((event.at, None))
        case e.Resumed():
            story.status = "running"
            story.pauses[-1] = (story.pauses[-1][0], event.at)
        case e.Ended():
            story.status, story.result = "ended", event.result
            story.ended, story.reason = event.at, event.reason
        case e.Reopened():
            story.status, story.result, story.ended = "running", None, None
            main = story.cases[MAIN]
            main.closed, main.result, main.reason = None, None, ""
        case e.Held():
            story.holds.append(HoldStory(event.case, event.section, event.rows, event.at))
        case e.Released():
            for hold in story.holds:
                if hold.case == event.case and hold.until is None:
                    hold.until = event.at
        case e.Told():
            story.notices.append(_notice(event))
        case e.Delivered():
            for item in event.items:
                delivery = DeliveryStory(item, event.at, event.by, event.element)
                story.delivered.setdefault(item, delivery)
        case _:
            assert_never(event)


def _start(story: Story, event: e.Started) -> None:
    story.regulation, story.edition = event.regulation, event.edition
    story.procedure, story.parent, story.title = event.procedure, event.parent, event.title
    story.status, story.began, story.initiator = "running", event.at, event.by
    story.team, story.data = dict(event.team), dict(event.data)


def _notice(event: e.Told) -> NoticeStory:
    return NoticeStory(
        at=event.at,
        by=event.by,
        about=event.about,
        case=event.case,
        kind=event.kind,
        to=event.to,
        attach=event.attach,
        receipt=event.receipt,
        text=event.text,
    )
