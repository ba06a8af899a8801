"""A control flow that is drawn in a BPMN file instead of written as blocks."""

from __future__ import annotations

import msgspec

from xize.core.regulation.model.marks import Part, Word


class Drawn(Part, frozen=True, kw_only=True):
    """``flow: process.bpmn``: the file in the regulation's folder, and which process of it.

    Without ``process`` it is the only one, or the only one marked as executable.
    """

    file: Word
    process: Word = Word("")


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The file itself, once it is at hand.

    ``names`` are the data it declares or sets, ``labelled`` the steps it gives a name for people.
    """

    content: bytes
    names: tuple[str, ...] = ()
    labelled: frozenset[str] = frozenset()
