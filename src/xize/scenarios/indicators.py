"""Indicators of one project: computed from what stands in it, whole or by group (``per:``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xize.core.engine.world import Path, World
from xize.core.expressions import Value, evaluate
from xize.core.regulation.model import Word
from xize.scenarios.stage import View


def indicator_of(view: View, name: str) -> Any:
    """What an indicator is worth now; a mapping by group where the regulation says ``per:``."""
    indicator = view.regulation.indicators[Word(name)]
    expression = indicator.value.expression
    whole = World(view.draft)
    if indicator.per is None:
        return evaluate(expression, whole)
    per = str(indicator.per)
    found: dict[str, None] = {}
    for path in expression.names():
        found |= dict.fromkeys(_groups(whole.value(path[:1]), per))
    found |= dict.fromkeys(_groups(whole.call("register", ("projects",), (None,)), per))
    worth = {group: evaluate(expression, Grouped(view, per, group)) for group in found}
    return {group: value for group, value in worth.items() if value}


class Grouped(World):
    """A project of which only the rows and forms of one group are seen."""

    def __init__(self, view: View, per: str, group: str) -> None:
        super().__init__(view.draft)
        self._per, self._group = per, group

    def value(self, path: Path) -> Value:
        """See ``World``; rows and forms of other groups are left out."""
        return _only(super().value(path), self._per, self._group)

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[Path | None, ...]
    ) -> Value:
        """See ``World``."""
        return _only(super().call(name, args, references), self._per, self._group)


def _groups(value: Value, per: str) -> Iterator[str]:
    """Every group that occurs in a value, at any depth."""
    match value:
        case Mapping():
            if isinstance(value.get(per), str):
                yield str(value[per])
            for inner in value.values():
                yield from _groups(inner, per)
        case list() | tuple():
            for inner in value:
                yield from _groups(inner, per)


def _only(value: Value, per: str, group: str) -> Value:
    match value:
        case Mapping():
            return {key: _only(inner, per, group) for key, inner in value.items()}
        case list() | tuple():
            kept = (one for one in value if group in (*_groups(one, per), group)[:1])
            return tuple(_only(one, per, group) for one in kept)
    return value
