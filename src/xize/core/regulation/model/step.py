"""What every step of a flow has, whatever its kind."""

from __future__ import annotations

from xize.core.regulation.model.deadlines import Effort, Every
from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.notices import Notice
from xize.core.regulation.model.words import Basis, Cites, PointRef


class Step(Part, frozen=True, kw_only=True):
    """Base of all steps and blocks; the subclass says the kind.

    ``from_``, ``until``, ``every``, ``changed`` belong to work under ``alongside:`` only.
    """

    name: str = ""
    when: Formula | None = None
    each: Formula | None = None
    one_by_one: bool = False
    optional: bool = False
    tells: tuple[Notice, ...] = ()
    effort: Effort | None = None
    basis: Basis | None = None
    cites: Cites = ()
    from_: PointRef | None = None
    until: Formula | None = None
    every: Every | None = None
    changed: Formula | None = None

    @property
    def ident(self) -> Word | None:
        """The id under which the step is referred to; None where it has none."""
        return None


class Requirement(Part, frozen=True, kw_only=True):
    """One line of a readiness board; a bare expression is ``{that: …}``."""

    that: Formula
    says: str = ""
    cites: Cites = ()
