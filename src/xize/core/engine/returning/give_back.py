"""Returning (退回): the legal targets of an open step, and sending the case back to them.

A target is a step of a person in the same case that was done and lies earlier on the way gone:
in the same branch of a parallel block, before the block (its other branches then end with the
reason), or inside a finished parallel block (only the branches named reopen, and the join waits
for just these). No way leads into a row of ``each``, the once-only steps of an outcome, a case of
a choice that was not the one taken last, or work alongside.
"""

from __future__ import annotations

from collections.abc import Sequence

from xize.core.engine import events as e
from xize.core.engine.commands import Actor, Complete, Return
from xize.core.engine.flow.come_back import can_come_back, to_come_back
from xize.core.engine.flow.effects import carry_out
from xize.core.engine.flow.jump import common_scope, goto, untaken
from xize.core.engine.flow.stale import is_asked, void_round
from xize.core.engine.flow.standard.rewinding import can_rewind, is_drawn
from xize.core.engine.objections import apart, open_task, voting_seats
from xize.core.engine.people.asking import ask_no_more, unheard
from xize.core.engine.people.seats import owners
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Element, Visit
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.tokens import cause_of
from xize.core.engine.view.world import World
from xize.core.process.graph import SubProcess, UserTask

RETURN = "return"
PREVIOUS, INITIATOR, ANEW = "previous", "initiator", "anew"
"""Which of the targets it is: the step before, the initiator's, this very step once more."""


def standing_to_return(
    draft: Draft, actor: Actor, item: str, on_behalf: str | None = None
) -> tuple[str, ...]:
    """The targets to which this person may send the step back, the nearest first.

    Whoever may decide it now may, where the rule lets it go back. Of a round whose text has
    changed the accountable person may begin a new one: the target is the step itself.
    """
    element, _, node = open_task(draft, item)
    owner = actor.admin or actor.principal in owners(draft)
    anew = (element.node,) if owner and is_asked(draft, item) else ()
    try:
        _standing(draft, actor, item, node, on_behalf)
    except Refused:
        if not anew:
            raise
        return anew
    return (*anew, *return_targets(draft, item))


def _standing(draft: Draft, actor: Actor, item: str, node: UserTask, on_behalf: str | None) -> None:
    voting_seats(draft, Complete(by=actor, at=draft.at, item=item, on_behalf=on_behalf))
    if node.work.returning is None:
        raise Refused("way-forbidden", step=node.name or node.id, way="return")
    apart(draft, draft.state.elements[item], node, draft.by, actor.acting_for)


def give_back(draft: Draft, command: Return) -> None:
    """Send the case back: the step ends, in a countersign the whole round; the targets open."""
    legal = standing_to_return(draft, command.by, command.item, command.on_behalf)
    element, task, node = open_task(draft, command.item)
    targets = _known_targets(draft, element, command.to, legal)
    mode = _mode(draft, command, node, targets)
    if not command.comment.strip():
        raise Refused("comment-missing")
    back = to_come_back(draft, command.item, targets[0]) if mode == "here" else None
    draft.emit(
        e.Returned(
            at=draft.at,
            by=draft.by,
            element=command.item,
            node=element.node,
            case=element.case,
            to=targets,
            mode=mode,
            person=draft.by,
            comment=command.comment,
            acting_for=draft.acting_for,
            on_behalf=command.on_behalf,
        )
    )
    silent = tuple(one for one in unheard(draft, command.item) if one != command.by.principal)
    draft.emit(
        e.Completed(
            at=draft.at,
            by=draft.by,
            element=command.item,
            node=element.node,
            case=element.case,
            visit=element.visit,
            outcome=RETURN,
            forward=False,
            person=draft.by,
            why="returned",
            acting_for=draft.acting_for,
            unheard=silent,
        )
    )
    ask_no_more(draft, element, silent, RETURN)
    if element.node in targets:
        void_round(draft, element, task.signs)
    elif node.work.returning is not None:
        carry_out(draft, element, node.work, node.work.returning, ())
    cause = cause_of(element)
    goto(draft, element.case, element.parent, targets, "returned", cause, back=back)


# ------------------------------------------------------------------ where to
def return_targets(draft: Draft, item: str) -> tuple[str, ...]:
    """The steps an open step may be returned to, the nearest on the way gone first."""
    element = draft.state.elements[item]
    case = f"{element.case}/"
    visited = [
        (key.removeprefix(case), visit)
        for key, visit in draft.state.visits.items()
        if key.startswith(case)
    ]
    return tuple(
        node for node, visit in reversed(visited) if _is_legal(draft, item, element, node, visit)
    )


def kinds_of(draft: Draft, item: str, targets: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Which of the targets is the previous step, and which the initiator's."""
    element, task = draft.state.elements[item], draft.state.tasks[item]
    if element.node in targets:
        earlier = [one for one in targets if one != element.node]
        return {element.node: (ANEW,), **kinds_of(draft, item, earlier)}
    if not targets:
        return {}
    cause = element.cause.partition("#")[0].partition("/")[2]
    previous = cause if cause in targets and task.came is None else targets[0]
    beginner = draft.state.cases[element.case].starter or draft.state.initiator
    own = [one for one in targets if draft.visit(element.case, one).by == beginner]
    first = (own or [*targets])[-1]
    found = dict.fromkeys((previous,), (PREVIOUS,))
    return {**found, first: (*found.get(first, ()), INITIATOR)}


def modes_of(draft: Draft, item: str, node: UserTask, targets: Sequence[str]) -> tuple[str, ...]:
    """How it may come back once it is mended, the usual one first."""
    here = len(targets) == 1 and can_come_back(draft, item, targets[0])
    if not here:
        return ("in_turn",)
    return (node.work.resubmit,) if node.work.resubmit else ("in_turn", "here")


def _is_legal(draft: Draft, item: str, element: Element, target: str, visit: Visit) -> bool:
    index = draft.index(element.case)
    node = index.process.nodes.get(target)
    if not isinstance(node, UserTask) or not visit.completed or visit.skipped:
        return False
    if is_drawn(draft, element.case):
        return target != element.node and can_rewind(draft, element.case, element.parent, target)
    if not index.ahead(target, element.node) or untaken(draft, element.case, target):
        return False
    common = common_scope(draft, element.case, element.parent, (target,))
    if _beside_on_the_way(draft, item, common):
        return False
    path = index.path(target)
    inside = path[path.index(draft.state.elements[common].node) + 1 :]
    if not all(_is_open_way(draft, element.case, index.scope_node(scope)) for scope in inside):
        return False
    return World(draft, element.case, draft.row_of(common), common).holds(node.when)


def _beside_on_the_way(draft: Draft, item: str, common: str) -> bool:
    """What was opened beside the flow leads nowhere in it."""
    chain = (item, *draft.ancestors(item))
    return any(draft.state.elements[one].beside for one in chain[: chain.index(common)])


def _is_open_way(draft: Draft, case: str, scope: SubProcess) -> bool:
    """Whether a return may lead into a block again."""
    if scope.each is not None or scope.kind in ("outcome", "beside"):
        return False
    if scope.kind != "case":
        return not draft.visit(case, scope.id).skipped
    index = draft.index(case)
    gateway = index.incoming(scope.id)[0].source
    others = [flow.target for flow in index.outgoing(gateway) if flow.target != scope.id]
    mine = draft.visit(case, scope.id).entered
    return all(draft.visit(case, one).entered <= mine for one in others)


# ------------------------------------------------------------------ what was asked for
def _known_targets(
    draft: Draft, element: Element, to: tuple[str, ...], legal: tuple[str, ...]
) -> tuple[str, ...]:
    """The targets named, each once; refused when one is not legal, or they do not go together."""
    index = draft.index(element.case)
    options = tuple(index.node(one).name or one for one in legal)
    if not legal:
        step = index.node(element.node).name or element.node
        raise Refused("return-nowhere", step=step)
    for one in to or ("",):
        if one not in legal:
            known = index.process.nodes.get(one)
            named = (known.name if known else "") or one
            raise Refused("return-target-illegal", target=named, options=options)
    targets = tuple(dict.fromkeys(to))
    if len(targets) > 1 and not _are_branches(draft, element, targets):
        raise Refused("return-several")
    return targets


def _are_branches(draft: Draft, element: Element, targets: tuple[str, ...]) -> bool:
    """Steps of different branches of one finished parallel block."""
    index = draft.index(element.case)
    block = index.common(targets)
    if index.scope_node(block).kind != "parallel" or block in index.path(element.node):
        return False
    return len({index.step_in(block, one) for one in targets}) == len(targets)


def _mode(draft: Draft, command: Return, node: UserTask, targets: tuple[str, ...]) -> str:
    modes = modes_of(draft, command.item, node, targets)
    if command.mode and command.mode not in modes:
        code = "return-not-here" if command.mode == "here" else "return-only-here"
        raise Refused(code, step=node.name or node.id)
    return command.mode or modes[0]
