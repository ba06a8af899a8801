"""Indicators of a project: computed from its records by the regulation's formulas, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.world import World
from xize.core.expressions import Expression, ExpressionError, Value
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``kind``: share (0 to 1), number or list; ``value`` None: nothing to count yet.

    ``formula`` is its source text, ``per`` what it is grouped by.
    """

    id: str
    name: str
    value: Value
    kind: str
    formula: str
    per: str


def indicators(actor: Actor, stream: str, at: datetime) -> list[Figure]:
    """The figures of a project, in the regulation's order. Raises ``NoSuchProject``."""
    return figures(project_state(actor, stream), at)


def figures(read: ProjectState, at: datetime) -> list[Figure]:
    """The same, where the project has been read already."""
    world = World(read.draft(at))
    found = []
    for ident, indicator in read.edition.regulation.indicators.items():
        expression = indicator.value.expression
        value = _worth(world, expression)
        found.append(
            Figure(
                id=str(ident),
                name=read.names.indicator(str(ident)),
                value=value,
                kind=_kind(expression, value),
                formula=expression.source,
                per=str(indicator.per or ""),
            )
        )
    return found


def _worth(world: World, expression: Expression) -> Value:
    """The figure; None where the project has nothing yet that it could be computed from."""
    try:
        return world.worth(expression)
    except ExpressionError:
        return None


def _kind(expression: Expression, value: Value) -> str:
    if expression.source.startswith("share("):
        return "share"
    return "list" if isinstance(value, tuple) else "number"
