"""One step of a walk after another, towards what was seldom met."""

from __future__ import annotations

from tests.core.engine.coverage import (
    Covered,
    kinds_of,
    kinds_open,
    operator_of,
    operators_of,
    rarity,
    way,
)
from tests.core.engine.walker import Walk, few
from xize.core.engine import Offer
from xize.core.engine import commands as c

ENDING = ("cancel", "end")
MANAGING = ("cancel", "suspend", "name", "change_data", "withdraw_case", "reopen", "move")
TALKING = ("copy", "circulate", "urge", "comment", "hand_over")


def step(walk: Walk, covered: Covered) -> None:
    """One thing happens: time passes, a day off is published, or somebody does something."""
    picked = None if walk.dice.maybe(6) else pick(walk, covered)
    if picked is None:
        kinds, before = kinds_open(walk), len(walk.stream.events)
        calendar = walk.dice.maybe(3)
        walk.change_calendar() if calendar else walk.pass_time()
        if len(walk.stream.events) > before:
            covered.update((kind, "calendar" if calendar else "time") for kind in kinds)
        return
    actor, offer = picked
    command = walk.command(actor, offer)
    kinds, operators = kinds_of(walk, offer), operators_of(walk, offer, command)
    walk.do(command)
    walk.tick()
    covered.update((kind, operator) for kind in kinds for operator in operators)


def pick(walk: Walk, covered: Covered) -> tuple[c.Actor, Offer] | None:
    """Half the time what was met least; else mostly onward, managing and talking more rarely."""
    offered = walk.offered(few(walk))
    if not offered:
        return None
    if walk.dice.maybe():
        return _rarest(walk, covered, offered)
    steps = [one for one in offered if one[1].verb == "complete"]
    onward = [one for one in steps if way(walk, one[1]) == "complete"]
    if onward and walk.dice.maybe():
        return walk.dice.pick(onward)
    work = [one for one in offered if one[1].verb not in (*MANAGING, *TALKING)]
    return walk.dice.pick((offered if walk.dice.maybe(10) else work) or offered)


def _rarest(
    walk: Walk, covered: Covered, offered: list[tuple[c.Actor, Offer]]
) -> tuple[c.Actor, Offer]:
    """What was met least. Ends come last: a walk is to go far."""
    ranks: dict[tuple[str, ...], int] = {}
    for actor, offer in offered:
        if (mark := _mark(actor, offer)) not in ranks:
            operator = "act for" if actor.acting_for else operator_of(walk, offer)
            times = rarity(covered, kinds_of(walk, offer), operator)
            ranks[mark] = times * (5 if operator in ENDING else 1)
    least = min(ranks.values())
    return walk.dice.pick([one for one in offered if ranks[_mark(*one)] == least])


def _mark(actor: c.Actor, offer: Offer) -> tuple[str, ...]:
    """Offers that are as rare as each other."""
    return "act for" if actor.acting_for else "", offer.verb, offer.item, offer.target
