"""Human steps that are open: counting the vote, the next group, closing with an outcome."""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.flow.besides import begin_after
from xize.core.engine.flow.come_back import can_come_back, carry_agreed, come_back, to_come_back
from xize.core.engine.flow.effects import carry_out
from xize.core.engine.flow.scopes import end_body, instance_done
from xize.core.engine.flow.standard.human import done
from xize.core.engine.flow.writing import settle
from xize.core.engine.people.asking import ask_no_more, unheard
from xize.core.engine.people.seats import people_of
from xize.core.engine.state import Element, Task, is_instance
from xize.core.engine.tally import AGAINST, Verdict, verdict
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.timing import deadline_of
from xize.core.engine.view.tokens import behind, cause_of, follow
from xize.core.engine.view.world import World
from xize.core.process.graph import Jump, UserTask
from xize.core.process.work import Outcome, Work


def conclude(draft: Draft, element_id: str) -> None:
    """After a decision or an entry: is the vote over, and what follows?"""
    element, task, work = _open_task(draft, element_id)
    asked = asked_now(task)
    splitter = next((seat for seat in task.seats if seat.id == "split"), None)
    if splitter is not None:
        vote = task.votes.get("split")
        if vote is not None:
            _close(draft, element_id, Verdict(vote.outcome, "split-decided", vote.choose))
        return
    votes = {key: one for key, one in task.votes.items() if key in {seat.id for seat in asked}}
    result = verdict(work, asked, votes, task.added)
    if result is None or (_ask_split(draft, element_id, result)):
        return
    outcome = draft.graph.outcome(_user_task(draft, element), result.outcome)
    following = next_turn(task)
    if outcome.counts_as not in (*AGAINST, "return") and following is not None:
        _go_to_turn(draft, element_id, following)
    elif outcome.forward and missing_entries(task):
        return  # the vote is over, the mandatory entries are not
    else:
        _close(draft, element_id, result)


def missing_entries(task: Task) -> tuple[e.Seat, ...]:
    """Mandatory entries of ``with:`` that have not been made."""
    return tuple(seat for seat in task.seats if seat.entry and seat.id not in task.entries)


def _close(draft: Draft, element_id: str, result: Verdict) -> None:
    element, task, work = _open_task(draft, element_id)
    node = _user_task(draft, element)
    outcome = draft.graph.outcome(node, result.outcome)
    person, acting_for = _finisher(draft, task, work)
    back = _to_mend(draft, element_id, outcome, result.choose)
    silent = unheard(draft, element_id)
    if outcome.forward:
        settle(draft, work, element_id, element)
    draft.emit(
        e.Completed(
            at=draft.at,
            by=draft.by,
            element=element_id,
            node=element.node,
            case=element.case,
            visit=element.visit,
            outcome=outcome.id,
            forward=outcome.forward,
            person=person,
            why=result.why,
            acting_for=acting_for,
            unheard=silent,
        )
    )
    ask_no_more(draft, element, silent, outcome.id)
    alive = carry_out(draft, element, work, outcome, result.choose)
    if not alive or done(draft, element.case, element.parent, element.node, outcome.id):
        return
    if is_instance(draft.state, element):
        _close_instance(draft, element, outcome, result)
        return
    if outcome.forward:
        begin_after(draft, element.case, element.node)
    if element.beside:
        _once_more(draft, element, achieved=outcome.forward)
        return
    if task.back is not None and outcome.forward and not _own_way(draft, element, outcome):
        way = cause_of(element)
        come_back(draft, element.case, element.node, element.parent, task.back, way)
        return
    follow(
        draft,
        element.node,
        element.case,
        element.parent,
        cause=cause_of(element),
        outcome=outcome.id,
        choose=() if outcome.reopen_choose and not outcome.choose_from else result.choose,
        back=back,
    )


def _to_mend(
    draft: Draft, item: str, outcome: Outcome, choose: tuple[str, ...]
) -> e.ComeBack | None:
    """Where an outcome leads back by the rule: what it says of coming back (``resubmit: here``)."""
    element, _, work = _open_task(draft, item)
    jump = behind(draft, element, outcome.id)
    if outcome.forward or work.resubmit != "here" or not isinstance(jump, Jump):
        return None
    targets = choose if jump.choose else jump.targets
    if len(targets) != 1 or not can_come_back(draft, item, targets[0]):
        return None
    return to_come_back(draft, item, targets[0])


def _finisher(draft: Draft, task: Task, work: Work) -> tuple[str, str]:
    """Who did the step, and for whom: with signers added, the one decider of the rule."""
    if task.added and work.kind != "countersign":
        for seat, vote in task.votes.items():
            if seat not in task.added:
                return vote.person, vote.acting_for
    return draft.by, draft.acting_for


def _close_instance(draft: Draft, element: Element, outcome: Outcome, result: Verdict) -> None:
    """A row is done; an outcome that leads somewhere of its own ends all of them."""
    if _own_way(draft, element, outcome):
        forward, chosen = outcome.forward, result.choose
        end_body(draft, element.parent, outcome=outcome.id, forward=forward, choose=chosen)
    else:
        instance_done(draft, element.parent, element.node)


def _own_way(draft: Draft, element: Element, outcome: Outcome) -> bool:
    """Whether an outcome leads somewhere of its own: to steps, by a goto, to an end."""
    gateways = [flow.target for flow in draft.index(element.case).outgoing(element.node)]
    ways = [one for gate in gateways for one in draft.index(element.case).outgoing(gate)]
    return any(one.outcome == outcome.id and not one.default for one in ways)


def _once_more(draft: Draft, element: Element, *, achieved: bool) -> None:
    """A step reopened beside the flow stays to be done until it is achieved."""
    if not achieved:
        draft.queue.append(
            Arrival(element.node, element.case, element.parent, row=element.row, beside=True)
        )


def asked_now(task: Task) -> list[e.Seat]:
    """The voices of the running group; of an earlier one where nobody of it is left.

    A group loses its people when data or team change; what the last group said holds then.
    """
    asked = [seat for seat in task.seats if not seat.entry and seat.turn == task.turn]
    if any(seat.id not in task.added for seat in asked):
        return asked
    heard = (one.turn for one in task.seats if one.id in task.votes and one.id not in task.added)
    last = max(heard, default=task.turn)
    return [seat for seat in task.seats if not seat.entry and seat.turn == last]


def pass_empty_turn(draft: Draft, element_id: str) -> None:
    """The running group has nobody of the rule any more: the next one that has gets its turn."""
    task = draft.state.tasks[element_id]
    here = (seat for seat in task.seats if not seat.entry and seat.id not in task.added)
    following = next_turn(task)
    if following is not None and all(seat.turn != task.turn for seat in here):
        _go_to_turn(draft, element_id, following)


def _go_to_turn(draft: Draft, element_id: str, turn: int) -> None:
    open_turn(draft, element_id, turn)
    if carry_agreed(draft, element_id):
        conclude(draft, element_id)


def next_turn(task: Task) -> int | None:
    """The next group of ``in_turn`` that has anybody in it; groups of nobody are passed."""
    later = (seat.turn for seat in task.seats if not seat.entry and seat.turn > task.turn)
    return min(later, default=None)


def open_turn(draft: Draft, element_id: str, turn: int) -> None:
    """A group of ``in_turn`` gets its turn, with a period of its own."""
    element, _, work = _open_task(draft, element_id)
    world = World(draft, element.case, element.row, element_id)
    again = work.due and replace(work.due, anchor=None)
    draft.emit(
        e.TurnOpened(
            at=draft.at,
            by=draft.by,
            element=element_id,
            turn=turn,
            deadline=deadline_of(draft, again or None, work.remind, world),
        )
    )


def _ask_split(draft: Draft, element_id: str, result: Verdict) -> bool:
    """Demands differ and somebody is named to decide between them (``split:``)."""
    element, task, work = _open_task(draft, element_id)
    if len(result.demands) < 2 or work.vote.split is None:
        return False
    world = World(draft, element.case, element.row, element_id)
    people = people_of(draft, (work.vote.split,), world)
    for vote in task.votes.values():
        if vote.person in people and vote.counts_as in AGAINST:
            _close(draft, element_id, Verdict(vote.outcome, "split-decided", vote.choose))
            return True
    if not people:
        return False
    roles = (work.vote.split.role,) if work.vote.split.role else ()
    seat = e.Seat(id="split", roles=roles, people=people, turn=task.turn)
    draft.emit(
        e.SplitAsked(
            at=draft.at, by=draft.by, element=element_id, seat=seat, options=result.demands
        )
    )
    return True


def _open_task(draft: Draft, element_id: str) -> tuple[Element, Task, Work]:
    element = draft.state.elements[element_id]
    return element, draft.state.tasks[element_id], _user_task(draft, element).work


def _user_task(draft: Draft, element: Element) -> UserTask:
    node = draft.node(element.case, element.node)
    assert isinstance(node, UserTask)
    return node
