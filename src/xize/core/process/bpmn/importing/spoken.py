"""Conditions of a foreign file, said in our language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from xize.core.expressions import Expression
from xize.core.process.bpmn.conditions import read_expression

_TEXT: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_VARIABLE: Final = re.compile(
    r"(?:delegateExecution|execution|task)\s*\.\s*getVariable(?:Local)?\s*"
    r"""\(\s*["']([^\W\d]\w*)["']\s*\)"""
)
_FUNCTION: Final = re.compile(
    r"\b(?:var|vars|variables?)\s*:\s*(get|getOrDefault)\s*\(\s*[\"']?([^\W\d]\w*)[\"']?"
    r"\s*(?:,[^()]*)?\)"
)
_COMPARED: Final = re.compile(
    r"\b(?:var|vars|variables?)\s*:\s*(\w+)\s*\(\s*[\"']?([^\W\d]\w*)[\"']?\s*,\s*([^(),]+)\)"
)
_SIGNS: Final = {
    "equals": "==", "eq": "==", "notEquals": "!=", "ne": "!=", "lowerThan": "<", "lt": "<",
    "lessThan": "<", "lowerThanOrEquals": "<=", "lte": "<=", "lessThanOrEquals": "<=",
    "greaterThan": ">", "gt": ">", "greaterThanOrEquals": ">=", "gte": ">=",
}  # fmt: skip
_EQUALS: Final = re.compile(
    r"""([\w.]+|"[^"]*"|'[^']*')\s*\.\s*equals(?:IgnoreCase)?\s*\(\s*("[^"]*"|'[^']*'|[\w.]+)\s*\)"""
)
_DOTTED: Final = re.compile(r"(?<![\w.])[^\W\d]\w*(?:\.[^\W\d]\w*)+(?![\w.]|\s*\()")
_TRUTH: Final = re.compile(r"""(==|!=|\beq\b|\bne\b)\s*["'](true|false)["']""")
_WORD: Final = re.compile(r"(?<![\w.$])([^\W\d]\w*)(?!\w)(?!\s*\()")
LONGEST: Final = 2_000
"""Characters of a condition that is looked at; a longer one is none."""


def said_plainly(body: str) -> str:
    """The text with the usual calls of vendors written as names and comparisons."""
    text = body.strip()
    text = _VARIABLE.sub(r"\1", text)
    text = _FUNCTION.sub(r"\2", text)
    text = _COMPARED.sub(_comparison, text)
    text = _EQUALS.sub(r"\1 == \2", text)
    text = _TRUTH.sub(r"\1 \2", text)
    pieces = _TEXT.split(text)
    for place in range(0, len(pieces), 2):
        pieces[place] = _DOTTED.sub(lambda one: one[0].replace(".", "_"), pieces[place])
    return "".join(pieces)


def _comparison(match: re.Match[str]) -> str:
    sign = _SIGNS.get(match.group(1))
    return f"{match.group(2)} {sign} {match.group(3).strip()}" if sign else match.group(0)


def renamed(body: str, names: Mapping[str, str]) -> str:
    """The text with variables called by their new names; quoted texts stay."""
    pieces = _TEXT.split(body)
    for place in range(0, len(pieces), 2):
        pieces[place] = _WORD.sub(lambda one: names.get(one[1], one[1]), pieces[place])
    return "".join(pieces)


def words_of(body: str) -> tuple[str, ...]:
    """Everything in a text that could be a variable, in order."""
    if len(body) > LONGEST:
        return ()
    pieces = _TEXT.split(said_plainly(body))
    found = (one for piece in pieces[::2] for one in _WORD.findall(piece))
    return tuple(dict.fromkeys(found))


def understood(body: str, names: Mapping[str, str]) -> Expression | None:
    """The condition over the new names; None where it cannot be said in our language."""
    if not body or len(body) > LONGEST:
        return None
    return read_expression(renamed(said_plainly(body), names))


def plain(expression: Expression) -> str:
    """An expression as it is written into the file: our language, single spaces."""
    pieces = _TEXT.split(expression.source)
    for place in range(0, len(pieces), 2):
        pieces[place] = re.sub(r"\s+", " ", pieces[place])
    return "".join(pieces).strip()
