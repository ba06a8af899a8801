"""Writes a tree in the house style, comments where they belong."""

from __future__ import annotations

from typing import Final

from xize.core.regulation.house.comments import Comment
from xize.core.regulation.house.order import Pair, holds_step, is_step, root_order, step_order
from xize.core.regulation.house.texts import block_text, key_text, one_line, quoted
from xize.core.regulation.house.ties import Ties
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

WIDTH: Final = 100
STEP: Final = 2


class Writer:
    """One text being written. ``is_regulation`` turns on the order and blocks of a regulation."""

    def __init__(self, source: str, ties: Ties, *, is_regulation: bool) -> None:
        self._source = source
        self._ties = ties
        self._is_regulation = is_regulation
        self._lines: list[str] = []

    def write(self, root: Node) -> str:
        """The whole text."""
        self._comments(self._ties.header, 0)
        if isinstance(root, Entries) and self._is_regulation:
            self._entries(root_order(root), 0)
        else:
            self._nested(root, 0)
        self._comments(self._ties.footer, 0)
        return "\n".join(self._lines).strip("\n") + "\n"

    def _nested(self, node: Node, indent: int) -> None:
        match node:
            case Entries(entries=entries) if entries:
                self._entries(entries, indent)
            case Items(items=items) if items:
                for item in items:
                    self._item(item, indent)
            case _:
                self._lines.append(" " * indent + self._inline(node))

    def _inline(self, node: Node) -> str:
        written = one_line(node, self._source)
        if written is None:
            assert isinstance(node, Scalar)  # every list and map asked for here fits on a line
            return quoted(node.text)
        return written

    def _entries(self, pairs: tuple[Pair, ...], indent: int) -> None:
        for key, value in pairs:
            self._lead(key.start, indent)
            self._value(f"{' ' * indent}{key_text(key, self._source)}:", value, key.start, indent)

    def _item(self, item: Node, indent: int) -> None:
        self._lead(item.start, indent)
        dash = f"{' ' * indent}-"
        is_one_step = self._is_regulation and is_step(item)
        if isinstance(item, Scalar) or (not is_one_step and self._fits(item, len(dash) + 1)):
            self._value(dash, item, item.start, indent)
            return
        first = len(self._lines)
        if isinstance(item, Entries) and is_one_step:
            self._entries(step_order(item), indent + STEP)
        else:
            self._nested(item, indent + STEP)
        while not self._lines[first] or self._lines[first].lstrip().startswith("#"):
            # a comment before the item's first line stands before its dash
            self._lines[first] = f"{' ' * indent}{self._lines[first].lstrip()}".rstrip()
            first += 1
        begun = f"{dash} {self._lines[first].lstrip()}"
        self._lines[first] = self._commented(begun, item.start, moved=item.flow)

    def _value(self, head: str, value: Node, start: int, indent: int) -> None:
        """``head`` and a value behind it where it fits, below it otherwise."""
        if isinstance(value, Scalar) and (block := block_text(value)):
            header, lines = block
            self._line(f"{head} {header}", start)
            self._lines += [f"{' ' * (indent + STEP)}{line}" if line else "" for line in lines]
        elif isinstance(value, Scalar) or self._fits(value, len(head) + 1):
            self._line(f"{head} {self._inline(value)}".rstrip(), start)
        else:
            self._line(head, start, moved=value.flow)
            self._nested(value, indent + STEP)

    def _fits(self, value: Node, column: int) -> bool:
        """Whether a list or map stays on one line: it was, it fits, and it holds no step."""
        if isinstance(value, Scalar) or not self._ties.is_one_piece(value):
            return False
        if value.end - value.start == len("[]"):
            return True
        if self._is_regulation and holds_step(value):
            return False
        written = one_line(value, self._source)
        return written is not None and column + len(written) <= WIDTH

    def _lead(self, start: int, indent: int) -> None:
        """Comments and blank lines before an entry."""
        self._comments(self._ties.before.pop(start, []), indent)
        self._blank(self._ties.line(start))

    def _comments(self, comments: list[Comment], indent: int) -> None:
        for comment in comments:
            self._blank(comment.line)
            self._lines.append(f"{' ' * indent}{comment.text}")

    def _blank(self, line: int) -> None:
        if self._lines and self._lines[-1] and self._ties.has_blank_above(line):
            self._lines.append("")

    def _line(self, text: str, start: int, *, moved: bool = False) -> None:
        """A line with the comment that belongs behind it."""
        self._lines.append(self._commented(text, start, moved=moved))

    def _commented(self, text: str, start: int, *, moved: bool) -> str:
        """The comment stays in its column where there is room, unless what was before it moved."""
        comment = self._ties.behind.pop(start, None)
        if comment is None:
            return text
        gap = STEP if moved else max(comment.column - len(text), STEP)
        return f"{text}{' ' * gap}{comment.text}"
