"""Random regulations, random paths: live state = replayed state, nothing lost, nothing doubled.

After every step the invariants hold; the pairs of block kind and operator that the walks have
covered are counted and asserted.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.engine.invariants import check
from tests.core.engine.walker import Walk, refusal
from tests.strategies import rulebooks
from xize.core.engine import commands as c
from xize.core.process.index import graph_of
from xize.core.process.rulebook import Rulebook

COVERED: Counter[tuple[str, str]] = Counter()
"""How often an operator was used inside a kind of block, over all walks of this run."""

MANAGING = ("cancel", "suspend", "name", "change_data", "withdraw_case", "reopen")
WALKS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def blocks_around(walk: Walk, item: str) -> set[str]:
    """Kinds of block an open step lies in; side procedures count as one."""
    element = walk.state.elements.get(item)
    if element is None:
        return {"project"}
    index = graph_of(walk.rules).index(walk.state.cases[element.case].procedure)
    kinds = {index.scope_node(scope).kind for scope in index.path(element.node)}
    bodies = [walk.state.elements[element.parent]] if element.parent else []
    if any(body.kind == "multi" for body in bodies):
        kinds.add("each")
    return kinds


def pick(walk: Walk) -> tuple[c.Actor, object] | None:
    """One of the offers; managing the project as a whole is rarer than working in it."""
    offered = walk.offered()
    work = [one for one in offered if one[1].verb not in MANAGING]
    rare = walk.draw(st.integers(0, 9)) == 0
    options = (offered if rare else work) or offered
    return walk.draw(st.sampled_from(options)) if options else None


def step(walk: Walk) -> None:
    """One thing happens: time passes, or somebody does something."""
    if walk.draw(st.integers(0, 4)) == 0:
        walk.pass_time()
        return
    picked = pick(walk)
    if picked is None:
        walk.pass_time()
        return
    actor, offer = picked
    kinds = blocks_around(walk, offer.item)
    outcome = "" if offer.verb != "complete" else _way(walk, offer)
    walk.do(walk.command(actor, offer))
    COVERED.update((kind, outcome or offer.verb) for kind in kinds)


def _way(walk: Walk, offer: object) -> str:
    element = walk.state.elements[offer.item]
    node = walk.node(element.case, element.node)
    found = next(one for one in node.work.outcomes if one.id == offer.target)
    if found.reopen:
        return "reopen"
    if (
        f"{node.id}.{found.id}.goto"
        in walk.rules.procedures[walk.state.cases[element.case].procedure].process.nodes
    ):
        return "goto many" if found.choose_many else "goto"
    return "complete" if found.forward else "end"


@WALKS
@given(rulebooks(), st.data())
def test_walks_keep_every_invariant(rules: Rulebook, data: st.DataObject) -> None:
    walk = Walk(rules, data.draw)
    walk.start()
    check(walk.stream)
    for _ in range(data.draw(st.integers(1, 25))):
        step(walk)
        check(walk.stream)
        if walk.state.status == "ended" and not walk.state.elements:
            break


@WALKS
@given(rulebooks(), st.data())
def test_decide_accepts_exactly_the_unblocked_offers(rules: Rulebook, data: st.DataObject) -> None:
    """Every verb, item, person and target is tried without asking ``offers`` first."""
    walk = Walk(rules, data.draw)
    walk.start()
    for _ in range(data.draw(st.integers(0, 12))):
        step(walk)
    offered = {(actor, *_key(offer)) for actor, offer in walk.offered()}
    for command in every_command(walk):
        expected = (command.by, *_command_key(command)) in offered
        refused = refusal(walk, command)
        assert (refused is None) == expected, (command, refused)


def every_command(walk: Walk) -> list[c.PersonCommand]:
    """All combinations worth trying: open, closed and foreign items, all people, all targets."""
    from tests.core.engine.everything import everything

    return list(everything(walk))


def _key(offer: object) -> tuple[str, str, str, str | None]:
    return offer.verb, offer.item, offer.target, offer.on_behalf


def _command_key(command: c.PersonCommand) -> tuple[str, str, str, str | None]:
    match command:
        case c.Complete():
            return "complete", command.item, command.outcome, command.on_behalf
        case c.Enter():
            return "enter", command.item, "", command.on_behalf
        case c.Waive():
            return "waive", command.item, command.requirement, None
        case c.Transfer():
            return "transfer", command.item, "", None
        case c.Withdraw():
            return "withdraw", command.case, command.node, None
        case c.WithdrawCase():
            return "withdraw_case", command.case, "", None
        case c.StartProcedure():
            return "start_procedure", "", command.procedure, None
        case c.Name():
            return "name", "", command.role, None
        case c.ChangeData():
            return "change_data", "", command.name, None
        case c.Reopen():
            return "reopen", "", command.to, None
    return type(command).__name__.lower(), "", "", None


@pytest.mark.parametrize("kind", ["stage", "block", "parallel", "branch", "case", "beside", "each"])
@pytest.mark.parametrize("operator", ["complete", "goto", "transfer", "enter", "withdraw"])
def test_walks_covered(kind: str, operator: str) -> None:
    """Runs after the walks: every operator was used inside every kind of block."""
    assert COVERED[kind, operator] > 0, COVERED
