"""Where tokens wait for each other (clauses 13.3.1, 13.4.1, 13.4.3).

A parallel gateway takes one token of each flow. An inclusive one waits while a token elsewhere
could still come by a flow that has none (see ``meeting``). Places are looked at again when another
token has come there; those that depend on what happens elsewhere each time nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine.flow.standard.activities import begin, doing_of
from xize.core.engine.flow.standard.complex_joins import fire_complex
from xize.core.engine.flow.standard.gateways import part
from xize.core.engine.flow.standard.meeting import first_of_each, join, may_come
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g
from xize.core.process.index import is_standard


def fire_join(draft: Draft) -> bool:
    """Let tokens go on that have all they waited for, at one place; False if none can."""
    openings = draft.openings
    for parent, ident in list(openings.meetings):
        first = next(iter(openings.tokens.get((parent, ident), ())), None)
        node = draft.node(draft.state.elements[first].case, ident) if first else None
        if node is None or not is_standard(node):
            del openings.meetings[parent, ident]
        elif _fire(draft, parent, node):
            return True
        elif not isinstance(node, g.Gateway) or node.kind == "parallel":
            del openings.meetings[parent, ident]  # until another token comes
    return False


def _fire(draft: Draft, parent: str, node: g.Node) -> bool:
    keys = draft.openings.tokens[parent, node.id]
    case = draft.state.elements[parent].case
    if isinstance(node, g.Doer):
        needs = doing_of(node).needs
        if len(keys) < needs:
            return False
        join(draft, node.id, case, parent, list(keys)[:needs])
        begin(draft, Arrival(node.id, case, parent), node)
        return True
    assert isinstance(node, g.Gateway)
    if node.kind == "complex" and node.activation is not None:
        return fire_complex(draft, node, case, parent, list(keys))
    there = draft.openings.flows[parent, node.id]
    if len(there) == len(draft.index(case).incoming(node.id)):
        return _fire_all(draft, node, case, parent, list(keys))
    if node.kind == "parallel" or may_come(draft, node.id, parent, there):
        return False
    join(draft, node.id, case, parent, list(first_of_each(draft, keys).values()))
    part(draft, Arrival(node.id, case, parent), node)
    return True


def _fire_all(draft: Draft, node: g.Gateway, case: str, parent: str, keys: Iterable[str]) -> bool:
    """Every flow has a token: as many joins as all flows have tokens for."""
    by_flow: dict[str, list[str]] = {}
    for key in keys:
        by_flow.setdefault(draft.state.elements[key].via, []).append(key)
    for meeting in zip(*by_flow.values(), strict=False):
        if parent not in draft.state.elements:
            break
        join(draft, node.id, case, parent, list(meeting))
        part(draft, Arrival(node.id, case, parent), node)
    return True
