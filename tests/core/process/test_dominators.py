"""Dominators, against what the word means: without the node there is no way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.effort import effort
from xize.core.process.dominators import Tree

NODES = tuple("abcdefgh")


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Small graphs in which there is a way to every node."""
    targets = st.lists(st.sampled_from(NODES[1:]), max_size=3, unique=True)
    graph = {node: tuple(draw(targets)) for node in NODES}
    lost = set(NODES) - reached(graph, "")
    return {**graph, "a": (*graph["a"], *sorted(lost - {"a", *graph["a"]}))}


def reached(graph: dict[str, tuple[str, ...]], without: str) -> set[str]:
    """Nodes there is a way to from whatever nothing leads to."""
    entered = {target for targets in graph.values() for target in targets}
    todo = [node for node in graph if node not in entered and node != without]
    found: set[str] = set(todo)
    while todo:
        new = {one for one in graph[todo.pop()] if one != without} - found
        found |= new
        todo += new
    return found


@given(graphs())
def test_a_node_dominates_what_cannot_be_reached_without_it(
    graph: dict[str, tuple[str, ...]],
) -> None:
    tree, everything = Tree(graph), reached(graph, "")
    for node in everything:
        beyond = everything - reached(graph, node)
        assert {one for one in everything if tree.holds(node, one)} == beyond
    for node in everything:
        assert all(tree.holds(one, node) for one in tree.above(node))


def test_ten_thousand_nodes_in_a_row_take_a_moment() -> None:
    count = 10_000
    graph: dict[str, tuple[str, ...]] = {
        str(one): (str(one + 1), "0" if one % 7 else "1") for one in range(count)
    }
    graph[str(count)] = ()
    work, tree = effort(lambda: Tree(graph))
    assert tree.holds("1", str(count))
    assert work < 100 * count
