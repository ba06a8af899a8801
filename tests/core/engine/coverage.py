"""Which operator met which kind of block: counted over walks, steered to what is still rare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.core.engine.walker import Walk
from xize.core.engine import MAIN, Offer
from xize.core.engine import commands as c
from xize.core.process.graph import Jump
from xize.core.process.index import graph_of

KINDS = (
    "stage", "block", "parallel", "branch", "case", "beside", "each", "procedure", "call", "outcome"
)  # fmt: skip
"""Where something happens. ``procedure``: a side procedure; ``call``: one that is waited for."""

OPERATORS = (
    "complete", "goto", "goto many", "reopen", "end", "enter", "waive", "transfer", "withdraw",
    "start_procedure", "hold", "withdraw_case", "suspend", "resume", "cancel", "name",
    "change_data", "reopen project", "time", "calendar",
    "delegate", "answer", "before", "after", "beside", "remove_signer", "claim", "release",
    "copy", "circulate", "urge", "comment", "hand_over", "act for",
    "return", "return here", "return many", "take_back", "move",
)  # fmt: skip
"""What happens. A completion is told by where its outcome leads; ``before``, ``after`` and
``beside`` are added signers; to act for somebody goes with anything a person does."""

IMPOSSIBLE = frozenset(
    {
        # work alongside is one step: it leads to itself and holds no parallel block
        ("beside", "goto many"),
        ("beside", "return many"),
        # a case is moved in its flow, not in what goes on beside it
        ("beside", "move"),
        # an ended project is taken up at a step any goto may lead to
        *((kind, "reopen project") for kind in ("case", "beside", "procedure", "call", "outcome")),
    }
)
"""Pairs the language does not have."""

RARE = frozenset(
    {
        # a parallel block has to be finished first, and then returned into from inside these
        *((kind, "return many") for kind in KINDS),
        # steps of an outcome and work alongside are few, and mostly a single step
        *(("outcome", operator) for operator in ("return here", "withdraw", "move", "release")),
        *(("beside", operator) for operator in ("return here", "withdraw")),
        *((kind, "calendar") for kind in ("beside", "outcome")),
    }
)
"""Pairs that a few thousand walks may miss: the long run must meet them (docs/soak.md)."""

Covered = Counter[tuple[str, str]]


def wanted() -> list[tuple[str, str]]:
    """Every pair there is: what a long run must have met."""
    pairs = [(kind, operator) for operator in OPERATORS for kind in KINDS]
    return [pair for pair in pairs if pair not in IMPOSSIBLE]


def usual() -> list[tuple[str, str]]:
    """Every pair that a few thousand walks must have met."""
    return [pair for pair in wanted() if pair not in RARE]


def kinds_around(walk: Walk, element: str) -> set[str]:
    """Kinds of block an open element lies in, looked up once for each state."""
    if walk.seen is not walk.state:
        walk.seen, walk.kinds = walk.state, {}
    if element not in walk.kinds:
        walk.kinds[element] = _kinds_around(walk, element)
    return walk.kinds[element]


def _kinds_around(walk: Walk, element: str) -> set[str]:
    found: set[str] = set()
    current = walk.state.elements.get(element)
    if current is None:
        return found
    case = walk.state.cases[current.case]
    if current.case != MAIN:
        found.add("call" if case.caller else "procedure")
    index = graph_of(walk.rules).index(case.procedure)
    while current is not None and current.parent:
        if current.beside:
            found.add("beside")
        current = walk.state.elements.get(current.parent)
        if current is not None and current.kind == "multi":
            found.add("each")
        elif current is not None and current.parent and current.kind == "scope":
            found.add(index.scope_node(current.node).kind)
    return found


def kinds_open(walk: Walk) -> set[str]:
    """Kinds of block anything open lies in."""
    return {kind for element in walk.state.elements for kind in kinds_around(walk, element)}


def kinds_of_step(walk: Walk, case: str, node: str) -> set[str]:
    """Kinds of block a step lies in by the graph, for steps that are not open."""
    running = walk.state.cases[case]
    index = graph_of(walk.rules).index(running.procedure)
    scopes = [index.scope_node(scope) for scope in index.path(node)[1:]]
    found: set[str] = {scope.kind for scope in scopes}
    if any(one.each is not None for one in (*scopes, index.node(node)) if hasattr(one, "each")):
        found.add("each")
    if case != MAIN:
        found.add("call" if running.caller else "procedure")
    return found


def kinds_of(walk: Walk, offer: Offer) -> set[str]:
    """Kinds of block an offer is about; the whole project for what concerns it as a whole."""
    match offer.verb:
        case "move":
            return kinds_of_step(walk, offer.item, offer.target)
        case "withdraw":
            return kinds_of_step(walk, offer.item, offer.target)
        case "reopen":
            return kinds_of_step(walk, MAIN, offer.target)
    if offer.item in walk.state.elements:
        return kinds_around(walk, offer.item)
    return kinds_open(walk)


def operator_of(walk: Walk, offer: Offer) -> str:
    """What an offer does."""
    match offer.verb:
        case "complete":
            return way(walk, offer)
        case "reopen":
            return "reopen project"
        case "start_procedure" if walk.rules.procedures[offer.target].holds:
            return "hold"
        case "add_signer":
            return offer.target
        case "return":
            return manner(walk, offer)
    return offer.verb


def manner(walk: Walk, offer: Offer) -> str:
    """How a return can be made, the rarest first: to branches behind, straight back, in turn."""
    element = walk.state.elements[offer.item]
    index = graph_of(walk.rules).index(walk.state.cases[element.case].procedure)
    path = index.path(offer.target)
    inner = path[path.index(index.common((element.node, offer.target))) + 1 :]
    if any(index.scope_node(one).kind == "parallel" for one in inner):
        return "return many"
    return "return here" if "here" in offer.modes else "return"


def operators_of(walk: Walk, offer: Offer, command: c.PersonCommand) -> set[str]:
    """What a command does, with how it does so."""
    found = {operator_of(walk, offer)} if offer.verb != "return" else {"return"}
    if command.by.acting_for:
        found.add("act for")
    if isinstance(command, c.Return) and command.mode == "here":
        found.add("return here")
    if isinstance(command, c.Return) and len(command.to) > 1:
        found.add("return many")
    return found


def way(walk: Walk, offer: Offer) -> str:
    """Where the outcome of a completion leads."""
    element = walk.state.elements[offer.item]
    node = walk.node(element.case, element.node)
    outcome = next(one for one in node.work.outcomes if one.id == offer.target)
    nodes = walk.rules.procedures[walk.state.cases[element.case].procedure].process.nodes
    if outcome.reopen:
        return "reopen"
    if outcome.project == "end" or f"{node.id}.{outcome.id}.ended" in nodes:
        return "end"
    if isinstance(nodes.get(f"{node.id}.{outcome.id}.goto"), Jump):
        return "goto many" if outcome.choose_many else "goto"
    return "complete"


def rarity(covered: Covered, kinds: Iterable[str], operator: str) -> int:
    """How rare the rarest of the pairs is; 0 for one that was never met."""
    return min((covered[kind, operator] for kind in kinds), default=1_000)
