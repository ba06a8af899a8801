"""Random nested regulations compile to well-formed graphs that survive being stored."""

from collections import Counter

import msgspec
from hypothesis import given, settings

from tests.strategies import regulations, rulebooks
from xize.core.problems import has_errors
from xize.core.process.compile import compile_findings
from xize.core.process.graph import Jump, SubProcess, UserTask
from xize.core.process.index import Index, graph_of
from xize.core.process.rulebook import Rulebook
from xize.core.process.verify import verify_process
from xize.core.regulation.lint import check


@given(regulations())
def test_random_regulations_compile_to_well_formed_graphs(regulation):
    assert not has_errors(check(regulation))
    rules, problems = compile_findings(regulation)
    assert problems == ()
    for procedure in rules.procedures.values():
        assert verify_process(procedure.process, rules.main.process) == ()


@given(rulebooks())
@settings(max_examples=20)
def test_a_rulebook_survives_being_stored(rules):
    assert msgspec.json.decode(msgspec.json.encode(rules), type=Rulebook) == rules


@given(rulebooks())
def test_what_the_index_says_agrees_with_the_graph(rules):
    for name, procedure in rules.procedures.items():
        index = graph_of(rules).index(name)
        for node in procedure.process.nodes.values():
            assert all(flow.target in procedure.process.nodes for flow in index.outgoing(node.id))
            for flow in index.incoming(node.id):
                assert flow.source in index.reaching(node.id)
            if node.scope:
                assert node.id in index.inside(node.scope)
                assert index.step_in(node.scope, node.id) == node.id
        _forward_means_ahead(index)


def _forward_means_ahead(index: Index) -> None:
    """What leads back to where the step comes from achieves nothing; what goes on always does."""
    for task in index.process.nodes.values():
        if not isinstance(task, UserTask):
            continue
        for outcome in task.work.outcomes:
            jump = index.process.nodes.get(f"{task.id}.{outcome.id}.goto")
            if isinstance(jump, Jump):
                back = [t for t in jump.targets if t == task.id or index.ahead(t, task.id)]
                around = [t for t in jump.targets if t in index.path(task.id)]
                assert not (outcome.forward and (back or around))
            elif f"{task.id}.{outcome.id}.ended" not in index.process.nodes:
                assert outcome.forward


def test_the_strategy_draws_every_kind_of_block():
    """What no example ever contains is not tested; fifty examples must show everything."""
    seen: Counter[str] = Counter()

    @given(regulations())
    @settings(max_examples=50, database=None, derandomize=True)
    def look(regulation):
        rules, _ = compile_findings(regulation)
        for procedure in rules.procedures.values():
            for node in procedure.process.nodes.values():
                seen[type(node).__name__] += 1
                if isinstance(node, SubProcess):
                    seen[node.kind] += 1
                    seen["each block"] += node.each is not None
                if isinstance(node, UserTask):
                    seen[node.work.kind] += 1
                    seen["each"] += node.each is not None
                    seen["choose_from"] += any(one.choose_from for one in node.work.outcomes)
                    seen["reopen"] += any(one.reopen for one in node.work.outcomes)
                    seen["choose branches"] += any(one.choose_many for one in node.work.outcomes)

    look()
    expected = {
        "UserTask", "Exclusive", "Inclusive", "Jump", "Call", "Milestone", "Gate", "Wait",
        "Publish", "End", "stage", "block", "parallel", "branch", "case", "outcome", "beside",
        "procedure", "each block", "each", "task", "approve", "countersign", "file", "archive",
        "choose_from", "choose branches", "reopen",
    }  # fmt: skip
    assert expected - set(+seen) == set()
