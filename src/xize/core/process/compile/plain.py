"""From the regulation's marked words to the plain text and expressions of the rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xize.core.expressions import Expression
from xize.core.regulation.model import Every, Formula, Word


def text(word: str | None) -> str | None:
    """The word without its place in the source; None stays None."""
    return None if word is None else str(word)


def texts(words: Iterable[str]) -> tuple[str, ...]:
    """Words without their places."""
    return tuple(str(word) for word in words)


def expression(formula: Formula | None) -> Expression | None:
    """The expression without its place; None stays None."""
    return None if formula is None else formula.expression


def expressions(formulas: Mapping[Word, Formula]) -> dict[str, Expression]:
    """Named expressions without their places."""
    return {str(name): formula.expression for name, formula in formulas.items()}


def recurrence(every: Every | None) -> str | None:
    """``every:`` as the text the deadline algebra reads; None stays None."""
    return None if every is None else str(every.text)


def value(raw: Any) -> Any:
    """A value of any shape (a parameter's) without places."""
    if isinstance(raw, str):
        return str(raw)
    if isinstance(raw, Mapping):
        return {str(key): value(item) for key, item in raw.items()}
    if isinstance(raw, list | tuple):
        return [value(item) for item in raw]
    return raw
