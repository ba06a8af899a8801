"""How a project or a procedure can end."""

from __future__ import annotations

from xize.core.regulation.model.marks import Part
from xize.core.regulation.model.people import Who
from xize.core.regulation.model.words import Basis, Cites, TargetRef


class Reopen(Part, frozen=True, kw_only=True):
    """Who may bring an ended project back, and to which steps."""

    by: tuple[Who, ...]
    to: tuple[TargetRef, ...]


class Result(Part, frozen=True, kw_only=True):
    """One result; a bare text is its name."""

    name: str = ""
    success: bool = False
    reopen: Reopen | None = None
    basis: Basis | None = None
    cites: Cites = ()
