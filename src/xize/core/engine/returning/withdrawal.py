"""Withdrawing a finished step (撤回): possible while nobody has acted on what it opened."""

from __future__ import annotations

from xize.core.engine import events as e
from xize.core.engine.commands import Actor
from xize.core.engine.flow.come_back import as_before
from xize.core.engine.flow.jump import ending, goto, reentered
from xize.core.engine.flow.sending import call_back_of
from xize.core.engine.flow.standard.rewinding import can_rewind, is_drawn
from xize.core.engine.people.seats import people_of
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import SubProcess, UserTask


def opened_by(draft: Draft, case: str, node: str) -> list[str]:
    """Open human steps whose cause is the latest completed visit of a step."""
    visit = draft.visit(case, node)
    cause = f"{case}/{node}#{visit.completed}"
    return [key for key, one in draft.state.elements.items() if _caused(one, cause)]


def standing_to_withdraw(draft: Draft, actor: Actor, case: str, node: str) -> list[str]:
    """The steps that end when this one is withdrawn."""
    name = node
    if draft.has(case, node):
        found = draft.node(case, node)
        name = found.name or node
        visit = draft.visit(case, node)
        steps = opened_by(draft, case, node)
        me = {actor.person, actor.principal} & {visit.by, visit.acting_for}
        mine = bool(me) and visit.completed == visit.count and visit.completed > 0
        single = isinstance(found, UserTask) and found.work.kind != "countersign"
        single = single and not visit.shared
        here = not draft.open_at(case, node)
        source = draft.state.elements[steps[0]].parent if steps else ""
        legal = not is_drawn(draft, case) or (steps and can_rewind(draft, case, source, node))
        allowed = mine and single and here and bool(steps and legal)
        if allowed and _takes_back(draft, found, visit.outcome):
            scopes = reentered(draft, case, source, node)
            lost = any(_once_only(one) or (one.kind == "parallel" and not visit.forward)
                       for one in scopes)  # fmt: skip
            if not lost and _untouched(draft, case, node, source):
                return steps
    raise Refused("cannot-withdraw", step=name)


def _untouched(draft: Draft, case: str, node: str, source: str) -> bool:
    """Nobody has acted on what would end: all of it is there because of this very visit."""
    visit = draft.visit(case, node)
    causes = ("", f"{case}/{node}#{visit.completed}")
    for key in ending(draft, case, source, node):
        task = draft.state.tasks.get(key)
        if draft.state.elements[key].cause not in causes or (task is not None and task.acted):
            return False
    return True


def withdraw(draft: Draft, case: str, node: str, steps: list[str], reason: str) -> None:
    """End what the step opened, retract the notices, and open the step again."""
    visit = draft.visit(case, node)
    draft.emit(
        e.Withdrawn(
            at=draft.at,
            by=draft.by,
            case=case,
            node=node,
            visit=visit.completed,
            reason=reason,
            acting_for=draft.acting_for,
        )
    )
    _retract(draft, case, node)
    call_back_of(draft, f"e{visit.entered}", reason)
    first = draft.state.elements[steps[0]]
    known = (as_before(draft.state.tasks[one], node) for one in steps)
    back = next((one for one in known if one is not None), None)
    goto(draft, case, first.parent, [node], "withdrawn", cause=first.cause, back=back)


def _retract(draft: Draft, case: str, node: str) -> None:
    """Whoever was told of the completion hears that it was taken back (Semantics 14)."""
    found = draft.node(case, node)
    if not isinstance(found, UserTask):
        return
    outcome = draft.visit(case, node).outcome
    told = [*found.work.tells, *draft.graph.outcome(found, outcome).tells]
    world = World(draft, case)
    people = [p for notice in told for p in people_of(draft, notice.to, world)]
    if people:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=node,
                case=case,
                kind="retracted",
                to=tuple(dict.fromkeys(people)),
            )
        )


def _takes_back(draft: Draft, node: object, outcome_id: str) -> bool:
    """What began a procedure, reopened a step or decided on the project cannot be undone."""
    if not isinstance(node, UserTask) or node.work.new or node.each is not None:
        return False
    drawn = node.doing
    if drawn is not None and (drawn.several or drawn.again or drawn.handler or node.sends):
        return False
    outcome = draft.graph.outcome(node, outcome_id)
    return not (outcome.starts or outcome.reopen or outcome.project)


def _once_only(scope: SubProcess) -> bool:
    """What belonged to a row, or to a decision with its targets, is over with it."""
    return scope.each is not None or scope.kind == "outcome"


def _caused(element: Element, cause: str) -> bool:
    return element.kind == "task" and element.cause == cause
