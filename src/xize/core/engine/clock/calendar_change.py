"""The calendar changed: a notice was published or corrected, or the organisation closes for a day.

Every open deadline is reckoned again from what its reckoning stored, so neither a parameter nor a
datum that changed since has any part in it. What has passed stays, and nothing moves into the
past: a notice makes nobody late. When something overdue is noted again follows the calendar too.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from xize.core.deadlines import Reckoning, TraceLine, line_text, local_day, recompute
from xize.core.engine import events as e
from xize.core.engine.clock.overdue import overdue_rule
from xize.core.engine.commands import FollowCalendar
from xize.core.engine.flow.besides import last_day_of_occurrence, rearm_by_calendar
from xize.core.engine.people.seats import owners
from xize.core.engine.people.silence import silent_people
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.timing import next_occurrence, note_after, reminders
from xize.core.process.graph import SubProcess, UserTask, Wait

TOLD = "due_moved"


def follow_calendar(draft: Draft, command: FollowCalendar) -> None:
    """Move open deadlines, their reminders and recurring work to the calendar in force."""
    since = draft.state.suspended_at or draft.at
    for key, element in list(draft.state.elements.items()):
        mark = element.deadline
        if mark is None or mark.reckoning is None:
            continue
        if mark.reckoning.instant < since:
            _note_again(draft, key, element, mark.reckoning, since)
            continue
        moved, why = _again(draft, element, mark.reckoning, command)
        if moved.instant >= since:
            _move(draft, key, mark, moved, why)
    for armed in list(draft.state.armed):
        rearm_by_calendar(draft, armed)


def _note_again(
    draft: Draft, key: str, element: Element, stored: Reckoning, since: datetime
) -> None:
    """An overdue deadline stays; the next note of it is for the first day that is still ahead."""
    if element.overdue_next is None or element.overdue_next < since:
        return
    rule = overdue_rule(draft, element)
    next_at = note_after(draft, stored.day, rule.every if rule else None, since)
    if next_at != element.overdue_next:
        draft.emit(
            e.OverdueMoved(
                at=draft.at,
                by=draft.by,
                element=key,
                next_at=next_at,
                reason=f"calendar:{draft.facts.calendar().version}",
            )
        )


def _again(
    draft: Draft, element: Element, stored: Reckoning, command: FollowCalendar
) -> tuple[Reckoning, TraceLine | None]:
    """A deadline with the calendar in force; a day that recurs is looked for again."""
    calendar = draft.facts.calendar()
    day = _day_again(draft, element)
    if day is None or day == stored.inputs.day:
        return recompute(stored, calendar, changed=command.changed)
    moved, _ = recompute(stored, calendar, anchor=day)
    days: dict[str, str | int] = {"from": str(stored.day), "to": str(moved.day), "changes": ""}
    return moved, TraceLine("calendar-moved", days)


def _day_again(draft: Draft, element: Element) -> date | None:
    """The day a recurring wait is over, or a recurring task must be done; None for others."""
    node = draft.node(element.case, element.node)
    opened = local_day(element.opened)
    if isinstance(node, Wait) and node.due is not None and node.due.recurs:
        return next_occurrence(draft, node.due.recurs, opened)
    if not isinstance(node, UserTask) or node.work.due is not None or not element.parent:
        return None
    scope = draft.node(element.case, draft.state.elements[element.parent].node)
    if not isinstance(scope, SubProcess) or scope.beside is None:
        return None
    return last_day_of_occurrence(draft, scope, opened)


def _move(
    draft: Draft, key: str, mark: e.Deadline, moved: Reckoning, why: TraceLine | None
) -> None:
    """Say what moved and why, to those it concerns; nothing where nothing moved."""
    element = draft.state.elements[key]
    assert mark.reckoning is not None
    same = moved.instant == mark.reckoning.instant
    remind_at = mark.remind_at
    if not moved.inputs.pauses:  # reminders of a clock that stood still were moved with it
        remind_at = reminders(draft, moved, _remind(draft, element)) if remind_at else ()
    elif not same:
        shift = moved.instant - mark.reckoning.instant
        remind_at = tuple(at + shift for at in remind_at)
    if why is None and remind_at == mark.remind_at:
        return
    past = tuple(i for i in element.reminded if same or remind_at[i] <= draft.at)
    draft.emit(
        e.DueMoved(
            at=draft.at,
            by=draft.by,
            element=key,
            deadline=replace(mark, reckoning=moved, remind_at=remind_at),
            reason=f"calendar:{moved.calendar_version}",
            why=why,
            reminded=past,
        )
    )
    if why is not None and not same:
        _tell(draft, key, element, why)


def _remind(draft: Draft, element: Element) -> tuple[str, ...]:
    node = draft.node(element.case, element.node)
    if isinstance(node, UserTask):
        return node.work.remind
    return node.remind if isinstance(node, SubProcess) else ()


def _tell(draft: Draft, key: str, element: Element, why: TraceLine) -> None:
    """Who must act hears of it; who is accountable where nobody must, as for a wait."""
    to = silent_people(draft, key) or owners(draft)
    if to:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=element.node,
                case=element.case,
                kind=TOLD,
                to=tuple(to),
                text=line_text(why),
            )
        )
