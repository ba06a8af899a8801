"""Where tokens wait for each other (clauses 13.3.1, 13.4.1, 13.4.3, 13.4.5).

A parallel gateway takes one token of each flow. An inclusive one waits while a token elsewhere
could still come by a flow that has none, unless it could as well come by one that has: paths are
those of sequence flows that do not pass the gateway itself; from an activity they also lead
through its boundary events, from a throwing link to the catching one.
"""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine import events as e
from xize.core.engine.flow.standard.activities import begin, doing_of
from xize.core.engine.flow.standard.data import Names
from xize.core.engine.flow.standard.gateways import part
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g
from xize.core.process.index import Index, is_standard

RESET = "*"
"""How the ``via`` of a complex gateway's mark begins that has fired; the flows it took follow."""


def fire_join(draft: Draft) -> bool:
    """Let tokens go on that have all they waited for, at one place; False if none can."""
    waiting: dict[tuple[str, str], list[str]] = {}
    for key, element in draft.state.elements.items():
        if element.kind == "token" and is_standard(draft.node(element.case, element.node)):
            waiting.setdefault((element.parent, element.node), []).append(key)
    return any(_fire(draft, parent, node, keys) for (parent, node), keys in waiting.items())


def _fire(draft: Draft, parent: str, ident: str, keys: list[str]) -> bool:
    case = draft.state.elements[keys[0]].case
    node = draft.node(case, ident)
    if isinstance(node, g.Doer):
        needs = doing_of(node).needs
        if len(keys) < needs:
            return False
        _join(draft, node.id, case, parent, keys[:needs])
        begin(draft, Arrival(node.id, case, parent), node)
        return True
    assert isinstance(node, g.Gateway)
    if node.kind == "complex" and node.activation is not None:
        return _fire_complex(draft, node, case, parent, keys)
    by_flow = _first_of_each(draft, keys)
    lacking = [one.id for one in draft.index(case).incoming(ident) if one.id not in by_flow]
    if not lacking:
        return _fire_all(draft, node, case, parent, keys)
    if node.kind == "parallel" or _may_come(draft, node.id, parent, by_flow, lacking):
        return False
    _join(draft, ident, case, parent, list(by_flow.values()))
    part(draft, Arrival(ident, case, parent), node)
    return True


def _fire_all(draft: Draft, node: g.Gateway, case: str, parent: str, keys: Iterable[str]) -> bool:
    """Every flow has a token: as many joins as all flows have tokens for."""
    by_flow: dict[str, list[str]] = {}
    for key in keys:
        by_flow.setdefault(draft.state.elements[key].via, []).append(key)
    for meeting in zip(*by_flow.values(), strict=False):
        if parent not in draft.state.elements:
            break
        _join(draft, node.id, case, parent, list(meeting))
        part(draft, Arrival(node.id, case, parent), node)
    return True


def _fire_complex(draft: Draft, node: g.Gateway, case: str, parent: str, keys: list[str]) -> bool:
    """A complex gateway fires by its condition, then takes what else comes in (13.4.5)."""
    marks = [key for key in keys if draft.state.elements[key].via.startswith(RESET)]
    by_flow = _first_of_each(draft, [key for key in keys if key not in marks])
    if not marks:
        counts = {"activationCount": len(by_flow), "waitingForStart": True}
        if not Names(draft, case, parent, counts).holds(node.activation):
            return False
        _join(draft, node.id, case, parent, list(by_flow.values()))
        draft.emit(
            e.Waiting(
                at=draft.at,
                by=draft.by,
                element=draft.next_id("e"),
                node=node.id,
                case=case,
                parent=parent,
                via=" ".join((RESET, *by_flow)),
            )
        )
        part(draft, Arrival(node.id, case, parent), node)
        return True
    taken = draft.state.elements[marks[0]].via.split()[1:]
    incoming = [one.id for one in draft.index(case).incoming(node.id)]
    lacking = [one for one in incoming if one not in taken and one not in by_flow]
    if lacking and _may_come(
        draft, node.id, parent, {**by_flow, **dict.fromkeys(taken, "")}, lacking
    ):
        return False
    rest = [key for flow, key in by_flow.items() if flow not in taken]
    draft.emit(
        e.Joined(
            at=draft.at,
            by=draft.by,
            node=node.id,
            case=case,
            parent=parent,
            elements=(*marks, *rest),
            quiet=True,
        )
    )
    return True


def _first_of_each(draft: Draft, keys: Iterable[str]) -> dict[str, str]:
    """The first token of each flow."""
    found: dict[str, str] = {}
    for key in keys:
        found.setdefault(draft.state.elements[key].via, key)
    return found


def _join(draft: Draft, node: str, case: str, parent: str, keys: list[str]) -> None:
    draft.emit(
        e.Joined(
            at=draft.at, by=draft.by, node=node, case=case, parent=parent, elements=tuple(keys)
        )
    )


def _may_come(
    draft: Draft, node: str, parent: str, there: Iterable[str], lacking: Iterable[str]
) -> bool:
    """Whether a token elsewhere could still come by a flow that has none."""
    case = draft.state.elements[parent].case
    index = draft.index(case)
    to_lacking = sources_leading_to(index, lacking, node)
    to_there = sources_leading_to(index, there, node)
    for key in draft.children(parent):
        one = draft.state.elements[key]
        if one.kind == "watch" or one.node == node or one.via.startswith(RESET):
            continue
        if one.node in to_lacking and one.node not in to_there:
            return True
    return False


def sources_leading_to(index: Index, flows: Iterable[str], avoided: str) -> frozenset[str]:
    """Nodes a token can come from by one of these flows without passing ``avoided``."""
    wanted = set(flows)
    found: set[str] = set()
    todo = [one.source for one in index.incoming(avoided) if one.id in wanted]
    while todo:
        node = todo.pop()
        if node in found or node == avoided:
            continue
        found.add(node)
        todo += [one.source for one in index.incoming(node)]
        here = index.node(node)
        if isinstance(here, g.Happening):
            todo += [here.attached_to] if here.attached_to else []
            todo += _links_to(index, here)
    return frozenset(found)


def _links_to(index: Index, catching: g.Happening) -> list[str]:
    names = {one.name for one in catching.triggers if one.kind == "link"}
    if not names or catching.throws:
        return []
    return [
        one.id
        for one in index.children(catching.scope)
        if isinstance(one, g.Happening)
        and one.throws
        and any(two.kind == "link" and two.name in names for two in one.triggers)
    ]
