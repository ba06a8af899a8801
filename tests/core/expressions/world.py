"""A small world to ask: records what it was asked, answers what it was given."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from xize.core.expressions import Value, Values, evaluate, parse
from xize.core.expressions.environment import Path

TODAY = date(2026, 10, 1)


def local(text: str) -> datetime:
    """A local time, as environments give them."""
    return datetime.fromisoformat(text)


class World(Values):
    """Given values, and given answers by function."""

    def __init__(self, values: Mapping[str, Value], answers: Mapping[str, Value]) -> None:
        super().__init__({"today": TODAY, **values})
        self._answers = answers
        self.asked: list[tuple[str, tuple[Value, ...], tuple[Path | None, ...]]] = []

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[Path | None, ...], /
    ) -> Value:
        self.asked.append((name, args, references))
        return self._answers[name]


def worth(source: str, **values: object) -> Value:
    """What an expression is worth where these names are given and nothing else is known."""
    return evaluate(parse(source), World(cast(Mapping[str, Value], values), {}))
