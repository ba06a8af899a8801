"""goto and reopening: cancel a region, place tokens (language.md, Semantics 1).

goto ends everything open below the nearest common block, then opens the target; outside that
block nothing changes. Into a finished parallel block only the named branches reopen, and its join
waits for just these, because an inclusive join waits for tokens that can still arrive.
"""

from __future__ import annotations

from collections.abc import Sequence

from xize.core.engine.besides import start_beside
from xize.core.engine.draft import Arrival, Draft
from xize.core.engine.refusals import Refused
from xize.core.engine.scopes import drop, enter
from xize.core.engine.state import MAIN
from xize.core.engine.tokens import forget_arrivals
from xize.core.process.graph import Call, Milestone, SubProcess, UserTask


def goto(
    draft: Draft, case: str, source: str, targets: Sequence[str], reason: str, cause: str = ""
) -> None:
    """Leave ``source`` (an open scope element) for the targets."""
    index = draft.index(case)
    for target in targets:
        if untaken(draft, case, target):
            raise Refused("target-not-reached", target=draft.node(case, target).name or target)
    chain = [source, *draft.ancestors(source)]
    common = next(
        one
        for one in chain
        if all(_scope_of(draft, one) in index.path(target) for target in targets)
    )
    for child in draft.children(common):
        element = draft.state.elements.get(child)
        if element is not None and (not element.beside or child in chain):
            drop(draft, child, reason)
    forget_arrivals(draft)
    opened: dict[str, str] = {}
    for target in targets:
        _open(draft, case, common, target, opened, cause)


def reopen(draft: Draft, targets: Sequence[str]) -> None:
    """Open steps of the project once more, beside the flow, which goes on undisturbed.

    What requires them is unmet until they are completed again. Work alongside is begun anew at
    the step; a step of the flow is opened on its own and nothing follows from it.
    """
    index = draft.index(MAIN)
    root = draft.state.cases[MAIN].element
    for target in targets:
        around = [scope for scope in index.path(target) if _beside(draft, scope) is not None]
        if draft.open_at(MAIN, target):
            continue
        if around:
            _reopen_beside(draft, around[0], target)
        elif isinstance(index.node(target), UserTask | SubProcess | Call | Milestone):
            draft.queue.append(Arrival(target, MAIN, root, beside=True))


def deepest_open(draft: Draft, target: str) -> str:
    """The innermost open scope element around a node of the main case."""
    path = draft.index(MAIN).path(target)
    for scope in reversed(path):
        for key in draft.open_at(MAIN, scope):
            return key
    return draft.state.cases[MAIN].element


def _reopen_beside(draft: Draft, beside: str, target: str) -> None:
    node = _beside(draft, beside)
    assert node is not None
    scopes = draft.open_at(MAIN, draft.index(MAIN).scope(beside))
    parent = scopes[0] if scopes else draft.state.cases[MAIN].element
    start_beside(draft, MAIN, node, parent, at_node=target)


def _beside(draft: Draft, scope: str) -> SubProcess | None:
    node = draft.node(MAIN, scope)
    return node if isinstance(node, SubProcess) and node.beside is not None else None


def _open(
    draft: Draft, case: str, common: str, target: str, opened: dict[str, str], cause: str
) -> None:
    """Open the scopes between the common one and the target, then place a token on it."""
    index = draft.index(case)
    path = index.path(target)
    parent = common
    for scope in path[path.index(_scope_of(draft, common)) + 1 :]:
        if scope not in opened:
            node = index.scope_node(scope)
            opened[scope] = enter(
                draft, Arrival(scope, case, parent, cause=cause), node, jumped=True
            )
        parent = opened[scope]
    draft.queue.append(Arrival(target, case, parent, cause=cause))


def _scope_of(draft: Draft, element: str) -> str:
    """The scope a scope element stands for (the procedure for the root of a case)."""
    return draft.state.elements[element].node


def untaken(draft: Draft, case: str, target: str) -> bool:
    """Whether a target lies in a case of a ``choose`` that was never taken."""
    for scope in draft.index(case).path(target):
        node = draft.node(case, scope)
        inside_case = isinstance(node, SubProcess) and node.kind == "case"
        if inside_case and not draft.visit(case, scope).count:
            return True
    return False
