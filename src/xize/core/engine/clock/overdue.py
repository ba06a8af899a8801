"""What a rule has happen when silence outlasts a deadline: handing over, deciding by itself.

Silence is never consent unless the rule says so in as many words (``overdue: {decide: agree}``);
the record then names the clock, not a person.
"""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.flow.steps import conclude
from xize.core.engine.people.seats import people_of
from xize.core.engine.state import Element, Task
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import SubProcess, UserTask
from xize.core.process.work import OverdueRule


def overdue_rule(draft: Draft, element: Element) -> OverdueRule | None:
    """What the rule has happen when the deadline of a step or block has passed."""
    node = draft.node(element.case, element.node)
    if isinstance(node, UserTask):
        return node.work.overdue
    return node.overdue if isinstance(node, SubProcess) else None


def act_on_silence(draft: Draft, item: str, rule: OverdueRule) -> None:
    """Hand the silent seats over, then decide them, as far as the rule says so."""
    if item not in draft.state.tasks:
        return
    if rule.hand_over is not None:
        _hand_over(draft, item, rule)
    if rule.decide is not None:
        _decide(draft, item, rule.decide)


def _hand_over(draft: Draft, item: str, rule: OverdueRule) -> None:
    element, task = draft.state.elements[item], draft.state.tasks[item]
    assert rule.hand_over is not None
    world = World(draft, element.case, element.row, item)
    given = {
        seat.id: people_of(draft, (rule.hand_over,), world, selves=seat.people)
        for seat in _silent(task)
    }
    seats = tuple(
        replace(seat, people=given[seat.id], transferred=True) if given.get(seat.id) else seat
        for seat in task.seats
    )
    if seats != task.seats:
        draft.emit(
            e.Reseated(at=draft.at, by=draft.by, element=item, seats=seats, reason="overdue")
        )


def _decide(draft: Draft, item: str, outcome_id: str) -> None:
    element, task = draft.state.elements[item], draft.state.tasks[item]
    node = draft.node(element.case, element.node)
    assert isinstance(node, UserTask)
    outcome = draft.graph.outcome(node, outcome_id)
    silent = _silent(task)
    if not silent or (task.split and outcome_id not in task.split):
        return
    draft.emit(
        e.Decided(
            at=draft.at,
            by=draft.by,
            element=item,
            node=element.node,
            case=element.case,
            visit=element.visit,
            seats=tuple(seat.id for seat in silent),
            outcome=outcome.id,
            counts_as=outcome.counts_as,
            person=draft.by,
            roles=tuple(role for seat in silent for role in seat.roles),
        )
    )
    conclude(draft, item)


def _silent(task: Task) -> tuple[e.Seat, ...]:
    """Voices of the running turn that have not decided."""
    return tuple(
        seat
        for seat in task.seats
        if not seat.entry and seat.turn == task.turn and seat.id not in task.votes
    )
