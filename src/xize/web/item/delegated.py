"""Delegations at a step: what the owner is proposed, and what a delegate was asked."""

from __future__ import annotations

from dataclasses import dataclass

from xize.core.story.sharing import DelegationStory
from xize.projects.queries import ItemPage


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer to a delegation; ``outcome`` can be taken over where the owner may decide it."""

    story: DelegationStory
    outcome: str
    name: str
    usable: bool


def proposals(page: ItemPage) -> list[Proposal]:
    """Answers to what the reader delegated, the newest first, until they decide."""
    offered = {one.target for one in page.offers if one.verb == "complete" and not one.blocked}
    if not offered:
        return []
    mine = {seat.id for seat in page.task.seats if page.read.actor.principal in seat.people}
    return [
        Proposal(one, one.outcome, _name(page, one.outcome), one.outcome in offered)
        for one in reversed(page.visit.delegations)
        if one.answered is not None and one.seat in mine
    ]


def asked(page: ItemPage) -> list[DelegationStory]:
    """What the reader was asked by delegation and has not answered."""
    person = page.read.actor.person
    return [one for one in page.visit.delegations if one.answered is None and one.to == person]


def _name(page: ItemPage, outcome: str) -> str:
    return page.read.names.outcome(page.here.node, outcome) if outcome else ""
