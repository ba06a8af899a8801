"""Where random choices come from: Hypothesis, which shrinks, or a seed, which is fast and fair.

Both make the same regulations and the same walks. Hypothesis looks for the smallest failure; a
seed gives long walks with every kind of choice equally likely, the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Dice(Protocol):
    """A source of random choices."""

    def number(self, least: int, most: int) -> int:
        """A whole number between the two, both included."""
        ...

    def pick(self, options: Iterable[T]) -> T:
        """One of the options."""
        ...

    def maybe(self, one_in: int = 2) -> bool:
        """True in one of so many cases."""
        ...


class DrawnDice:
    """Choices drawn by Hypothesis, which can shrink them."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw

    def number(self, least: int, most: int) -> int:
        """See ``Dice``."""
        number: int = self._draw(st.integers(least, most))
        return number

    def pick(self, options: Iterable[T]) -> T:
        """See ``Dice``."""
        picked: T = self._draw(st.sampled_from(tuple(options)))
        return picked

    def maybe(self, one_in: int = 2) -> bool:
        """See ``Dice``; what is simplest is no."""
        return self.number(1, one_in) == one_in


class SeededDice:
    """Choices that follow from a number."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, least: int, most: int) -> int:
        """See ``Dice``."""
        return self._random.randint(least, most)

    def pick(self, options: Iterable[T]) -> T:
        """See ``Dice``."""
        return self._random.choice(tuple(options))

    def maybe(self, one_in: int = 2) -> bool:
        """See ``Dice``."""
        return self._random.randrange(one_in) == 0
