"""Moving a case by hand (administrators): for repairs, with the reason, to any reachable step."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.engine import events as e
from xize.core.engine.commands import Actor, Move
from xize.core.engine.flow.jump import deepest_open, ending, goto, reentered, untaken
from xize.core.engine.flow.standard.rewinding import (
    begin_at,
    can_begin_at,
    is_drawn,
    running_in,
)
from xize.core.engine.objections import reasoned
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import UserTask


def standing_to_move(draft: Draft, actor: Actor, case: str, to: str) -> str:
    """The open scope a case is moved in; refused for everybody but administrators."""
    if not actor.admin:
        raise Refused("not-administrator")
    if draft.state.status != "running":
        status = draft.state.status
        raise Refused({"": "not-begun", "suspended": "suspended"}.get(status, "ended"))
    found = draft.state.cases.get(case)
    if found is None or found.result is not None:
        raise Refused("case-not-open")
    if not _is_reachable(draft, case, to):
        options = tuple(draft.node(case, one).name or one for one in move_targets(draft, case))
        known = draft.node(case, to).name if draft.has(case, to) else ""
        raise Refused("move-target-illegal", target=known or to, options=options)
    return deepest_open(draft, to, case)


def move_targets(draft: Draft, case: str) -> Iterator[str]:
    """Every step of a person a case can be moved to now."""
    for node in draft.index(case).process.nodes:
        if _is_reachable(draft, case, node):
            yield node


def move_ends(draft: Draft, case: str, to: str) -> tuple[str, ...]:
    """Open elements a move would end: what its preview shows."""
    scope = deepest_open(draft, to, case)
    if is_drawn(draft, case):
        return tuple(one for key in running_in(draft, scope) for one in draft.below(key))
    return tuple(ending(draft, case, scope, to))


def move(draft: Draft, command: Move) -> None:
    """End what is open below the common block, and open the step."""
    scope = standing_to_move(draft, command.by, command.case, command.to)
    reasoned(command.reason)
    ends = move_ends(draft, command.case, command.to)
    draft.emit(
        e.Moved(
            at=draft.at,
            by=draft.by,
            case=command.case,
            from_=tuple(draft.state.elements[one].node for one in ends if one in draft.state.tasks),
            to=command.to,
            reason=command.reason,
            person=draft.by,
        )
    )
    if is_drawn(draft, command.case):
        begin_at(draft, command.case, scope, command.to, "moved")
    else:
        goto(draft, command.case, scope, [command.to], "moved")


def _is_reachable(draft: Draft, case: str, to: str) -> bool:
    """A step of the flow that could be open: not a row's, not an outcome's, not alongside."""
    node = draft.node(case, to) if draft.has(case, to) else None
    if not isinstance(node, UserTask) or draft.open_at(case, to) or untaken(draft, case, to):
        return False
    if is_drawn(draft, case):
        return can_begin_at(draft, case, to)
    index = draft.index(case)
    around = [index.scope_node(scope) for scope in index.path(to)]
    if any(one.each is not None or one.beside is not None for one in around):
        return False
    scope = deepest_open(draft, to, case)
    if any(one.kind == "outcome" for one in reentered(draft, case, scope, to)):
        return False
    return World(draft, case, None, scope).holds(node.when)
