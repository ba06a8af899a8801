"""goto and reopening: cancel a region, place tokens (language.md, Semantics 1).

goto ends everything open below the nearest common block, then opens the target; outside that
block nothing changes. Into a finished parallel block only the named branches reopen, and its join
waits for just these, because an inclusive join waits for tokens that can still arrive.
"""

from __future__ import annotations

from collections.abc import Sequence

from xize.core.engine.events import ComeBack
from xize.core.engine.flow.besides import start_beside
from xize.core.engine.flow.scopes import drop, enter
from xize.core.engine.flow.standard import rewinding
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.tokens import forget_arrivals
from xize.core.process.graph import Call, Gate, Jump, Milestone, SubProcess, UserTask
from xize.core.process.index import Index


def goto(
    draft: Draft,
    case: str,
    source: str,
    targets: Sequence[str],
    reason: str,
    cause: str = "",
    *,
    back: ComeBack | None = None,
    came: ComeBack | None = None,
) -> None:
    """Leave ``source`` (an open scope element) for the targets.

    ``back`` and ``came`` are for the step among the targets (see ``Arrival``).
    """
    if rewinding.is_drawn(draft, case):
        rewinding.rewind(draft, case, source, targets, reason, cause)
        return
    for target in targets:
        if untaken(draft, case, target):
            raise Refused("target-not-reached", target=draft.node(case, target).name or target)
    common = common_scope(draft, case, source, targets)
    for child in _leaving(draft, common, source):
        if child in draft.state.elements:
            drop(draft, child, reason)
    forget_arrivals(draft)
    opened: dict[str, str] = {}
    for target in targets:
        arrival = _open(draft, case, common, target, opened, cause)
        if isinstance(draft.node(case, arrival.node), UserTask):
            arrival.back, arrival.came = back, came
        draft.queue.append(arrival)


def _leaving(draft: Draft, common: str, source: str) -> list[str]:
    """What ends directly below the common scope: its flow, and the work beside one comes from."""
    chain = (source, *draft.ancestors(source))
    children = draft.children(common)
    return [one for one in children if not draft.state.elements[one].beside or one in chain]


def ending(draft: Draft, case: str, source: str, target: str) -> list[str]:
    """Everything a goto from an open scope element to the target would end."""
    if rewinding.is_drawn(draft, case):
        ends = rewinding.ending(draft, case, source, target)
        return [one for key in ends for one in draft.below(key)]
    common = common_scope(draft, case, source, (target,))
    return [one for child in _leaving(draft, common, source) for one in draft.below(child)]


def reentered(draft: Draft, case: str, source: str, target: str) -> tuple[SubProcess, ...]:
    """The scopes a goto from an open scope element would open again, the outermost first."""
    if rewinding.is_drawn(draft, case):
        return ()
    index = draft.index(case)
    path = index.path(target)
    common = draft.state.elements[common_scope(draft, case, source, (target,))].node
    return tuple(index.scope_node(scope) for scope in path[path.index(common) + 1 :])


def common_scope(draft: Draft, case: str, source: str, targets: Sequence[str]) -> str:
    """The nearest open scope element that holds all targets."""
    paths = [draft.index(case).path(target) for target in targets]
    chain = (source, *draft.ancestors(source))
    return next(one for one in chain if all(_scope_of(draft, one) in path for path in paths))


def supersede(draft: Draft, arrival: Arrival) -> None:
    """The flow comes to a step that is open beside it (``reopen``): that one ends."""
    for key in draft.open_at(arrival.case, arrival.node):
        element = draft.state.elements.get(key)
        if element is not None and element.beside and key != arrival.parent:
            drop(draft, key, "reached-again")


def reopen(draft: Draft, here: str, targets: Sequence[str]) -> None:
    """Open steps once more, beside the flow, which goes on undisturbed.

    They are steps of the case ``here``, or of the project it belongs to. What requires them is
    unmet until they are completed again. Work alongside is begun anew at the step; a step of the
    flow is opened on its own and nothing follows from it.
    """
    for target in targets:
        case = here if draft.has(here, target) else MAIN
        index = draft.index(case)
        around = [one for one in index.path(target) if index.scope_node(one).beside is not None]
        if draft.open_at(case, target):
            continue
        if around:
            _reopen_beside(draft, case, around[0], target)
        elif isinstance(index.node(target), UserTask | SubProcess | Call | Milestone):
            root = draft.state.cases[case].element
            draft.queue.append(Arrival(target, case, root, beside=True))


def deepest_open(draft: Draft, target: str, case: str = MAIN) -> str:
    """The innermost open scope element around a node of a case."""
    path = draft.index(case).path(target)
    for scope in reversed(path):
        for key in draft.open_at(case, scope):
            return key
    return draft.state.cases[case].element


def _reopen_beside(draft: Draft, case: str, beside: str, target: str) -> None:
    index = draft.index(case)
    scopes = draft.open_at(case, index.scope(beside))
    parent = scopes[0] if scopes else draft.state.cases[case].element
    start_beside(draft, case, index.scope_node(beside), parent, at_node=target)


def _open(
    draft: Draft, case: str, common: str, target: str, opened: dict[str, str], cause: str
) -> Arrival:
    """Open the scopes between the common one and the target; the token that is to go there.

    A block with one instance per row begins again as a whole: which row is meant is not known.
    """
    index = draft.index(case)
    path = index.path(target)
    parent = common
    for scope in path[path.index(_scope_of(draft, common)) + 1 :]:
        node = index.scope_node(scope)
        if node.each is not None:
            target = scope
            break
        if scope not in opened:
            arrival = Arrival(scope, case, parent, cause=cause)
            supersede(draft, arrival)
            opened[scope] = enter(draft, arrival, node, jumped=True)
        parent = opened[scope]
    return Arrival(_entrance(index, target), case, parent, cause=cause)


def _entrance(index: Index, target: str) -> str:
    """A block is entered through the gate of its ``requires``."""
    gate = index.process.nodes.get(f"{target}.entry")
    return gate.id if isinstance(gate, Gate) and gate.of == target else target


def _scope_of(draft: Draft, element: str) -> str:
    """The scope a scope element stands for (the procedure for the root of a case)."""
    return draft.state.elements[element].node


def unchosen(draft: Draft, case: str, jump: Jump) -> tuple[str, ...]:
    """Where a ``choose_from`` leads when nobody chose (a vote nobody carried, the clock).

    To every branch that can be gone to where several may be chosen, else to the first target.
    """
    reached = tuple(one for one in jump.targets if not untaken(draft, case, one))
    nodes = [draft.node(case, one) for one in reached]
    branches = all(isinstance(one, SubProcess) and one.kind == "branch" for one in nodes)
    together = branches and len({one.scope for one in nodes}) == 1
    return reached if together else (reached or jump.targets)[:1]


def untaken(draft: Draft, case: str, target: str) -> bool:
    """Whether a target lies in a case of a ``choose`` that was never taken."""
    for scope in draft.index(case).path(target):
        node = draft.node(case, scope)
        inside_case = isinstance(node, SubProcess) and node.kind == "case"
        if inside_case and not draft.visit(case, scope).count:
            return True
    return False
