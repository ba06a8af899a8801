"""Comments of a YAML text, found between its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar


class Comment(NamedTuple):
    """A comment: its text with the ``#``, its line and column from 0, whether code precedes it."""

    text: str
    line: int
    column: int
    trailing: bool


def comments_in(text: str, root: Node) -> list[Comment]:
    """Every comment; a ``#`` inside a text is none."""
    texts = _texts(text, root)
    found: list[Comment] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        at = _comment_start(text, start, start + len(line), texts)
        if at is not None:
            before = bool(text[start:at].strip())
            shown = text[at : start + len(line)].rstrip()
            found.append(Comment(shown, number, at - start, before))
        start += len(line) + 1
    return found


def _comment_start(text: str, start: int, end: int, texts: list[tuple[int, int]]) -> int | None:
    """Where the comment of a line begins. ``texts`` that end before the line are dropped."""
    at = start
    while (at := text.find("#", at, end)) >= 0:
        while texts and texts[-1][1] <= at:
            texts.pop()
        if texts and texts[-1][0] <= at:
            at = min(texts[-1][1], end)
        elif at == start or text[at - 1] in " \t":
            return at
        else:
            at += 1
    return None


def _texts(text: str, root: Node) -> list[tuple[int, int]]:
    """The spans of all texts, last first; a block text begins behind its ``|``."""
    spans = []
    for node in _scalars(root):
        is_block = node.offset < 0
        begin = text.find("\n", node.start) if is_block else node.start
        spans.append((begin if begin >= 0 else node.start, node.end))
    return sorted(spans, reverse=True)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            if node.end > node.start:
                yield node
        case Items(items=items):
            for item in items:
                yield from _scalars(item)
        case Entries(entries=entries):
            for key, value in entries:
                yield key
                yield from _scalars(value)
