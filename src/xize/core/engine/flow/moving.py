"""Open deadlines move: with the date they hang on, and with time that did not count."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from xize.core.deadlines import Reckoning, paused
from xize.core.engine import events as e
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.timing import deadline_of, wait_of
from xize.core.engine.view.world import World
from xize.core.process.graph import Node, SubProcess, UserTask, Wait
from xize.core.process.work import Due


def move_deadlines(draft: Draft) -> None:
    """What hangs on a date that has changed moves; what has passed stays (Semantics 3)."""
    for key, element in list(draft.state.elements.items()):
        mark = element.deadline
        if mark is None or (mark.reckoning is not None and mark.reckoning.instant < draft.at):
            continue
        node = draft.node(element.case, element.node)
        due = node.work.due if isinstance(node, UserTask) else getattr(node, "due", None)
        if due is None or due.date is None or not _changed(draft, key, element, due):
            continue
        moved = _reckoned_again(draft, key, element, node)
        if moved is not None:
            reason = f"data:{mark.anchor_data or due.date.source}"
            draft.emit(
                e.DueMoved(at=draft.at, by=draft.by, element=key, deadline=moved, reason=reason)
            )


def _changed(draft: Draft, key: str, element: Element, due: Due) -> bool:
    """Whether the date a deadline was reckoned from is another now."""
    assert due.date is not None
    if all(path[0] == "step" for path in due.date.names()):
        return False  # when a step was done is settled as the deadline is set
    now = World(draft, element.case, element.row, key).worth(due.date)
    reckoning = element.deadline.reckoning if element.deadline else None
    if reckoning is None:
        return isinstance(now, date)
    if isinstance(now, datetime):
        return now.date() != reckoning.inputs.day or now.time() != reckoning.inputs.rule.cutoff
    return now != reckoning.inputs.day


def _reckoned_again(draft: Draft, key: str, element: Element, node: Node) -> e.Deadline | None:
    world = World(draft, element.case, element.row, key)
    moved = None
    match node:
        case UserTask():
            moved = deadline_of(draft, node.work.due, node.work.remind, world)
        case SubProcess():
            moved = deadline_of(draft, node.due, node.remind, world)
        case Wait():
            moved = wait_of(draft, node.due, world)
    known = element.deadline.reckoning if element.deadline else None
    if moved is None or moved.reckoning is None or known is None or not known.inputs.pauses:
        return moved
    pauses = [(one.since, one.until) for one in known.inputs.pauses]
    return shifted(moved, paused(moved.reckoning, pauses, draft.facts.calendar()))


def shifted(mark: e.Deadline, moved: Reckoning) -> e.Deadline:
    """The deadline moved, its reminders with it."""
    assert mark.reckoning is not None
    shift = moved.instant - mark.reckoning.instant
    return replace(mark, reckoning=moved, remind_at=tuple(at + shift for at in mark.remind_at))


def pause_over(draft: Draft, since: datetime) -> None:
    """A suspension is over: open deadlines move by the time that did not count.

    A reminder that went out before is not sent again for the moved deadline.
    """
    calendar = draft.facts.calendar()
    for key, element in list(draft.state.elements.items()):
        mark = element.deadline
        if mark is None or mark.reckoning is None or mark.reckoning.instant < since:
            continue
        node = draft.node(element.case, element.node)
        if isinstance(node, UserTask) and not node.work.pauses:
            continue  # ``clock: runs``
        moved = paused(mark.reckoning, [(max(since, element.opened), draft.at)], calendar)
        if moved.instant != mark.reckoning.instant:
            draft.emit(
                e.DueMoved(
                    at=draft.at,
                    by=draft.by,
                    element=key,
                    deadline=shifted(mark, moved),
                    reason="suspended",
                    reminded=element.reminded,
                )
            )
