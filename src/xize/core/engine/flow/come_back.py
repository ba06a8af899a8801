"""Straight back (resubmission *here*): whoever returned a step gets it as soon as it is mended.

What is still to come back is kept at the open step it went to, and lives as long as that step:
when the step ends in any other way (a decision that leads elsewhere, a withdrawal, a move), the
flow walks on in turn and nothing is left over. A step returned *here* that is itself returned
*here* remembers both, the later one first.
"""

from __future__ import annotations

from collections.abc import Mapping

from xize.core.engine import events as e
from xize.core.engine.flow.jump import common_scope, goto
from xize.core.engine.flow.scopes import drop, pass_through
from xize.core.engine.flow.standard.rewinding import is_drawn
from xize.core.engine.state import Task, Vote
from xize.core.engine.tally import AGAINST, verdict
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import paper, paper_key
from xize.core.process.graph import SubProcess, UserTask
from xize.core.process.work import Work

COME_BACK = "come-back"


def to_come_back(draft: Draft, item: str, target: str) -> e.ComeBack:
    """What the target has to know to bring the flow straight back to this open step."""
    element, task = draft.state.elements[item], draft.state.tasks[item]
    node = draft.node(element.case, element.node)
    assert isinstance(node, UserTask)
    agreed = _agreed(task) if node.work.kind == "countersign" else ()
    return e.ComeBack(
        node=element.node,
        agreed=agreed,
        signs=task.signs if agreed else {},
        papers=_about(draft, element.case, node.work) if agreed else {},
        afresh=_sibling_branches(draft, item, target),
        then=task.back,
    )


def come_back(
    draft: Draft, case: str, node: str, parent: str, back: e.ComeBack, cause: str
) -> None:
    """The step is done: leave what was opened for it, and open who returned it again.

    Blocks opened only to mend something are through; branches that the return ended begin afresh.
    """
    draft.emit(e.CameBack(at=draft.at, by=draft.by, node=node, case=case, to=back.node))
    targets = (back.node, *back.afresh)
    common = common_scope(draft, case, parent, targets)
    for scope in (parent, *draft.ancestors(parent)):
        if scope == common:
            break
        for child in draft.children(scope, beside=False):
            drop(draft, child, COME_BACK)
        pass_through(draft, scope)
    goto(draft, case, common, targets, COME_BACK, cause=cause, back=back.then, came=back)


def can_come_back(draft: Draft, item: str, target: str) -> bool:
    """Whether the flow can be led straight back: not into a row's block or an outcome's steps.

    A step that begins anew has nobody to come back to.
    """
    element = draft.state.elements[item]
    if target == element.node or is_drawn(draft, element.case):
        return False  # a drawn flow goes its way again: what ended beside it is not known
    index = draft.index(element.case)
    if getattr(index.node(target), "each", None) is not None:
        return False
    if getattr(index.node(element.node), "each", None) is not None:
        return False
    common = index.common((element.node, target))
    path = index.path(element.node)
    around = [index.scope_node(one) for one in path[path.index(common) + 1 :]]
    return not any(one.each is not None or one.kind == "outcome" for one in around)


def carry_agreed(draft: Draft, item: str) -> bool:
    """Record again who agreed in the returned round, in the running turn; whether anybody was.

    Only while everything the round was about is as it was. The signature is given anew with it:
    it stands for the new round.
    """
    element, task = draft.state.elements[item], draft.state.tasks[item]
    node = draft.node(element.case, element.node)
    came = task.came
    if came is None or not came.agreed or not isinstance(node, UserTask):
        return False
    if came.signs != task.signs or came.papers != _about(draft, element.case, node.work):
        return False
    carried: dict[str, e.Agreed] = {}
    for seat in task.seats:
        one = None if seat.entry or seat.turn != task.turn else _voice(came, seat)
        if one is not None and seat.id not in task.votes:
            carried[seat.id] = one
    if _would_fail(draft, node, task, carried):
        return False
    for seat in task.seats:
        if seat.id in carried:
            _carry(draft, item, seat, carried[seat.id])
    return bool(carried)


def _would_fail(draft: Draft, node: UserTask, task: Task, carried: Mapping[str, e.Agreed]) -> bool:
    """Whether those who agreed, heard alone, fail again: too few for a quorum, or too light.

    They are asked anew then, or the vote would fail for ever without anybody having spoken.
    """
    asked = [seat for seat in task.seats if not seat.entry and seat.turn == task.turn]
    votes = {seat.id: task.votes[seat.id] for seat in asked if seat.id in task.votes}
    for seat, one in carried.items():
        votes[seat] = Vote(
            outcome=one.outcome, counts_as=one.counts_as, person=one.person, at=draft.at
        )
    result = verdict(node.work, asked, votes, task.added)
    return result is not None and draft.graph.outcome(node, result.outcome).counts_as in AGAINST


def _voice(came: e.ComeBack, seat: e.Seat) -> e.Agreed | None:
    for one in came.agreed:
        same = (one.roles, one.turn) == (seat.roles, seat.turn)
        if same and (one.acting_for or one.person) in seat.people:
            return one
    return None


def _carry(draft: Draft, item: str, seat: e.Seat, one: e.Agreed) -> None:
    element, task = draft.state.elements[item], draft.state.tasks[item]
    draft.emit(
        e.Decided(
            at=draft.at,
            by=draft.by,
            element=item,
            node=element.node,
            case=element.case,
            visit=element.visit,
            seats=(seat.id,),
            outcome=one.outcome,
            counts_as=one.counts_as,
            person=one.person,
            roles=seat.roles,
            carried=True,
            acting_for=one.acting_for,
        )
    )
    for key, version in task.signs.items():
        draft.emit(
            e.Signed(
                at=draft.at,
                by=draft.by,
                document=key,
                version=version,
                element=item,
                node=element.node,
                visit=element.visit,
                person=one.person,
                roles=seat.roles,
                acting_for=one.acting_for,
            )
        )


def _agreed(task: Task) -> tuple[e.Agreed, ...]:
    """Voices of the rule that agreed, whatever they said with it."""
    found = []
    for seat in task.seats:
        vote = task.votes.get(seat.id)
        if vote is not None and vote.counts_as == "agree" and seat.id not in task.added:
            found.append(
                e.Agreed(
                    roles=seat.roles,
                    turn=seat.turn,
                    person=vote.person,
                    acting_for=vote.acting_for,
                    outcome=vote.outcome,
                    counts_as=vote.counts_as,
                )
            )
    return tuple(found)


def _about(draft: Draft, case: str, work: Work) -> dict[str, int]:
    """What a round is about, as it stands: versions of documents and of their form sections."""
    fills = (fill.document for fill in work.fills)
    found: dict[str, int] = {}
    for document in sorted({*work.signs, *work.uses, *fills}):
        key = paper_key(draft.rules, document, case)
        current = paper(draft.state, key)
        found[key] = current.version
        for form in current.forms[-1:]:
            found |= {f"{key}.{name}": form.versions[name] for name in sorted(form.versions)}
    return found


def _sibling_branches(draft: Draft, item: str, target: str) -> tuple[str, ...]:
    """Branches beside this step that are open and end when the flow leaves their block."""
    element = draft.state.elements[item]
    common = common_scope(draft, element.case, element.parent, (target,))
    chain = (item, *draft.ancestors(item))
    found: list[str] = []
    for scope in chain[1 : chain.index(common)]:
        node = draft.node(element.case, draft.state.elements[scope].node)
        if isinstance(node, SubProcess) and node.kind == "parallel":
            for child in draft.children(scope, beside=False):
                branch = draft.state.elements[child]
                if child not in chain and branch.kind == "scope":
                    found.append(branch.node)
    return tuple(found)


def as_before(task: Task, node: str) -> e.ComeBack | None:
    """What a step that is withdrawn had still to come back to, seen from what it opened.

    A return taken back: what the step itself had been asked to mend. A resubmission taken back:
    the step that got it.
    """
    if task.back is not None and task.back.node == node:
        return task.back.then
    return task.came
