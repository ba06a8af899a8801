"""The columns of a register that are worked out for every row (PP-L01: when it was handed over)."""

from __future__ import annotations

from collections.abc import Mapping

from xize.core.engine.view.world import World
from xize.core.expressions import Expression, ExpressionError, Value


def column_values(
    columns: Mapping[str, Expression], world: World, row: Mapping[str, Value]
) -> dict[str, Value]:
    """What each column is worth for a row; None where it cannot be worked out yet.

    Names of the row's own fields come first, then those of the project (and case) of ``world``.
    """
    return {name: _worth(world, row, formula) for name, formula in columns.items()}


def _worth(world: World, row: Mapping[str, Value], formula: Expression) -> Value:
    try:
        return world.within(row, formula)
    except ExpressionError:
        return None
