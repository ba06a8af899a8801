"""Expressions of the file against the regulation: its names, its types, their place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from xize.core.expressions import CONDITION, Expression, Type, check
from xize.core.expressions.types import UNKNOWN
from xize.core.problems import Problem
from xize.core.process import graph as g
from xize.core.process.compile.drawn.file import parts
from xize.core.process.rulebook import Procedure
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.scope import RegulationScope, whole_scope
from xize.core.regulation.check.types import Types
from xize.core.regulation.model import Regulation

NEAR: Final = 40
"""An expression stands at most so many lines below the beginning of its element."""


class Placed(NamedTuple):
    """An expression, the line its element begins in, and what it has to give."""

    expression: Expression
    line: int
    expected: Type | None


def check_names(
    regulation: Regulation, procedures: dict[str, Procedure], lines_of: dict[str, int]
) -> Iterator[Problem]:
    """What expressions of the file name that nobody declares, or compare wrongly."""
    assert regulation.bpmn is not None
    assert regulation.drawing is not None
    scope = _scope(regulation)
    lines = regulation.drawing.content.decode(errors="replace").splitlines()
    for one in procedures.values():
        for placed in expressions_of(one.process, lines_of):
            for finding in check(placed.expression, scope, placed.expected):
                line, column = _place(lines, placed)
                yield Problem(
                    code=finding.code,
                    message_zh=finding.message_zh,
                    message_en=finding.message_en,
                    file=str(regulation.bpmn.file),
                    line=line,
                    column=column + finding.column - 1 if column else 0,
                )


def expressions_of(process: g.Process, lines_of: dict[str, int]) -> Iterator[Placed]:
    """Every expression the file itself gives; those of ``steps:`` are looked at with the text."""
    for flow in process.flows:
        if flow.condition is not None:
            line = lines_of.get(flow.id, lines_of.get(flow.source, 0))
            yield Placed(flow.condition, line, CONDITION)
    for node in process.nodes.values():
        line = lines_of.get(node.id, 0)
        drawn = (
            getattr(node, "doing", None),
            getattr(node, "moves", ()),
            getattr(node, "triggers", ()),
            getattr(node, "takes", ()),
            getattr(node, "gives", ()),
            getattr(node, "activation", None),
        )
        for part in parts(drawn):
            if isinstance(part, Expression):
                yield Placed(part, line, None)


def _scope(regulation: Regulation) -> RegulationScope:
    index = Index(regulation)
    scope = whole_scope(index, Types(regulation))
    return scope.with_names({"null": UNKNOWN})


def _place(lines: list[str], placed: Placed) -> tuple[int, int]:
    """Where the expression stands; its element where it is said our way and not found again."""
    for number in range(max(placed.line, 1), min(placed.line + NEAR, len(lines)) + 1):
        column = unescape(lines[number - 1]).find(placed.expression.source)
        if column >= 0:
            return number, column + 1
    return placed.line, 0
