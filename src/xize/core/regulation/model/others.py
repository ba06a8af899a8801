"""Steps no person does: calls, milestones, waits, windows, public notices, connectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from xize.core.regulation.model.deadlines import Deadline, Every, Overdue
from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.outcomes import Outcome
from xize.core.regulation.model.people import By
from xize.core.regulation.model.step import Requirement, Step
from xize.core.regulation.model.words import (
    DataRef,
    DocumentRef,
    Id,
    OutcomeId,
    PeriodText,
    ProcedureRef,
)


class Call(Step, frozen=True, kw_only=True):
    """Runs another procedure as a case and waits for its result."""

    keywords: ClassVar[dict[str, str]] = {"call": "procedure"}

    procedure: ProcedureRef
    as_: Id | None = None
    with_: Mapping[Id, Formula] = {}
    outcomes: Mapping[OutcomeId, Outcome] = {}

    @property
    def ident(self) -> Word | None:
        """``as:``, or the procedure's id."""
        return self.as_ or self.procedure


class Milestone(Step, frozen=True, kw_only=True):
    """A point reached, with its time."""

    keywords: ClassVar[dict[str, str]] = {"milestone": "id"}

    id: Id

    @property
    def ident(self) -> Word | None:
        """The milestone's id."""
        return self.id


class Awaited(Part, frozen=True, kw_only=True):
    """What a ``wait`` waits for: exactly one of these.

    ``until`` is a date expression; ``period`` runs from the opening of the wait; ``every`` is the
    next time of a recurrence; ``message`` comes from another project; ``list`` is a list procedure
    that decides this case as one of its lines.
    """

    until: Formula | None = None
    period: PeriodText | None = None
    every: Every | None = None
    message: str | None = None
    list: ProcedureRef | None = None


class Wait(Step, frozen=True, kw_only=True):
    """Waits for a date, a period, a recurrence, a message or the decision of a list."""

    keywords: ClassVar[dict[str, str]] = {"wait": "awaits"}

    awaits: Awaited
    as_: Id | None = None
    outcomes: Mapping[OutcomeId, Outcome] = {}

    @property
    def ident(self) -> Word | None:
        """``as:``; a wait without it cannot be referred to."""
        return self.as_


class Late(Part, frozen=True, kw_only=True):
    """Who may still admit what came after a window closed."""

    admit: tuple[Word, ...] = ()


class Window(Step, frozen=True, kw_only=True):
    """A period of submission: read and checked, not yet executable."""

    keywords: ClassVar[dict[str, str]] = {"window": "id"}

    id: Id
    opens: Formula | None = None
    closes: Formula | None = None
    at_least: PeriodText | None = None
    lasts: PeriodText | None = None
    late: Late | None = None
    by: By | None = None

    @property
    def ident(self) -> Word | None:
        """The window's id."""
        return self.id


class Objections(Part, frozen=True, kw_only=True):
    """Which procedure hears objections to a public notice, and what one holds up."""

    procedure: ProcedureRef
    holds: Literal["line", "case", "nothing"] = "case"


class Publication(Step, frozen=True, kw_only=True):
    """``notice:`` (公示): a page anyone can read for a time; its objections with receipt."""

    keywords: ClassVar[dict[str, str]] = {"notice": "id"}

    id: Id
    by: By | None = None
    uses: tuple[DocumentRef, ...] = ()
    requires: tuple[Requirement, ...] = ()
    lasts: PeriodText | None = None
    objections: Objections | None = None
    outcomes: Mapping[OutcomeId, Outcome] = {}

    @property
    def ident(self) -> Word | None:
        """The notice's id."""
        return self.id


class Issue(Step, frozen=True, kw_only=True):
    """Puts a document in force: not yet executable."""

    keywords: ClassVar[dict[str, str]] = {"issue": "document"}

    document: DocumentRef
    as_: Id | None = None
    by: By | None = None
    becomes: Literal["regulation", "announcement", "edition"] = "announcement"
    in_force: Formula | None = None
    requires: tuple[Requirement, ...] = ()

    @property
    def ident(self) -> Word | None:
        """``as:``; without it the issue cannot be referred to."""
        return self.as_


class Service(Step, frozen=True, kw_only=True):
    """A named connector, retried, an incident when it keeps failing: not yet executable."""

    keywords: ClassVar[dict[str, str]] = {"service": "id"}

    id: Id
    with_: Mapping[Id, Formula] = {}
    set: Mapping[DataRef, Formula] = {}
    within: Deadline | None = None
    overdue: Overdue | None = None
    outcomes: Mapping[OutcomeId, Outcome] = {}

    @property
    def ident(self) -> Word | None:
        """The step's id."""
        return self.id
