"""Every precondition of a command: one place says whether something is allowed.

``standing`` looks at who, what and when; ``offers`` lists exactly what has no such objection.
What a person submits is looked at by ``submission`` and ``submitted``.
All functions raise ``Refused`` and change nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from xize.core.engine.commands import Actor, Complete, Enter, Transfer, Waive
from xize.core.engine.events import Seat
from xize.core.engine.flow.endings import must_finish
from xize.core.engine.flow.jump import untaken
from xize.core.engine.flow.steps import missing_entries
from xize.core.engine.people.holding import (
    comes_first,
    open_voices,
    ready_voices,
    seats_held,
    taken_by_other,
    users,
    voices,
    waiting_for,
)
from xize.core.engine.people.seating import bar_of
from xize.core.engine.people.seats import owners
from xize.core.engine.people.separation import refuse_barred
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN, Element, Task
from xize.core.engine.view.dossier import missing, waiver_of
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.timing import is_minimum
from xize.core.engine.view.tokens import behind
from xize.core.engine.view.world import World
from xize.core.process.graph import End, Gate, Jump, UserTask
from xize.core.process.work import Outcome, Requirement, Work


# ------------------------------------------------------------------ the stream
def running(draft: Draft, element: str = "") -> None:
    """The project has begun, has not ended (unless this work outlives it), is not suspended."""
    state = draft.state
    if state.status == "":
        raise Refused("not-begun")
    if state.status == "suspended":
        raise Refused("suspended")
    if state.status == "ended" and element not in state.elements:
        raise Refused("ended")


def accountable(draft: Draft, actor: Actor) -> None:
    """Only the one accountable person (PP-R01), or an administrator."""
    if not actor.admin and actor.principal not in owners(draft):
        raise Refused("not-accountable")


def reasoned(reason: str) -> None:
    """A reason must be given."""
    if not reason.strip():
        raise Refused("reason-missing")


# ------------------------------------------------------------------ an open step
def open_task(draft: Draft, item: str) -> tuple[Element, Task, UserTask]:
    """The open human step a command is about."""
    running(draft, item)
    element = draft.state.elements.get(item)
    task = draft.state.tasks.get(item)
    if element is None or task is None:
        raise Refused("not-open", step=item)
    node = draft.node(element.case, element.node)
    assert isinstance(node, UserTask)
    return element, task, node


def voting_seats(draft: Draft, command: Complete) -> tuple[Seat, ...]:
    """The undecided seats this decision counts for, in the running turn."""
    _, task, node = open_task(draft, command.item)
    held = seats_held(task, command.by, command.on_behalf, entry=False)
    free = undecided(task, node, command.by, held)
    in_order = node.work.vote.rule == "in_order"
    ready = {seat.id for seat in ready_voices(task, in_order=in_order)}
    now = tuple(seat for seat in free if seat.id in ready)
    if not now:
        raise _not_their_turn(task, node, free)
    return now[:1] if in_order else now


def undecided(task: Task, node: UserTask, actor: Actor, held: Sequence[Seat]) -> list[Seat]:
    """Of the seats somebody holds those they may still use; refused when there are none."""
    name = node.name or node.id
    current = {seat.id for seat in voices(task)}
    mine = [seat for seat in held if seat.id in current]
    if not mine:
        raise Refused("not-yours", step=name, people=waiting_for(task))
    free = [seat for seat in mine if seat.id not in task.votes]
    if not free:
        raise Refused("already-decided", step=name)
    usable = [seat for seat in free if not taken_by_other(task, seat, actor)]
    if not usable:
        raise Refused("claimed-by-other", step=name, people=(task.claims[free[0].id],))
    return usable


def _not_their_turn(task: Task, node: UserTask, free: Sequence[Seat]) -> Refused:
    """Why none of these voices may decide yet."""
    name = node.name or node.id
    for seat in free:
        first = comes_first(task, seat)
        if first:
            here = task.added.get(seat.id)
            after = here is not None and any(one.id == here.by_seat for one in first)
            people = tuple(dict.fromkeys(p for one in first for p in users(task, one)))
            return Refused("adder-first" if after else "added-first", step=name, people=people)
    ready = ready_voices(task, in_order=True)
    return Refused("not-yours", step=name, people=users(task, ready[0]))


def standing_to_complete(draft: Draft, command: Complete) -> tuple[tuple[Seat, ...], Outcome]:
    """Who may decide what now; the seats it counts for and the outcome meant."""
    element, task, node = open_task(draft, command.item)
    seats = voting_seats(draft, command)
    name = node.name or node.id
    options = task.split if any(s.id == "split" for s in seats) else _outcome_ids(node.work)
    if command.outcome not in options:
        raise Refused("unknown-outcome", step=name, outcome=command.outcome, options=tuple(options))
    outcome = draft.graph.outcome(node, command.outcome)
    apart(draft, element, node, draft.by, command.by.acting_for)
    if outcome.forward:
        _ready(draft, element, task, node.work)
        if node.work.kind == "archive":
            _dossier_whole(draft, task)
    _may_end(draft, element, outcome)
    _target_reached(draft, element, outcome)
    return seats, outcome


def apart(draft: Draft, element: Element, node: UserTask, *people: str) -> None:
    """Nobody decides what they, or their organisation, must not (separation of duties)."""
    world = World(draft, element.case, element.row, element.parent)
    refuse_barred(draft, bar_of(draft, node.work, world), element.case, node, *people)


def _outcome_ids(work: Work) -> tuple[str, ...]:
    return tuple(one.id for one in work.outcomes)


def unmet(draft: Draft, item: str) -> tuple[Requirement, ...]:
    """Lines of a readiness board that are neither met nor waived."""
    element = draft.state.elements[item]
    node = draft.node(element.case, element.node)
    world = World(draft, element.case, element.row, item)
    if isinstance(node, Gate):
        return tuple(
            one for one in node.requires if one.id not in element.waived and not world.met(one.that)
        )
    if not isinstance(node, UserTask):
        return ()
    waived = draft.state.tasks[item].waived
    return tuple(
        one
        for one in node.work.requires
        if one.id not in waived and not world.met(one.that, of=node.id)
    )


def _ready(draft: Draft, element: Element, task: Task, work: Work) -> None:
    item = next(key for key, one in draft.state.elements.items() if one is element)
    _not_too_early(draft, element)
    lacking_lines = unmet(draft, item)
    if lacking_lines:
        names = tuple(one.says or one.id for one in lacking_lines)
        raise Refused("requirement-unmet", requirements=names)
    if work.kind != "countersign" and missing_entries(task):
        people = tuple(p for seat in missing_entries(task) for p in seat.people)
        raise Refused("entry-missing", people=people)


def _not_too_early(draft: Draft, element: Element) -> None:
    """What takes at least so long (``at_least:``) does not end before."""
    mark = element.deadline
    if mark is None or mark.reckoning is None or not is_minimum(mark):
        return
    if draft.at < mark.reckoning.instant:
        node = draft.node(element.case, element.node)
        raise Refused("too-early", step=node.name or node.id, day=str(mark.reckoning.day))


def _dossier_whole(draft: Draft, task: Task) -> None:
    absent = missing(draft, task.waived)
    if absent:
        names = draft.rules.documents
        listed = tuple(
            f"({one.item}) {one.name or names[one.of[0]].name or one.of[0]}" for one in absent
        )
        raise Refused("dossier-incomplete", missing=listed)


def _may_end(draft: Draft, element: Element, outcome: Outcome) -> None:
    """An outcome that ends the project waits for what must finish (Semantics 9).

    Work that outlives the project cannot end it again, nor begin anything in it.
    """
    node = behind(draft, element, outcome.id)
    stated = isinstance(node, End) and node.result is not None
    if draft.state.status == "ended" and (
        stated or outcome.project or outcome.starts or outcome.reopen
    ):
        raise Refused("ended")
    if outcome.project == "end" or (element.case == MAIN and stated):
        unfinished = must_finish(draft, but=element.case)
        if unfinished:
            raise Refused("must-finish-open", procedure=unfinished[0])


def _target_reached(draft: Draft, element: Element, outcome: Outcome) -> None:
    """A goto into a case of a ``choose`` that was never taken is refused."""
    node = behind(draft, element, outcome.id)
    if isinstance(node, Jump) and not legal_targets(draft, element.case, node):
        raise Refused("target-not-reached", target=node.targets[0])


def legal_targets(draft: Draft, case: str, jump: Jump) -> tuple[str, ...]:
    """The targets of a goto that can be gone to now; all of them unless one is to be chosen."""
    reached = tuple(one for one in jump.targets if not untaken(draft, case, one))
    return reached if jump.choose or len(reached) == len(jump.targets) else ()


# ------------------------------------------------------------------ other verbs on an open step
def standing_to_enter(draft: Draft, command: Enter) -> tuple[Seat, ...]:
    """The mandatory entries this person still owes."""
    _, task, node = open_task(draft, command.item)
    held = seats_held(task, command.by, command.on_behalf, entry=True)
    if not held:
        raise Refused("not-entitled-to-enter", step=node.name or node.id)
    free = tuple(seat for seat in held if seat.id not in task.entries)
    if not free:
        raise Refused("already-entered", step=node.name or node.id)
    return free


def waivable(draft: Draft, item: str) -> tuple[str, ...]:
    """What may be let pass at an open step or gate: unmet lines, missing items of the dossier."""
    lines = tuple(one.id for one in unmet(draft, item))
    element = draft.state.elements[item]
    node = draft.node(element.case, element.node)
    if not isinstance(node, UserTask) or node.work.kind != "archive":
        return lines
    waived = draft.state.tasks[item].waived
    return (*lines, *(waiver_of(one) for one in missing(draft, waived)))


def standing_to_waive(draft: Draft, command: Waive) -> None:
    """The accountable person may let an unmet requirement of an open step or gate pass."""
    running(draft, command.item)
    element = draft.state.elements.get(command.item)
    if element is None or element.kind not in ("task", "gate"):
        raise Refused("not-open", step=command.item)
    accountable(draft, command.by)
    if command.requirement not in waivable(draft, command.item):
        raise Refused("not-waivable", requirement=command.requirement)


def standing_to_transfer(draft: Draft, command: Transfer) -> Seat:
    """Whoever holds an undecided seat may hand it on, where the step allows it.

    A seat of nobody is handed on by whoever is accountable (``nobody: ask_owner``).
    """
    _, task, node = open_task(draft, command.item)
    held = seats_held(task, command.by, None, entry=False)
    empty = [seat for seat in open_voices(task) if not seat.people]
    done = all(seat.id in task.votes for seat in held)
    if empty and done and (command.by.admin or command.by.principal in owners(draft)):
        return empty[0]
    free = undecided(task, node, command.by, held)
    if "transfer" in node.work.forbids:
        raise Refused("not-transferable", step=node.name or node.id)
    return free[0]


def transfer_target(draft: Draft, command: Transfer, seat: Seat) -> None:
    """The new person exists, may decide, and does not have the seat already."""
    if not draft.facts.knows_person(command.to):
        raise Refused("unknown-person", person=command.to)
    claimed = seat.id in draft.state.tasks[command.item].claims
    own = (command.by.principal,) if seat.people else ()
    if command.to in (*own, *(() if claimed else seat.people)):
        raise Refused("transfer-to-self")
    element, _, node = open_task(draft, command.item)
    apart(draft, element, node, command.to)
