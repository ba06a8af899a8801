"""Where something stands in the source, and the three things that carry such a mark."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from xize.core.expressions import Expression


class Mark(msgspec.Struct, frozen=True, order=True):
    """A place in ``regulation.yaml``: line and column from 1, in characters."""

    line: int = 0
    column: int = 0


NOWHERE = Mark()


class Word(str):
    """A word of the source that names something (an id, a reference), with its place.

    It is a plain ``str`` to everything that compares or stores it.
    """

    __slots__ = ("at",)
    at: Mark

    def __new__(cls, text: str, at: Mark = NOWHERE) -> Word:
        """The word ``text`` standing at ``at``."""
        word = super().__new__(cls, text)
        word.at = at
        return word


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything in a regulation: immutable, knows its place.

    Field names are the keys of the language; a trailing underscore (``from_``) only avoids a word
    of Python. ``keywords`` is for steps: the key that says the kind, and the field it fills.
    """

    at: Mark = NOWHERE

    keywords: ClassVar[dict[str, str]] = {}


class Formula(Part, frozen=True, kw_only=True):
    """An expression and the place of its first character.

    ``spread`` says that it was written over several lines, so that columns of the expression are
    not columns of the file.
    """

    expression: Expression
    spread: bool = False

    def place(self, column: int) -> Mark:
        """Where the expression's ``column``-th character stands (from 1)."""
        return self.at if self.spread else Mark(self.at.line, self.at.column + column - 1)

    @property
    def source(self) -> str:
        """The text as written."""
        return self.expression.source
