"""What can be asked of a graph."""

import pytest

from xize.core.process.graph import (
    Beside,
    End,
    Exclusive,
    Flow,
    Inclusive,
    Milestone,
    Node,
    Process,
    Start,
    SubProcess,
)
from xize.core.process.index import Index, graph_of
from xize.core.process.rulebook import Procedure, Rulebook


def build() -> Process:
    """main: S -> late (stage: s, m, e) -> x <-> back, x -> early (stage) -> E; watch beside."""
    nodes: list[Node] = [
        SubProcess(id="main", kind="procedure"),
        Start(id="S", scope="main"),
        SubProcess(id="late", kind="stage", scope="main"),
        Start(id="s", scope="late"),
        Inclusive(id="m", scope="late"),
        End(id="e", scope="late"),
        Exclusive(id="x", scope="main"),
        Milestone(id="back", scope="main"),
        SubProcess(id="early", kind="stage", scope="main"),
        End(id="E", scope="main"),
        SubProcess(id="watch.beside", kind="beside", scope="main", beside=Beside(after="m")),
        Start(id="w", scope="watch.beside"),
    ]
    arrows = ["S late", "late x", "x back", "back x", "x early", "early E", "s m", "m e"]
    flows = tuple(Flow(source=a.split()[0], target=a.split()[1]) for a in arrows)
    return Process(id="main", nodes={node.id: node for node in nodes}, flows=flows)


index = Index(build())


def test_neighbours_and_scopes():
    assert [flow.target for flow in index.outgoing("x")] == ["back", "early"]
    assert [flow.source for flow in index.incoming("x")] == ["late", "back"]
    assert index.path("m") == ("main", "late")
    assert index.path("main") == ()
    assert [node.id for node in index.children("late")] == ["s", "m", "e"]
    assert index.inside("late") == {"s", "m", "e"}
    assert [node.id for node in index.besides("main")] == ["watch.beside"]
    assert index.start("late").id == "s"
    with pytest.raises(KeyError):
        index.outgoing("nothing")
    with pytest.raises(KeyError):
        index.scope_node("m")


def test_who_can_still_arrive():
    assert index.reaching("early") == {"S", "late", "x", "back"}
    assert "x" in index.reaching("x")  # on a cycle
    assert "late" not in index.reaching("late")
    assert index.reaching("m") == {"s"}  # of its own scope only


def test_the_scope_a_jump_leaves():
    assert index.common(("m", "e")) == "late"
    assert index.common(("m", "x")) == "main"
    assert index.common(("late", "m")) == "main"
    assert index.step_in("main", "m") == "late"
    assert index.step_in("main", "late") == "late"
    with pytest.raises(KeyError):
        index.step_in("late", "x")


def test_ahead_and_behind():
    assert index.ahead("m", "early")
    assert not index.ahead("early", "m")
    assert index.ahead("s", "e")
    assert index.ahead("x", "back")
    assert index.ahead("back", "x")
    assert not index.ahead("m", "late")


def test_stages_in_the_order_of_the_flow():
    assert index.stages == ("late", "early")
    assert index.stage_of("m") == "late"
    assert index.stage_of("late") == "late"
    assert index.stage_of("x") is None


def test_one_index_per_rulebook():
    def rulebook() -> Rulebook:
        return Rulebook(
            regulation="r",
            edition="1",
            procedures={"main": Procedure(id="main", process=build())},
            roles={},
            documents={},
            data={},
        )

    one, other = rulebook(), rulebook()
    assert graph_of(one) is graph_of(one)
    assert graph_of(one) is not graph_of(other)
    assert graph_of(one).node("main", "m").id == "m"
