"""Simple shapes of expressions the checks look for."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.expressions.nodes import Call, Logic, Node, Path
from xize.core.regulation.model import Formula


def single(formula: Formula) -> str | None:
    """The name, where the expression is nothing but one word."""
    match formula.expression.root:
        case Path(parts=(name,)):
            return name
    return None


def conjuncts(node: Node) -> Iterator[Node]:
    """What must hold on its own: the operands of ``and``, or the whole."""
    match node:
        case Logic(word="and", operands=operands):
            for operand in operands:
                yield from conjuncts(operand)
        case _:
            yield node


def named_by(call: Call) -> tuple[str, ...]:
    """The one-word arguments of a call: ``signed(agreement, sign_off)``."""
    return tuple(
        argument.parts[0]
        for argument in call.arguments
        if isinstance(argument, Path) and len(argument.parts) == 1
    )
