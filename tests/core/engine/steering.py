"""One step of a walk after another, towards what was seldom met."""

from __future__ import annotations

from tests.core.engine.coverage import Covered, kinds_of, kinds_open, operator_of, rarity
from tests.core.engine.walker import Walk
from xize.core.engine import Offer
from xize.core.engine import commands as c

ENDING = ("cancel", "end")
MANAGING = ("cancel", "suspend", "name", "change_data", "withdraw_case", "reopen")


def step(walk: Walk, covered: Covered) -> None:
    """One thing happens: time passes, or somebody does something."""
    picked = None if walk.dice.maybe(6) else pick(walk, covered)
    if picked is None:
        kinds, before = kinds_open(walk), len(walk.stream.events)
        walk.pass_time()
        if len(walk.stream.events) > before:
            covered.update((kind, "time") for kind in kinds)
        return
    actor, offer = picked
    kinds, operator = kinds_of(walk, offer), operator_of(walk, offer)
    walk.do(walk.command(actor, offer))
    walk.tick()
    covered.update((kind, operator) for kind in kinds)


def pick(walk: Walk, covered: Covered) -> tuple[c.Actor, Offer] | None:
    """Half the time what was met least; else anything, what manages the project more rarely."""
    offered = walk.offered()
    if not offered:
        return None
    if walk.dice.maybe():
        return _rarest(walk, covered, offered)
    work = [one for one in offered if one[1].verb not in MANAGING]
    return walk.dice.pick((offered if walk.dice.maybe(10) else work) or offered)


def _rarest(
    walk: Walk, covered: Covered, offered: list[tuple[c.Actor, Offer]]
) -> tuple[c.Actor, Offer]:
    """What was met least. Ends come last: a walk is to go far."""
    ranks: dict[tuple[str, str, str], tuple[int, int]] = {}
    for _, offer in offered:
        mark = (offer.verb, offer.item, offer.target)
        if mark not in ranks:
            operator = operator_of(walk, offer)
            times = rarity(covered, kinds_of(walk, offer), operator)
            ranks[mark] = (times * (5 if operator in ENDING else 1), 0)
    least = min(ranks.values())
    best = [one for one in offered if ranks[one[1].verb, one[1].item, one[1].target] == least]
    return walk.dice.pick(best)
