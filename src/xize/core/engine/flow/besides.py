"""Work alongside the flow: event sub-processes that begin on an occasion or again and again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from xize.core.deadlines import Recurrence, day_begin, local_day
from xize.core.engine import events as e
from xize.core.engine.flow.elements import entered
from xize.core.engine.state import visit_key
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import SubProcess


def begin_with_scope(draft: Draft, case: str, scope: str, element: str, *, jumped: bool) -> None:
    """A scope was entered: begin what starts with it, or whose occasion is already past.

    Entered by a goto, work that was done or is open is not begun again; recurring work is.
    """
    index = draft.index(case)
    for node in index.besides(scope):
        assert node.beside is not None
        after = node.beside.after
        if after is not None:
            visit = draft.visit(case, after)
            past = visit.completed > 0 and visit.forward and after not in index.inside(scope)
            if not past:
                continue
        if jumped and not node.beside.every and draft.visit(case, node.id).count:
            continue
        _occasion(draft, case, node, element)


def begin_after(draft: Draft, case: str, completed: str) -> None:
    """A node was completed forward: begin what comes ``from`` it."""
    if not draft.index(case).begins_others(completed):
        return
    for key, element in list(draft.state.elements.items()):
        if element.case != case or element.kind != "scope":
            continue
        for node in draft.index(case).besides(element.node):
            if node.beside is not None and node.beside.after == completed:
                _occasion(draft, case, node, key)


def begin_on_change(draft: Draft, name: str) -> None:
    """A project datum changed: begin what is armed for it."""
    for armed in list(draft.state.armed):
        case, _, beside = armed.partition("/")
        node = draft.node(case, beside)
        assert isinstance(node, SubProcess)
        assert node.beside is not None
        changed = (node.beside.changed or "").removeprefix("project.")
        if changed == name and not draft.open_at(case, beside):
            start_beside(draft, case, node, draft.state.armed[armed].parent)


def occur(draft: Draft, armed_key: str) -> None:
    """The next occurrence of recurring work: an unfinished one before it is final as missed."""
    armed = draft.state.armed[armed_key]
    case, _, beside = armed_key.partition("/")
    node = draft.node(case, beside)
    assert isinstance(node, SubProcess)
    assert node.beside is not None
    assert armed.next_at is not None
    day = local_day(armed.next_at)
    until = node.beside.until
    limit = World(draft, case).worth(until) if until is not None else None
    if isinstance(limit, date) and day > _day(limit):
        draft.emit(
            e.BesideEnded(at=draft.at, by=draft.by, beside=beside, case=case, reason="until")
        )
        return
    for open_one in draft.open_at(case, beside):
        draft.emit(
            e.OccurrenceMissed(at=draft.at, by=draft.by, beside=beside, case=case, element=open_one)
        )
        below = tuple(draft.below(open_one))
        draft.emit(
            e.Dropped(
                at=draft.at,
                by=draft.by,
                element=open_one,
                node=beside,
                case=case,
                elements=below,
                reason="missed",
            )
        )
    _arm(draft, case, node, armed.parent, armed.since or armed.next_at, after=day)
    start_beside(draft, case, node, armed.parent)


def start_beside(
    draft: Draft, case: str, node: SubProcess, parent: str, *, at_node: str | None = None
) -> None:
    """Begin one instance, at its start or (reopening) at one of its steps."""
    arrival = Arrival(node.id, case, parent, row=draft.row_of(parent), beside=True)
    element = entered(draft, arrival, "scope", jumped=at_node is not None)
    first = at_node or draft.index(case).start(node.id).id
    draft.queue.append(Arrival(first, case, element))


def rearm(draft: Draft, armed_key: str) -> None:
    """After a suspension: the next occurrence lies ahead, none has accumulated."""
    armed = draft.state.armed[armed_key]
    case, _, beside = armed_key.partition("/")
    node = draft.node(case, beside)
    if armed.next_at is not None and armed.next_at < draft.at and isinstance(node, SubProcess):
        _arm(draft, case, node, armed.parent, armed.since or draft.at, after=draft.today)


def rearm_by_calendar(draft: Draft, armed_key: str) -> None:
    """The calendar changed: what is to occur ahead occurs on the day it gives now."""
    armed = draft.state.armed[armed_key]
    case, _, beside = armed_key.partition("/")
    node = draft.node(case, beside)
    if armed.next_at is None or armed.next_at <= draft.at or not isinstance(node, SubProcess):
        return
    since = armed.since or draft.at
    next_at = _next_at(draft, node, since, draft.today)
    if next_at != armed.next_at:
        _emit_armed(draft, case, node, armed.parent, next_at, since)


def recurrence_of(draft: Draft, node: SubProcess) -> Recurrence | None:
    """How often work alongside recurs, parameters filled in."""
    text = node.beside.every if node.beside else None
    if text and text.startswith("$"):
        value = draft.rules.parameters.get(text[1:])
        text = str(value["period"] if isinstance(value, dict) else value) if value else None
    return Recurrence.parse(text) if text else None


def _occasion(draft: Draft, case: str, node: SubProcess, parent: str) -> None:
    assert node.beside is not None
    if node.beside.every is not None:
        if visit_key(case, node.id) not in draft.state.armed:
            _arm(draft, case, node, parent, draft.at, after=draft.today)
    elif node.beside.changed is not None:
        _emit_armed(draft, case, node, parent, None, draft.at)
    elif not draft.open_at(case, node.id):
        start_beside(draft, case, node, parent)


def _arm(
    draft: Draft, case: str, node: SubProcess, parent: str, since: datetime, *, after: date
) -> None:
    _emit_armed(draft, case, node, parent, _next_at(draft, node, since, after), since)


def _next_at(draft: Draft, node: SubProcess, since: datetime, after: date) -> datetime | None:
    recurrence = recurrence_of(draft, node)
    calendar = draft.facts.calendar()
    day = recurrence.next_after(after, local_day(since), calendar) if recurrence else None
    return day_begin(day) if day else None


def _emit_armed(
    draft: Draft,
    case: str,
    node: SubProcess,
    parent: str,
    next_at: datetime | None,
    since: datetime,
) -> None:
    draft.emit(
        e.BesideArmed(
            at=draft.at,
            by=draft.by,
            beside=node.id,
            case=case,
            parent=parent,
            next_at=next_at,
            since=since,
        )
    )


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def last_day_of_occurrence(draft: Draft, node: SubProcess, since: date) -> date | None:
    """The last day an occurrence begun at ``since`` can be done on: the day before the next one.

    What recurs every working day is to be done on that very day (PP-T04).
    """
    recurrence = recurrence_of(draft, node)
    if recurrence is None:
        return None
    if recurrence.period is not None and recurrence.period.unit in ("WD", "D"):
        return since
    following = recurrence.next_after(since, since, draft.facts.calendar())
    return following - timedelta(days=1) if following else None
