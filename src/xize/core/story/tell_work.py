"""Telling what people, and the clock, did at human steps."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.story.model import Story
from xize.core.story.visits import (
    DecisionStory,
    DueStory,
    EntryStory,
    TransferStory,
    VisitStory,
    WaiverStory,
)

WORK_EVENTS = (
    e.Opened | e.TurnOpened | e.Decided | e.SplitAsked | e.Reseated | e.Completed | e.EntryMade
    | e.Transferred | e.Waived | e.Withdrawn | e.DueMoved | e.Reminded | e.OverdueNoted
    | e.OverdueMoved
)  # fmt: skip


def tell_work(story: Story, event: WORK_EVENTS) -> None:
    """Tell one event of human work."""
    match event:
        case e.Opened():
            _open(story, event)
        case e.Withdrawn() | e.OverdueMoved():
            pass  # the events around it say what ended, what opened again, what is noted when
        case _:
            visit = story.visits.get(event.element)
            if visit is not None:
                _at_visit(visit, event)


def _at_visit(
    visit: VisitStory,
    event: e.TurnOpened | e.Decided | e.SplitAsked | e.Reseated | e.Completed | e.EntryMade
    | e.Transferred | e.Waived | e.DueMoved | e.Reminded | e.OverdueNoted,
) -> None:  # fmt: skip
    match event:
        case e.TurnOpened():
            visit.turn = event.turn
            if event.deadline is not None:
                visit.dues.append(DueStory(event.at, event.deadline))
        case e.Decided():
            visit.decisions.append(_decision(visit, event))
            for asked in visit.delegations:
                if asked.seat in event.seats and asked.answered is None and asked.over is None:
                    asked.over = event.at
        case e.SplitAsked():
            visit.seats = (*visit.seats, event.seat)
        case e.Reseated():
            visit.seats = event.seats
            visit.seated_anew(event.at)
        case e.Completed():
            visit.ended, visit.how, visit.by = event.at, "completed", event.person
            visit.outcome, visit.forward, visit.why = event.outcome, event.forward, event.why
            visit.unheard = event.unheard
        case e.EntryMade():
            entry = EntryStory(
                event.at, event.person, event.seat, event.text, event.on_behalf, event.acting_for
            )
            visit.entries.append(entry)
        case e.Transferred():
            _transfer(visit, event)
        case e.Waived():
            waiver = WaiverStory(event.at, event.by, event.requirement, event.reason)
            visit.waivers.append(waiver)
        case e.DueMoved():
            visit.dues.append(DueStory(event.at, event.deadline, event.reason))
        case e.Reminded():
            visit.reminders.append(event.at)
        case e.OverdueNoted():
            visit.overdue_noted.append(event.at)
        case _:
            assert_never(event)


def _open(story: Story, event: e.Opened) -> None:
    visit = VisitStory(
        element=event.element,
        kind="task",
        node=event.node,
        case=event.case,
        parent=event.parent,
        visit=event.visit,
        opened=event.at,
        row=event.row,
        beside=event.beside,
        cause=event.cause,
        seats=event.seats,
        signs=dict(event.signs),
    )
    if event.deadline is not None:
        visit.dues.append(DueStory(event.at, event.deadline))
    story.visits[event.element] = visit


def _decision(visit: VisitStory, event: e.Decided) -> DecisionStory:
    return DecisionStory(
        at=event.at,
        person=event.person,
        outcome=event.outcome,
        counts_as=event.counts_as,
        seats=event.seats,
        roles=event.roles,
        comment=event.comment,
        late=event.late,
        on_behalf=event.on_behalf,
        choose=event.choose,
        due=visit.due,
        acting_for=event.acting_for,
        carried=event.carried,
    )


def _transfer(visit: VisitStory, event: e.Transferred) -> None:
    transfer = TransferStory(
        event.at, event.seat, event.person, event.to, event.reason, event.acting_for
    )
    visit.transfers.append(transfer)
    visit.seats = tuple(
        replace(seat, people=(event.to,), transferred=True) if seat.id == event.seat else seat
        for seat in visit.seats
    )
    visit.seated_anew(event.at)
