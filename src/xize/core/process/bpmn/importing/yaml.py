"""Plain data as the text of a regulation; whatever a file held is text in it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from xize.core.regulation.house.texts import quoted

_PLAIN: Final = re.compile(r"[^\W\d_][\w.]*(?:[ -][\w.%]+)*|\d{1,9}%?|\d{1,4} [a-z]+|\$?[^\W\d]\w*")
_SPECIAL: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"})
WIDTH: Final = 96
_BLOCKS: Final = frozenset({"steps", "documents", "sections", "outcomes"})
"""What stands under these keys has a block of its own for every entry."""


def text_of(sections: Mapping[str, Any], comments: Sequence[str]) -> str:
    """A whole regulation: comments, then one section after another."""
    lines = [f"# {one}".rstrip() for one in comments]
    for place, (key, value) in enumerate(sections.items()):
        if place and isinstance(value, dict):
            lines.append("")
        lines += _entry(key, value, 0, key in _BLOCKS)
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Any, indent: int, block: bool) -> Iterator[str]:
    lead = f"{' ' * indent}{scalar(key)}:"
    if not isinstance(value, dict) or not value:
        yield f"{lead} {inline(value)}"
        return
    short = f"{lead} {inline(value)}"
    if not block and key not in _BLOCKS and indent and len(short) <= WIDTH:
        yield short
        return
    yield lead
    for name, inside in value.items():
        yield from _entry(name, inside, indent + 2, key == "steps")


def inline(value: Any) -> str:
    """A value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case dict():
            inside = ", ".join(f"{scalar(key)}: {inline(one)}" for key, one in value.items())
            return f"{{{inside}}}"
        case list():
            return f"[{', '.join(inline(one) for one in value)}]"
    return scalar(str(value))


def scalar(text: str) -> str:
    """A text, in quotes wherever something else could be read."""
    if _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL:
        return text
    return quoted(text)
