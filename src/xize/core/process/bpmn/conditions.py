"""Expressions of BPMN files: our language, simple ``${…}`` (JUEL) and simple FEEL.

What the dialects call otherwise is said our way, then our reader decides: it is the only one.
Anything it does not take is None, and whoever asked makes a finding of it; so are functions that
ask about a project, which a file has none of.
"""

from __future__ import annotations

import re
from typing import Final

from xize.core.expressions import FUNCTIONS, Expression, ExpressionError, parse

_TEXT: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_JUEL: Final = (
    (r"&&", " and "),
    (r"\|\|", " or "),
    (r"!(?!=)", " not "),
    (r"\beq\b", "=="),
    (r"\bne\b", "!="),
    (r"\blt\b", "<"),
    (r"\ble\b", "<="),
    (r"\bgt\b", ">"),
    (r"\bge\b", ">="),
    (r"\btrue\b", "True"),
    (r"\bfalse\b", "False"),
    (r"\bempty\s+([\w.]+)", r"empty(\1)"),
)
_FEEL: Final = (
    (r"(?<![<>!=])=(?!=)", "=="),
    (r"\btrue\b", "True"),
    (r"\bfalse\b", "False"),
)
_PLAIN: Final = ((r"\btrue\b", "True"), (r"\bfalse\b", "False"))
_NULL: Final = (
    (r"([\w.]+)\s*==\s*null\b", r"(not has(\1))"),
    (r"([\w.]+)\s*!=\s*null\b", r"has(\1)"),
)
"""In our language nothing is equal to null; one asks whether something is there."""
_ASSIGNMENT: Final = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)\s*(.+)")


def read_expression(body: str) -> Expression | None:
    """The expression of a text in one of the dialects; None where it is none of them."""
    text = body.strip()
    if text[:2] in ("${", "#{") and text.endswith("}"):
        return _parsed(_said(text[2:-1], _JUEL))
    if text.startswith("="):
        return _parsed(_said(text[1:].lstrip("="), _FEEL))
    found = _parsed(_said(text, _PLAIN))
    return found if found is not None else _parsed(_said(text, _FEEL))


def read_script(body: str) -> tuple[tuple[str, Expression], ...] | None:
    """Names and what they are given, line by line; None where a line is something else."""
    found: list[tuple[str, Expression]] = []
    for line in re.split(r"[\n;]", body):
        if not line.strip():
            continue
        match = _ASSIGNMENT.fullmatch(line.strip())
        value = read_expression(match.group(2)) if match else None
        if match is None or value is None:
            return None
        found.append((match.group(1), value))
    return tuple(found)


def _said(text: str, words: tuple[tuple[str, str], ...]) -> str:
    """The text with a dialect's words said our way, quoted texts left alone."""
    pieces = _TEXT.split(text)
    for place in range(0, len(pieces), 2):
        for pattern, ours in words:
            pieces[place] = re.sub(pattern, ours, pieces[place])
    return "".join(pieces).strip()


def _parsed(text: str) -> Expression | None:
    try:
        found = parse(_said(text, _NULL))
    except ExpressionError:
        return None
    asks = [one for one in found.functions() if FUNCTIONS[one].asks_world and one != "today"]
    unknown = any("null" in path for path in found.names())
    return None if asks or unknown else found
