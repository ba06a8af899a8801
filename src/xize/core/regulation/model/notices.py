"""``tells:``: who is told, with which documents, and whether receipt is asked."""

from __future__ import annotations

from xize.core.regulation.model.marks import Part
from xize.core.regulation.model.people import Who
from xize.core.regulation.model.words import DocumentRef


class Notice(Part, frozen=True, kw_only=True):
    """One notice. ``tells: [lead, finance]`` is short for ``tells: {to: [lead, finance]}``."""

    to: tuple[Who, ...]
    attach: tuple[DocumentRef, ...] = ()
    receipt: bool = False
