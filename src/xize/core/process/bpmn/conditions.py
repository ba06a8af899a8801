"""Expressions of BPMN files: our language, simple ``${…}`` (JUEL), FEEL, plain comparisons.

A text without a sign of its language is read as ours first, then as what the others share.
Anything not taken is None, and whoever asked makes a finding of it; so are functions that ask
about a project, which a file has none of.
"""

from __future__ import annotations

import re
from typing import Final

from xize.core.expressions import FUNCTIONS, Expression, ExpressionError, parse
from xize.core.expressions import nodes as n
from xize.core.process.bpmn.dialects.reader import Dialect, read
from xize.core.process.bpmn.dialects.words import UnclearError

MOST_PIECES: Final = 20
"""Pieces of a text with expressions in it."""
_NAME: Final = r"[^\W\d]\w*"
_ASSIGNMENT: Final = re.compile(
    rf"(?:(?:var|let|const|def)\s+)?({_NAME})\s*=(?![=~])\s*(.+)", re.DOTALL
)
_SET: Final = re.compile(
    rf"""(?:execution|kcontext)\.setVariable\(\s*["']({_NAME})["']\s*,(.+)\)"""
)
_BY_LANGUAGE: Final[tuple[tuple[str, Dialect], ...]] = (
    ("feel", "feel"), ("juel", "juel"), ("groovy", "script"), ("javascript", "script"),
    ("ecmascript", "script"), ("java", "script"), ("mvel", "script"),
)  # fmt: skip


def read_expression(body: str, language: str = "") -> Expression | None:
    """The expression of a text in one of the dialects; None where it is none of them.

    ``language`` is what the file says of it: a word, a media type or an address.
    """
    text = body.strip()
    if text[:2] in ("${", "#{") and text.endswith("}"):
        return _read(text[2:-1], "juel")
    if text.startswith("=") and not text.startswith("=="):
        return _read(text[1:], "feel")
    known = language.lower()
    dialect = next((one for word, one in _BY_LANGUAGE if word in known), None)
    if dialect is not None:
        return _read(_bare(text) if dialect == "script" else text, dialect)
    return _ours(text) or _read(text, "plain") or _read(_bare(text), "script")


def read_text(body: str) -> Expression | None:
    """A text with ``${…}`` in it: all of it joined; else what ``read_expression`` says."""
    pieces = re.split(r"([$#]\{[^{}]*\})", body.strip())
    said = [one for one in pieces if one]
    if len(said) < 2 or len(said) > MOST_PIECES:
        return read_expression(body)
    nodes: list[n.Node] = []
    for one in said:
        inner = read_expression(one) if one[:2] in ("${", "#{") else None
        if one[:2] in ("${", "#{") and inner is None:
            return None
        nodes.append(inner.root if inner else n.Text(1, one))
    whole = nodes[0]
    for node in nodes[1:]:
        whole = n.Arithmetic(1, "+", whole, node)
    return Expression(body.strip(), whole)


def read_script(body: str, language: str = "") -> tuple[tuple[str, Expression], ...] | None:
    """Names and what they are given, line by line; None where a line is something else.

    Comments (``#``, ``//``) are passed over.
    """
    found: list[tuple[str, Expression]] = []
    for line in _lines(body):
        match = _ASSIGNMENT.fullmatch(line) or _SET.fullmatch(line)
        value = read_expression(match.group(2), language) if match else None
        if match is None or value is None:
            return None
        found.append((match.group(1), value))
    return tuple(found)


def _lines(body: str) -> list[str]:
    """Statements: separated by line ends and semicolons outside of quotation marks."""
    pieces = re.split(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""", body)
    for place in range(0, len(pieces), 2):
        plain = re.sub(r"(?:#(?!\{)|//)[^\n]*", "", pieces[place])
        pieces[place] = plain.replace(";", "\n")
    return [one.strip() for one in "".join(pieces).split("\n") if one.strip()]


def _bare(text: str) -> str:
    """A script that only gives back a value, without the words around it."""
    return re.sub(r"^return\b\s*", "", text).rstrip(";").strip()


def _ours(text: str) -> Expression | None:
    try:
        return _answerable(parse(text))
    except ExpressionError:
        return None


def _read(text: str, dialect: Dialect) -> Expression | None:
    try:
        return _answerable(Expression(text.strip(), read(text, dialect)))
    except UnclearError:
        return None


def _answerable(found: Expression) -> Expression | None:
    """Nothing for what asks about a project, or takes null for a value to look into."""
    asks = [one for one in found.functions() if FUNCTIONS[one].asks_world and one != "today"]
    unknown = any("null" in path and len(path) > 1 for path in found.names())
    return None if asks or unknown else found
