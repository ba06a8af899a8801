"""Which comment belongs to which entry.

An entry or item is known by the position of its first character. A whole-line comment belongs to
what begins next; one behind code to the last entry that begins or ends its text on that line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from xize.core.regulation.house.comments import Comment, comments_in
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar


class Place(NamedTuple):
    """An entry or item: its position, its first line, the last line of its own text (from 0)."""

    start: int
    line: int
    last: int


class Ties:
    """Comments by the start of the entry they belong to, and where blank lines stand.

    ``header`` stands before everything and stays there, ``footer`` behind everything.
    """

    def __init__(self, text: str, root: Node) -> None:
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)
        comments = comments_in(text, root)
        self._commented = [comment.line for comment in comments]
        self.before: dict[int, list[Comment]] = defaultdict(list)
        self.behind: dict[int, Comment] = {}
        self.header: list[Comment] = []
        self.footer: list[Comment] = []
        self._tie(comments, list(self._places(root)))

    def line(self, position: int) -> int:
        """The line (from 0) of a position."""
        return bisect_right(self._starts, position) - 1

    def has_blank_above(self, line: int) -> bool:
        """Whether the line above a line is empty."""
        return 0 < line <= len(self._lines) and not self._lines[line - 1].strip()

    def is_one_piece(self, node: Node) -> bool:
        """Whether a node is a text, or a list or map in brackets without comments inside."""
        if isinstance(node, Scalar):
            return True
        first, last = self.line(node.start), self.line(max(node.end - 1, node.start))
        return node.flow and not any(first <= line < last for line in self._commented)

    def _places(self, node: Node) -> Iterator[Place]:
        """Entries in the order of the source; those within one piece are not places."""
        if self.is_one_piece(node):
            return
        match node:
            case Items(items=items):
                for item in items:
                    yield self._place(item.start, item)
                    yield from self._places(item)
            case Entries(entries=entries):
                for key, value in entries:
                    yield self._place(key.start, value)
                    yield from self._places(value)

    def _place(self, start: int, value: Node) -> Place:
        line = self.line(start)
        is_block_text = isinstance(value, Scalar) and value.offset < 0
        if is_block_text or not self.is_one_piece(value):
            return Place(start, line, line)
        return Place(start, line, max(line, self.line(max(value.end - 1, value.start))))

    def _tie(self, comments: list[Comment], places: list[Place]) -> None:
        begins = [place.line for place in places]
        for comment in comments:
            following = bisect_right(begins, comment.line)
            owner = places[following - 1] if following else None
            fits = comment.trailing and owner is not None and comment.line <= owner.last
            if fits and owner is not None and owner.start not in self.behind:
                self.behind[owner.start] = comment
            elif not following:
                self.header.append(comment)
            elif following < len(places):
                self.before[places[following].start].append(comment)
            else:
                self.footer.append(comment)
