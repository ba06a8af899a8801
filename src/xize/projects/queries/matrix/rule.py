"""What an edition says about its articles: which steps, duties and dossier lines carry them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from xize.core.process.graph import Node, SubProcess, UserTask
from xize.core.process.rulebook import Procedure, Rulebook
from xize.core.process.work import Who
from xize.core.regulation.model import Duty
from xize.projects.queries.matrix.model import Party
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled

Place = tuple[str, str]
"""A node and the procedure it lies in."""


@dataclass
class Rule:
    """What stands behind one article."""

    places: dict[Place, None] = field(default_factory=dict)
    duties: list[Duty] = field(default_factory=list)
    items: list[int] = field(default_factory=list)


def rules_of(edition: Compiled) -> dict[str, Rule]:
    """By article. Scopes stand for an article only where no step inside them does."""
    found: dict[str, Rule] = defaultdict(Rule)
    scopes: dict[str, Rule] = defaultdict(Rule)
    for procedure in edition.rules.procedures.values():
        for node in procedure.process.nodes.values():
            into = scopes if isinstance(node, SubProcess) else found
            for article in _cited(node):
                into[article].places[node.id, procedure.id] = None
    for duty in edition.regulation.duties:
        for article in duty.cites:
            found[str(article)].duties.append(duty)
            places = (place_of(edition.rules, str(one)) for one in duty.enforced_by)
            found[str(article)].places |= dict.fromkeys(one for one in places if one)
    for item in edition.regulation.dossier:
        for article in item.cites:
            found[str(article)].items.append(item.item)
    for article, rule in scopes.items():
        if not found[article].places:
            found[article].places |= {
                place: None for place in rule.places if not place[0].endswith(".beside")
            }
    return found


def _cited(node: Node) -> Iterator[str]:
    """The articles a node cites, itself or by its deadline."""
    due = node.work.due if isinstance(node, UserTask) else None
    yield from dict.fromkeys((*node.cites, *(due.cites if due else ())))


def place_of(rules: Rulebook, node: str) -> Place | None:
    """Where a step, block or milestone lies; the main procedure first."""
    procedures = [rules.main, *rules.procedures.values()]
    return next(((node, one.id) for one in procedures if node in one.process.nodes), None)


def check_of(duty: Duty) -> str:
    """How a duty is checked; without a word of its own what a step enforces is a gate."""
    return duty.check or ("gate" if duty.enforced_by else "info")


def parties_of(node: Node, names: Names) -> tuple[Party, ...]:
    """The roles that act at a step."""
    if not isinstance(node, UserTask):
        return ()
    roles = (role for turn in node.work.turns for who in turn for role in _roles(who))
    return tuple(Party(role, names.role(role)) for role in dict.fromkeys(roles))


def _roles(who: Who) -> Iterator[str]:
    if who.role and who.role not in ("self", "starter", "initiator"):
        yield who.role
    if who.head_of:
        yield who.head_of


def around(procedure: Procedure, node: str) -> Iterator[SubProcess]:
    """The scopes around a node, the innermost first."""
    nodes = procedure.process.nodes
    scope = nodes[node].scope
    while scope:
        found = nodes[scope]
        if isinstance(found, SubProcess):
            yield found
        scope = found.scope


def is_conditional(procedure: Procedure, node: str) -> bool:
    """Whether the rule itself lets a project go without the step."""
    here = procedure.process.nodes[node]
    if here.when is not None or (isinstance(here, UserTask) and here.work.optional):
        return True
    scopes = around(procedure, node)
    return any(one.kind in ("case", "outcome", "beside") or one.when for one in scopes)
