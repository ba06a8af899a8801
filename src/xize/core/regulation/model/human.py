"""Human steps: ``task``, ``approve``, ``countersign``, ``file``, ``archive`` and the panel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from xize.core.regulation.model.deadlines import Deadline, Overdue, Remind
from xize.core.regulation.model.forms import Fill
from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.outcomes import LineOutcome, Outcome
from xize.core.regulation.model.people import By, Group, Who
from xize.core.regulation.model.step import Requirement, Step
from xize.core.regulation.model.words import (
    DataRef,
    DocumentRef,
    Grammar,
    Id,
    Names,
    OutcomeId,
    PeriodText,
    Plain,
    PoolRef,
    RoleRef,
    StepRef,
    Way,
)

HumanKind = Literal["task", "approve", "countersign", "file", "archive", "panel"]


class Human(Step, frozen=True, kw_only=True):
    """A step people do. ``kind`` is the word it was written with; the keys are the same for all."""

    keywords: ClassVar[dict[str, str]] = {
        "task": "id", "approve": "id", "countersign": "id", "file": "id", "archive": "id",
    }  # fmt: skip

    kind: HumanKind = "task"
    id: Id
    by: By | None = None
    in_turn: tuple[Group, ...] = ()
    with_: tuple[Who, ...] = ()
    names: tuple[RoleRef, ...] = ()

    uses: tuple[DocumentRef, ...] = ()
    fills: tuple[Fill, ...] = ()
    produces: tuple[DocumentRef, ...] = ()
    revises: tuple[DocumentRef, ...] = ()
    settles: tuple[DocumentRef, ...] = ()
    signs: tuple[DocumentRef, ...] = ()
    stale: Literal["redo", "keep", "ask"] = "redo"
    new: bool = False

    rule: Annotated[Word, Grammar("rule")] | None = None
    tally: Literal["when_all_decided", "as_soon_as_certain"] | None = None
    weights: Mapping[RoleRef, Word] = {}
    veto: tuple[RoleRef, ...] = ()
    quorum: Annotated[Word, Grammar("share")] | None = None
    split: Who | None = None

    within: Deadline | None = None
    due: Formula | None = None
    at_least: PeriodText | None = None
    lasts: PeriodText | None = None
    remind: Remind | None = None
    overdue: Overdue | None = None
    clock: Literal["runs", "pauses"] | None = None

    requires: tuple[Requirement, ...] = ()
    outcomes: Mapping[OutcomeId, Outcome] = {}
    line_outcomes: Mapping[OutcomeId, LineOutcome] = {}

    allows: tuple[Way, ...] = ()
    forbids: tuple[Way, ...] = ()
    nobody: Annotated[Word, Names(("role",), ("ask_owner", "skip"))] | None = None
    self_: Literal["allow", "superior", "skip"] | None = None
    again: Literal["ask", "carry"] | None = None
    resubmit: Literal["in_turn", "here"] | None = None
    not_same_as: StepRef | None = None
    not_of: tuple[RoleRef, ...] = ()

    @property
    def ident(self) -> Word | None:
        """The step's id."""
        return self.id

    @property
    def turns(self) -> tuple[tuple[Who, ...], ...]:
        """Who does it: the groups one after another, a single one where all act together."""
        if self.in_turn:
            return tuple(group.who for group in self.in_turn)
        return self.by.turns if self.by else ((),)


class Draw(Part, frozen=True, kw_only=True):
    """How the members of a panel are drawn; the seed is recorded in the event."""

    from_: PoolRef
    count: Word
    min: Word | None = None
    avoid: Formula | None = None
    seed: Literal["recorded"] = "recorded"


class Score(Part, frozen=True, kw_only=True):
    """How the sheets of a panel become one figure, written to ``writes``."""

    weights: Plain = None
    drop: Literal["extremes", "highest", "lowest"] | None = None
    drop_from: int | None = None
    of: Literal["mean", "median", "sum"] = "mean"
    writes: DataRef | None = None


class Panel(Human, frozen=True, kw_only=True):
    """Experts who score blindly until all have: read and checked, not yet executable."""

    keywords: ClassVar[dict[str, str]] = {"panel": "id"}

    draw: Draw | None = None
    score: Score | None = None
