"""The action bar: exactly what the offers allow, and what each choice needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xize.core.engine import Offer
from xize.core.process.work import Outcome
from xize.projects.queries import ItemPage
from xize.web.parts.refusals import sentence


@dataclass(frozen=True, slots=True)
class Action:
    """A button. ``value`` is "outcome" or "outcome|outside role"; ``kind`` colours it.

    ``blocked`` says why it cannot be pressed now.
    """

    value: str
    label: str
    kind: str
    behalf: str
    needs_comment: bool
    blocked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """Where an outcome may lead, for the person to choose: one, or several branches."""

    outcome: str
    options: tuple[tuple[str, str], ...]
    many: bool


def actions(page: ItemPage, language: str) -> list[Action]:
    """A button for each outcome on offer."""
    outcomes = {one.id: one for one in page.node.work.outcomes}
    return [
        _action(page, offer, outcomes[offer.target], language)
        for offer in page.offers
        if offer.verb == "complete" and offer.target in outcomes
    ]


def _action(page: ItemPage, offer: Offer, outcome: Outcome, language: str) -> Action:
    names = page.read.names
    behalf = offer.on_behalf or ""
    return Action(
        value=f"{outcome.id}|{behalf}" if behalf else outcome.id,
        label=names.outcome(page.here.node, outcome.id),
        kind=_kind(outcome),
        behalf=names.role(behalf) if behalf else "",
        needs_comment="comment" in outcome.needs,
        blocked=tuple(sentence(one, names, language) for one in offer.blocked),
    )


def _kind(outcome: Outcome) -> str:
    """What colours a button: to go on, to abstain, or what it counts as against it."""
    if outcome.counts_as == "abstain":
        return "abstain"
    return "forward" if outcome.forward else outcome.counts_as


def targets(page: ItemPage, offered: Iterable[Action]) -> list[Targets]:
    """The choices that belong to the outcomes on offer."""
    names = page.read.names
    usable = {action.value.partition("|")[0] for action in offered}
    return [
        Targets(
            names.outcome(page.here.node, one.id),
            tuple((target, _place(page, target)) for target in one.choose_from),
            one.choose_many,
        )
        for one in page.node.work.outcomes
        if one.choose_from and one.id in usable
    ]


def _place(page: ItemPage, target: str) -> str:
    """A branch nobody named is called by its first step."""
    name = page.read.names.node(target)
    if name != target:
        return name
    rules = page.read.edition.rules
    for procedure in rules.procedures.values():
        inside = [
            node.id
            for node in procedure.process.nodes.values()
            if node.scope == target and type(node).__name__ == "UserTask"
        ]
        if inside:
            return page.read.names.node(inside[0])
    return name


def verbs(page: ItemPage, verb: str) -> list[Offer]:
    """The other offers of one kind: enter, transfer, waive."""
    return [one for one in page.offers if one.verb == verb]
