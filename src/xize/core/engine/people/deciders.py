"""Special cases of who decides (approvals.md, Deciding): nobody, oneself, the same person again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.state import visit_key
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Role
from xize.core.process.work import Outcome, Work

DECIDING = ("approve", "countersign")


def beginner_of(draft: Draft, world: World) -> str:
    """Who began the procedure a step belongs to, else the project."""
    case = draft.state.cases.get(world.case)
    return (case.starter if case else None) or draft.state.initiator


def without_self(draft: Draft, work: Work, world: World, seats: Iterable[e.Seat]) -> list[e.Seat]:
    """Whoever began it does not decide on it where ``self:`` says so.

    ``skip`` leaves a voice of nobody else out; with ``superior`` and none above, nobody is there.
    """
    seats = list(seats)
    if work.self_ == "allow":
        return seats
    beginner = beginner_of(draft, world)
    found = []
    for seat in seats:
        if beginner not in seat.people:
            found.append(seat)
            continue
        above = draft.facts.superior(beginner, 1) if work.self_ == "superior" else None
        people = tuple(dict.fromkeys(_instead(seat.people, beginner, above)))
        if people or work.self_ == "superior":
            found.append(replace(seat, people=people))
    return found


def _instead(people: Iterable[str], person: str, other: str | None) -> Iterable[str]:
    return (one for one in (other if one == person else one for one in people) if one)


def for_nobody(work: Work, seats: Iterable[e.Seat], stand_in: tuple[str, ...]) -> list[e.Seat]:
    """Voices without anybody: left out, or given to ``stand_in``, where ``nobody:`` says so."""
    if work.nobody == "ask-owner":
        return list(seats)
    filled = (seat if seat.people else replace(seat, people=stand_in) for seat in seats)
    return [seat for seat in filled if seat.people]


def carried(draft: Draft, node: UserTask, element_id: str) -> bool:
    """Record again what the same people agreed to just before (``again: carry``).

    Only where the step asks for nothing but the decision. Returns whether anybody was recorded.
    """
    element, task = draft.state.elements[element_id], draft.state.tasks[element_id]
    agree = _agreement(node.work)
    people = _agreed_before(draft, element.cause)
    if agree is None or not people:
        return False
    for seat in task.seats:
        if not seat.entry and seat.turn == task.turn and set(seat.people) & set(people):
            person = next(one for one in seat.people if one in people)
            draft.emit(
                e.Decided(
                    at=draft.at,
                    by=draft.by,
                    element=element_id,
                    node=element.node,
                    case=element.case,
                    visit=element.visit,
                    seats=(seat.id,),
                    outcome=agree.id,
                    counts_as=agree.counts_as,
                    person=person,
                    roles=seat.roles,
                    carried=True,
                )
            )
    return bool(draft.state.tasks[element_id].votes)


def _agreement(work: Work) -> Outcome | None:
    """The plain agreement that can be given without asking; None where more is needed."""
    asks = (work.produces, work.revises, work.settles, work.fills, work.signs, work.requires)
    if work.again != "carry" or any(asks) or any(who.entry for who in work.beside):
        return None
    agreeing = (one for one in work.outcomes if one.counts_as == "agree" and one.forward)
    return next((one for one in agreeing if not (one.needs or one.choose_from)), None)


def _agreed_before(draft: Draft, cause: str) -> tuple[str, ...]:
    """Who agreed at the deciding step that led here straight."""
    where, _, number = cause.partition("#")
    case, _, name = where.partition("/")
    if not draft.has(case, name):
        return ()
    node = draft.node(case, name)
    visit = draft.state.visits.get(visit_key(case, name))
    if not isinstance(node, UserTask) or node.work.kind not in DECIDING or visit is None:
        return ()
    return visit.agreed if visit.completed == int(number) and visit.forward else ()


def stand_in_role(work: Work, roles: dict[str, Role]) -> str:
    """The role that stands in for nobody; "" when ``nobody:`` names none."""
    return work.nobody if work.nobody in roles else ""
