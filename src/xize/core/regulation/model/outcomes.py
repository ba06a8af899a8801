"""How a step can end, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.notices import Notice
from xize.core.regulation.model.step import Step
from xize.core.regulation.model.words import (
    Basis,
    Cites,
    DataRef,
    DocumentRef,
    ProcedureRef,
    ResultRef,
    TargetRef,
)


class Target(Part, frozen=True, kw_only=True):
    """Where a ``goto:`` or ``reopen:`` leads.

    ``goto: code`` is ``{to: [code]}``; with ``choose_from`` the person names one (several where
    they are branches).
    """

    to: tuple[TargetRef, ...] = ()
    choose_from: tuple[TargetRef, ...] = ()

    @property
    def all(self) -> tuple[Word, ...]:
        """Every target named."""
        return self.to + self.choose_from


class HostEffect(Part, frozen=True, kw_only=True):
    """``project:`` on an outcome of a side procedure: ``suspend``, or ``{end: <result>}``."""

    suspend: bool = False
    resume: bool = False
    end: ResultRef | None = None


class Outcome(Part, frozen=True, kw_only=True):
    """One way a step can end. A bare text is its name and means: go on.

    ``needs`` lists ``comment`` or fields that must be given; ``steps`` are done on this outcome
    only; then ``goto``, ``end``, or the next step. ``reopen`` and ``revise`` act on the host.
    """

    name: str = ""
    counts_as: Literal["agree", "object", "refuse", "abstain"] | None = None
    needs: tuple[Word, ...] = ()
    steps: tuple[Step, ...] = ()
    goto: Target | None = None
    end: ResultRef | None = None
    set: Mapping[DataRef, Formula] = {}
    reopen: Target | None = None
    revise: tuple[DocumentRef, ...] = ()
    starts: tuple[ProcedureRef, ...] = ()
    tells: tuple[Notice, ...] = ()
    project: HostEffect | None = None
    basis: Basis | None = None
    cites: Cites = ()

    @property
    def leads(self) -> bool:
        """Whether it has a way of its own, or decides on the host; else the flow goes on.

        An outcome ``return`` that does not lead anywhere leads back where the person says.
        """
        return bool(self.goto or self.end or self.steps or self.project)


class LineOutcome(Part, frozen=True, kw_only=True):
    """A decision on one line of a list; ``release`` names the outcome its waiting case gets."""

    name: str = ""
    needs: tuple[Word, ...] = ()
    release: Word | None = None
    set: Mapping[DataRef, Formula] = {}
