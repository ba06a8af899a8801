"""Each rule of well-formedness is noticed when it is broken."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.core.process.small_rules import process
from xize.core.process.graph import Beside, Flow, Jump, Process, Start
from xize.core.process.verify import verify_process

GOOD = process("""
    - {task: one, by: lead}
    - parallel: views
      branches:
        a: [{task: two, by: lead}]
        b: {when: project.major, steps: [{task: three, by: risk}]}
    - approve: decide
      by: lead
      outcomes: {agree: 同意, object: {goto: one}}
""")


def without(*flows: str) -> Process:
    kept = [flow for flow in GOOD.flows if f"{flow.source} {flow.target}" not in flows]
    return replace(GOOD, flows=tuple(kept))


def plus(*arrows: str) -> Process:
    more = [Flow(source=arrow.split()[0], target=arrow.split()[1]) for arrow in arrows]
    return replace(GOOD, flows=(*GOOD.flows, *more))


def altered(node: str, **changes: object) -> Process:
    changed = replace(GOOD.nodes[node], **changes)
    return replace(GOOD, nodes={**GOOD.nodes, node: changed})


def flows_altered(change: Callable[[Flow], Flow]) -> Process:
    return replace(GOOD, flows=tuple(change(flow) for flow in GOOD.flows))


BROKEN = {
    "no-root": altered("main", kind="block"),
    "wrong-key": replace(GOOD, nodes={**GOOD.nodes, "other": GOOD.nodes["one"]}),
    "no-scope": altered("one", scope="nowhere"),
    "circular-scopes": altered("views", scope="a"),
    "flow-to-nothing": plus("one nothing"),
    "flow-leaves-scope": plus("one two"),
    "flow-twice": plus("one views"),
    "not-one-start": replace(GOOD, nodes={**GOOD.nodes, "again": Start(id="again", scope="a")}),
    "unreachable": without("one views"),
    "dead-end": without("two a.end"),
    "no-end": replace(
        GOOD,
        nodes={key: node for key, node in GOOD.nodes.items() if key != "b.end"},
        flows=without("three b.end").flows,
    ),
    "flow-from-end": plus("main.end one"),
    "flow-to-start": plus("one main.start"),
    "split-without-gateway": plus("one decide"),
    "beside-in-flow": altered("views", kind="beside", beside=Beside()),
    "beside-without-trigger": altered("views", kind="beside"),
    "condition-without-gateway": flows_altered(
        lambda flow: replace(flow, outcome="next") if flow.source == "one" else flow
    ),
    "no-default": flows_altered(lambda flow: replace(flow, default=False)),
    "unclear-default": flows_altered(
        lambda flow: replace(flow, default=True) if flow.source == "decide.outcome" else flow
    ),
    "unconditional-choice": flows_altered(
        lambda flow: replace(flow, outcome=None) if flow.outcome == "object" else flow
    ),
    "unknown-outcome": flows_altered(
        lambda flow: replace(flow, outcome="maybe") if flow.outcome == "object" else flow
    ),
    "jump-to-nothing": altered("decide.object.goto", targets=("nothing",)),
}


def test_what_the_compiler_makes_is_well_formed():
    assert verify_process(GOOD) == ()
    assert isinstance(GOOD.nodes["decide.object.goto"], Jump)


@pytest.mark.parametrize("code", BROKEN)
def test_each_violation_is_noticed(code):
    assert code in {fault.code for fault in verify_process(BROKEN[code])}
