"""Going back in drawn flows: everything that came out of a step ends, and the step begins anew.

A drawn flow has no blocks to go by. What came out of a step are the tokens at nodes that cannot be
reached without it (``process/dominance``); others, of branches that had parted before, stay. Where
only one token is left in a scope it may also go back to a step on a way that another choice would
not have taken, unless that step ran beside others that meet it again.
"""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine.flow.standard.moving import cancel
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g
from xize.core.process.dominance import apart, dominates
from xize.core.process.index import is_standard


def is_drawn(draft: Draft, case: str) -> bool:
    """Whether a case's flow is drawn in a BPMN file."""
    index = draft.index(case)
    return is_standard(index.node(index.root))


def scope_around(draft: Draft, case: str, source: str, target: str) -> str | None:
    """The open scope the target lies in, among those around an open element; None if there is none.

    ``source`` may be the scope itself.
    """
    wanted = draft.index(case).scope(target)
    for one in (source, *draft.ancestors(source)):
        element = draft.state.elements[one]
        if element.kind == "scope" and element.node == wanted:
            return one
    return None


def can_rewind(draft: Draft, case: str, source: str, target: str) -> bool:
    """Whether an open element may go back to a step without leaving anything waiting for ever."""
    scope = scope_around(draft, case, source, target)
    if scope is None:
        return False
    index, here = draft.index(case), _directly_in(draft, scope, source)
    if here is None:
        return False
    node = draft.state.elements[here].node
    if dominates(index, target, node):
        return not _is_ad_hoc(draft, case, scope)
    alone = [one for one in draft.children(scope, beside=False) if one != here]
    return not alone and apart(index, target) and target in index.reaching(node)


def ending(draft: Draft, case: str, source: str, target: str) -> list[str]:
    """Open elements directly in the scope that end with a way back: what came of it."""
    scope = scope_around(draft, case, source, target)
    if scope is None:
        return []
    index, here = draft.index(case), _directly_in(draft, scope, source)
    found = []
    for key in draft.children(scope):
        element = draft.state.elements[key]
        if element.kind == "watch":
            continue
        if key == here or dominates(index, target, element.node):
            found.append(key)
    return found


def rewind(
    draft: Draft, case: str, source: str, targets: Iterable[str], reason: str, cause: str
) -> None:
    """End what came out of the targets, and begin them anew."""
    for target in targets:
        scope = scope_around(draft, case, source, target)
        if scope is None:
            raise Refused("target-not-reached", target=draft.node(case, target).name or target)
        for key in ending(draft, case, source, target):
            cancel(draft, key, reason)
        draft.queue.append(Arrival(target, case, scope, cause=cause))


def can_begin_at(draft: Draft, case: str, target: str) -> bool:
    """Whether a case can be moved to a step by hand: alone in its scope, which must be open."""
    index = draft.index(case)
    scopes = draft.open_at(case, index.scope(target))
    node = index.node(target)
    handler = isinstance(node, g.UserTask) and node.doing is not None and node.doing.handler
    return len(scopes) == 1 and not handler and apart(index, target)


def running_in(draft: Draft, scope: str) -> list[str]:
    """Everything open directly in a scope, what only waits for its occasion left out."""
    return [one for one in draft.children(scope) if draft.state.elements[one].kind != "watch"]


def begin_at(draft: Draft, case: str, scope: str, target: str, reason: str) -> None:
    """End all that runs in a scope and begin at one step of it."""
    for key in running_in(draft, scope):
        if key in draft.state.elements:
            cancel(draft, key, reason)
    draft.queue.append(Arrival(target, case, scope))


def _directly_in(draft: Draft, scope: str, element: str) -> str | None:
    """The element directly in a scope that is, or holds, an open element."""
    chain = (element, *draft.ancestors(element))
    return chain[chain.index(scope) - 1] if scope in chain[1:] else None


def _is_ad_hoc(draft: Draft, case: str, scope: str) -> bool:
    """Nothing leads from one to the other there: there is no way back either."""
    node = draft.node(case, draft.state.elements[scope].node)
    return isinstance(node, g.SubProcess) and node.doing is not None and node.doing.ad_hoc
