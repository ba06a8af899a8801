"""Texts of every style for the formatter: the same content in other clothes, and any content."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

_WORDS = ["a", "b_1", "起草", "3 workdays", "5(2)", "x y", "#no", "it's", 'say "x"', "yes", "5.10"]
_LONG = "一段很长的文字，" * 9


class Drawn:
    """Writes a tree with drawn choices of style; counts the comments it put in."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self.comments: list[str] = []

    def lines(self, node: Node, indent: int) -> list[str]:
        """A list or map as a block."""
        pad = " " * indent
        found: list[str] = []
        match node:
            case Entries(entries=entries) if entries:
                for key, value in entries:
                    found += self._before(indent)
                    found += self._value(f"{pad}{written(key)}:", value, indent)
            case Items(items=items) if items:
                for item in items:
                    found += self._before(indent)
                    found += self._value(f"{pad}-", item, indent)
            case _:
                found.append(f"{pad}{one_line(node)}")
        return found

    def _value(self, head: str, value: Node, indent: int) -> list[str]:
        is_text = isinstance(value, Scalar)
        if is_text or self._draw(st.booleans()) or not _has_content(value):
            return [f"{head} {one_line(value)}{self._behind()}"]
        return [f"{head}{self._behind()}", *self.lines(value, indent + self._draw(_STEPS))]

    def _before(self, indent: int) -> list[str]:
        blank = [""] if self._draw(_SELDOM) else []
        if self._draw(_SELDOM):
            return [*blank, f"{' ' * indent}{self._comment()}"]
        return blank

    def _behind(self) -> str:
        return f"  {self._comment()}" if self._draw(_SELDOM) else ""

    def _comment(self) -> str:
        self.comments.append(f"# note {len(self.comments)}.")
        return self.comments[-1]


_STEPS = st.sampled_from([1, 2, 4])
_SELDOM = st.integers(0, 7).map(lambda n: n == 7)


@st.composite
def rewritten(draw: Any, text: str) -> str:
    """The content of a text in drawn styles, with comments and blank lines strewn in."""
    root = Composer(text, "").compose()
    assert root is not None
    return "\n".join(Drawn(draw).lines(root, 0)) + "\n"


@st.composite
def drawn_texts(draw: Any) -> tuple[str, list[str]]:
    """Any lists and maps of texts, written in drawn styles; with the comments in it."""
    root = draw(_TREES)
    drawn = Drawn(draw)
    return "\n".join(drawn.lines(root, 0)) + "\n", drawn.comments


def one_line(node: Node) -> str:
    """A node in brackets."""
    match node:
        case Items(items=items):
            return f"[{', '.join(one_line(item) for item in items)}]"
        case Entries(entries=entries):
            pairs = (f"{written(key)}: {one_line(value)}" for key, value in entries)
            return f"{{{', '.join(pairs)}}}"
        case _:
            return written(node)


def written(node: Scalar) -> str:
    """A text as it can stand anywhere: plain where that is safe, else in double quotes."""
    safe = node.text.replace("_", "").replace(".", "").isalnum()
    return node.text if node.plain and safe else json.dumps(node.text, ensure_ascii=False)


def _has_content(node: Node) -> bool:
    return bool(node.entries if isinstance(node, Entries) else getattr(node, "items", ()))


def _entries(pairs: dict[str, Node]) -> Entries:
    return Entries(tuple((Scalar(key), value) for key, value in pairs.items()))


_TEXTS = st.sampled_from([*_WORDS, _LONG, ""]).map(lambda text: Scalar(text, plain=bool(text)))
_TREES: st.SearchStrategy[Node] = st.recursive(
    _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: Items(tuple(items)))
        | st.dictionaries(st.sampled_from(_WORDS), inner, max_size=4).map(_entries)
    ),
    max_leaves=25,
).filter(lambda node: not isinstance(node, Scalar))
