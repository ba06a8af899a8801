"""A project seen group by group (``per:``): only the rows and forms of one department or option."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import Path, World
from xize.core.expressions import Expression, Value


class Group(World):
    """A project of which only the rows and forms of one group are seen."""

    def __init__(self, draft: Draft, per: str, group: str) -> None:
        super().__init__(draft)
        self._per, self._group = per, group

    def value(self, path: Path) -> Value:
        """See ``World``; rows and forms of other groups are left out."""
        return _only(super().value(path), self._per, self._group)

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[Path | None, ...]
    ) -> Value:
        """See ``World``."""
        return _only(super().call(name, args, references), self._per, self._group)


def groups(draft: Draft, expression: Expression, per: str) -> dict[str, Group]:
    """Every group that occurs in what an expression is about, in the order of the records."""
    whole = World(draft)
    found: dict[str, None] = {}
    for path in expression.names():
        found |= dict.fromkeys(_occurring(whole.value(path[:1]), per))
    if is_about_projects(expression):
        found |= dict.fromkeys(_occurring(whole.call("register", ("projects",), (None,)), per))
    return {group: Group(draft, per, group) for group in found}


def is_about_projects(expression: Expression) -> bool:
    """Whether an expression looks at other projects of the regulation."""
    return "register('projects')" in expression.source


def _occurring(value: Value, per: str) -> Iterator[str]:
    """Every group that occurs in a value, at any depth."""
    match value:
        case Mapping():
            if isinstance(value.get(per), str):
                yield str(value[per])
            for inner in value.values():
                yield from _occurring(inner, per)
        case list() | tuple():
            for inner in value:
                yield from _occurring(inner, per)


def _only(value: Value, per: str, group: str) -> Value:
    match value:
        case Mapping():
            return {key: _only(inner, per, group) for key, inner in value.items()}
        case list() | tuple():
            kept = (one for one in value if group in (*_occurring(one, per), group)[:1])
            return tuple(_only(one, per, group) for one in kept)
    return value
