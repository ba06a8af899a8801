"""The value of a key as one line of text, and back: JSON towards drawings, plain YAML in files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from xize.core.problems import has_errors
from xize.core.regulation.house.texts import quoted
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.faults import FaultError
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

_BARE: Final = re.compile(r"[\w$\u4e00-\u9fff][^\x00-\x1f:#,\[\]{}\"'&*!|>%@`\\]*")
"""What YAML reads as one text without quotes, also between brackets."""


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """One step as a drawing carries it: its kind, its label, its other keys as fragments.

    ``of`` is the id it had in the text: who gives it another one takes its comments along.
    """

    kind: str = "task"
    name: str = ""
    keys: Mapping[str, str] = {}
    of: str = ""


def fragment(node: Node) -> str:
    """A value as JSON: every text is a text, as its author wrote it; nothing is null."""
    return json.dumps(_plain(node), ensure_ascii=False)


def same(one: str, other: str) -> bool:
    """Whether two fragments say the same, however they are written."""
    if one == other:
        return True
    first, second = parsed(one), parsed(other)
    return first is not None and second is not None and _plain(first) == _plain(second)


def parsed(text: str) -> Node | None:
    """The value a fragment says; None where it is no YAML."""
    try:
        composer = Composer(text, "")
        node = composer.compose()
    except FaultError:
        return None
    return None if has_errors(composer.problems) else node


def written(text: str) -> str:
    """A fragment on one line of YAML in the house style; what is no YAML becomes a text."""
    node = parsed(text)
    return quoted(text) if node is None else _written(node)


def _plain(node: Node) -> Any:
    match node:
        case Scalar():
            return None if node.is_blank else node.text
        case Items(items=items):
            return [_plain(item) for item in items]
        case Entries(entries=entries):
            return {key.text: _plain(value) for key, value in entries}


def _written(node: Node) -> str:
    match node:
        case Scalar():
            return "" if node.is_blank else bare(node.text)
        case Items(items=items):
            return f"[{', '.join(_written(item) or 'null' for item in items)}]"
        case Entries(entries=entries):
            pairs = (f"{bare(key.text)}: {_written(value)}".rstrip() for key, value in entries)
            return f"{{{', '.join(pairs)}}}"


def bare(text: str) -> str:
    """A text without quotes where YAML would read it so, in quotes otherwise."""
    fits = _BARE.fullmatch(text) and text == text.strip() and text not in ("null", "~")
    return text if fits else quoted(text)
