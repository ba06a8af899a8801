"""Blocks: what holds other steps. Stages, parallel branches, choices by data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from xize.core.regulation.model.deadlines import Deadline, Overdue, Remind
from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.step import Requirement, Step
from xize.core.regulation.model.words import Id, PeriodText


class Block(Step, frozen=True, kw_only=True):
    """``stage`` (shown on the stage bar) or ``block`` (the same without a place on it)."""

    keywords: ClassVar[dict[str, str]] = {"stage": "id", "block": "id"}

    kind: Literal["stage", "block"] = "block"
    id: Id
    steps: tuple[Step, ...]
    alongside: tuple[Step, ...] = ()
    requires: tuple[Requirement, ...] = ()
    leaves_when: tuple[Requirement, ...] = ()
    within: Deadline | None = None
    due: Formula | None = None
    at_least: PeriodText | None = None
    lasts: PeriodText | None = None
    remind: Remind | None = None
    overdue: Overdue | None = None

    @property
    def ident(self) -> Word | None:
        """The block's id."""
        return self.id


class Branch(Part, frozen=True, kw_only=True):
    """A branch of a parallel block; a bare list is its steps."""

    name: str = ""
    when: Formula | None = None
    steps: tuple[Step, ...]


class Parallel(Step, frozen=True, kw_only=True):
    """All branches at once; one with ``when:`` may be left out."""

    keywords: ClassVar[dict[str, str]] = {"parallel": "id"}

    id: Id
    branches: Mapping[Id, Branch]

    @property
    def ident(self) -> Word | None:
        """The block's id."""
        return self.id


class Case(Part, frozen=True, kw_only=True):
    """A case of a choice: ``{when:, steps:}``; ``{else: [...]}`` has no ``when``."""

    when: Formula | None = None
    name: str = ""
    steps: tuple[Step, ...]


class Choose(Step, frozen=True, kw_only=True):
    """One of several cases, by data only: the first whose ``when`` holds."""

    keywords: ClassVar[dict[str, str]] = {"choose": "id"}

    id: Id
    cases: tuple[Case, ...]

    @property
    def ident(self) -> Word | None:
        """The block's id."""
        return self.id
