"""Opening a human step: who is asked, by when, on which versions; or leaving it out."""

from __future__ import annotations

from xize.core.deadlines import parse_closing
from xize.core.deadlines import point as named_date
from xize.core.engine import events as e
from xize.core.engine.flow.besides import last_day_of_occurrence
from xize.core.engine.flow.come_back import carry_agreed, come_back
from xize.core.engine.flow.scopes import instance_done
from xize.core.engine.flow.standard.human import done, visit_of
from xize.core.engine.flow.steps import conclude, open_turn
from xize.core.engine.people.asking import ask_owner
from xize.core.engine.people.deciders import carried
from xize.core.engine.people.seating import seats_of
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.papers import paper, paper_key
from xize.core.engine.view.timing import deadline_of
from xize.core.engine.view.tokens import follow, onward
from xize.core.engine.view.world import World
from xize.core.process.graph import SubProcess, UserTask
from xize.core.process.work import Work


def open_step(draft: Draft, arrival: Arrival, node: UserTask) -> None:
    """A human step begins to wait for people; without anybody it is skipped or asked about."""
    element = draft.next_id("e")
    world = World(draft, arrival.case, arrival.row, arrival.parent)
    seats = seats_of(draft, node.work, world)
    if not [seat for seat in seats if not seat.entry]:
        if may_skip(draft, node.work, world):
            skip(draft, arrival, "nobody")
            return
        seats = (nobody(node.work), *seats)
    draft.emit(
        e.Opened(
            at=draft.at,
            by=draft.by,
            element=element,
            node=node.id,
            case=arrival.case,
            parent=arrival.parent,
            visit=visit_of(draft, arrival),
            seats=seats,
            deadline=_deadline(draft, arrival, node, world),
            row=arrival.row,
            beside=arrival.beside,
            cause=arrival.cause,
            signs=_bound(draft, node.work, arrival.case),
            back=arrival.back,
            came=arrival.came,
        )
    )
    ask_owner(draft, element, [seat for seat in seats if not (seat.entry or seat.people)])
    first = min(seat.turn for seat in seats if not seat.entry)
    if first:
        open_turn(draft, element, first)
    if carry_agreed(draft, element) | carried(draft, node, element):
        conclude(draft, element)


def skip(draft: Draft, arrival: Arrival, reason: str) -> None:
    """Leave a node out, with the reason, and go on behind it."""
    draft.emit(
        e.Skipped(
            at=draft.at,
            by=draft.by,
            node=arrival.node,
            case=arrival.case,
            parent=arrival.parent,
            reason=reason,
        )
    )
    if done(draft, arrival.case, arrival.parent, arrival.node):
        return
    if instance_done(draft, arrival.parent, arrival.node) or arrival.beside:
        return
    if arrival.back is not None:
        back, cause = arrival.back, arrival.cause
        come_back(draft, arrival.case, arrival.node, arrival.parent, back, cause)
    else:
        follow(
            draft,
            arrival.node,
            arrival.case,
            arrival.parent,
            cause=arrival.cause,
            outcome=onward(draft.node(arrival.case, arrival.node)),
        )


def may_skip(draft: Draft, work: Work, world: World) -> bool:
    """Nobody resolved: skipped when the step says so, or when everybody named may be absent."""
    if work.nobody == "skip" or work.optional or work.self_ == "skip":
        return True
    for who in (who for turn in work.turns for who in turn):
        role = draft.rules.roles.get(who.role or who.head_of or "")
        if world.holds(who.when) and not (role is not None and role.optional):
            return False
    return True


def nobody(work: Work) -> e.Seat:
    """The voice of a step nobody is there for: it waits until somebody is named."""
    roles = tuple(who.role or who.head_of or "" for who in work.turns[0]) if work.turns else ()
    return e.Seat(id="s0", roles=roles)


def _bound(draft: Draft, work: Work, case: str) -> dict[str, int]:
    """Versions the signatures of this round are bound to."""
    keys = [paper_key(draft.rules, document, case) for document in work.signs]
    return {key: paper(draft.state, key).version for key in keys}


def _deadline(draft: Draft, arrival: Arrival, node: UserTask, world: World) -> e.Deadline | None:
    """The step's own deadline; recurring work is to be done before it occurs again."""
    own = deadline_of(draft, node.work.due, node.work.remind, world)
    parent = draft.state.elements[arrival.parent]
    scope = draft.node(arrival.case, parent.node) if parent.parent else None
    if own is not None or not isinstance(scope, SubProcess) or scope.beside is None:
        return own
    day = last_day_of_occurrence(draft, scope, draft.today)
    if day is None:
        return None
    cutoff = parse_closing(draft.rules.closing)
    return e.Deadline(reckoning=named_date(day, draft.facts.calendar(), cutoff=cutoff))
