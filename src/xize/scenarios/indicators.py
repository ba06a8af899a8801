"""Indicators of one project: computed from what stands in it, whole or by group (``per:``)."""

from __future__ import annotations

from typing import Any

from xize.core.engine.view.grouped import groups
from xize.core.engine.view.world import World
from xize.core.expressions import evaluate
from xize.core.regulation.model import Word
from xize.scenarios.stage import View


def indicator_of(view: View, name: str) -> Any:
    """What an indicator is worth now; a mapping by group where the regulation says ``per:``."""
    indicator = view.regulation.indicators[Word(name)]
    expression = indicator.value.expression
    if indicator.per is None:
        return evaluate(expression, World(view.draft))
    found = groups(view.draft, expression, str(indicator.per))
    worth = {group: evaluate(expression, world) for group, world in found.items()}
    return {group: value for group, value in worth.items() if value}
