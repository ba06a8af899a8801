"""A YAML document as three kinds of nodes: raw text with places, nothing resolved.

``5.10``, ``no`` and ``18:00`` stay what they are until the place they stand in says what is wanted.
"""

from __future__ import annotations

import msgspec

from xize.core.regulation.model.marks import NOWHERE, Mark, Word


class Scalar(msgspec.Struct, frozen=True):
    """One text. ``offset`` is the distance from ``at`` to its first character (1 inside quotes).

    ``plain`` is false for quoted and block texts; ``joined`` is true for an expression whose commas
    YAML took for separators (see ``compose``). ``start`` and ``end`` are positions in the text.
    """

    text: str
    at: Mark = NOWHERE
    plain: bool = True
    offset: int = 0
    joined: bool = False
    start: int = 0
    end: int = 0

    @property
    def word(self) -> Word:
        """The text with its place."""
        return Word(self.text, self.at)

    @property
    def is_blank(self) -> bool:
        """Whether YAML reads it as null: nothing, ``~`` or ``null``."""
        return self.plain and self.text in ("", "~", "null")

    def within(self, column: int) -> Mark:
        """The place of the text's ``column``-th character (from 1)."""
        if "\n" in self.text or self.offset < 0:
            return self.at
        return Mark(self.at.line, self.at.column + self.offset + column - 1)


class Items(msgspec.Struct, frozen=True):
    """A list; ``flow`` says that it was written in brackets."""

    items: tuple[Node, ...]
    at: Mark = NOWHERE
    flow: bool = False
    start: int = 0
    end: int = 0


class Entries(msgspec.Struct, frozen=True):
    """A mapping, in the order written; keys are texts and unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Mark = NOWHERE
    flow: bool = False
    start: int = 0
    end: int = 0

    def get(self, key: str) -> Node | None:
        """The value under a key."""
        return next((value for name, value in self.entries if name.text == key), None)

    def __contains__(self, key: str) -> bool:
        return any(name.text == key for name, _ in self.entries)

    @property
    def words(self) -> tuple[str, ...]:
        """The keys as written."""
        return tuple(name.text for name, _ in self.entries)


Node = Scalar | Items | Entries
