"""The same race several times, the contestants in another order each time."""

from __future__ import annotations

from collections.abc import Callable

from tests.races.team import Act, Team

ROUNDS = 4
"""Whoever wins, the same must hold; who is started first is often first."""


def in_every_order(race: Callable[[Team, int], None]) -> Callable[[Team], None]:
    """Run a race again and again, each time with a project of its own."""

    def run(few: Team) -> None:
        for number in range(ROUNDS):
            race(few, number)

    run.__name__, run.__doc__ = race.__name__, race.__doc__
    return run


def ordered(number: int, *acts: Act) -> list[Act]:
    """The contestants, another one first each round."""
    first = number % len(acts)
    return [*acts[first:], *acts[:first]]
