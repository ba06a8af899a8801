"""Side procedures, lists and programmes: how they start, what they hold, what they decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from xize.core.regulation.model.deadlines import Every
from xize.core.regulation.model.forms import Field
from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.people import Who
from xize.core.regulation.model.results import Result
from xize.core.regulation.model.step import Step
from xize.core.regulation.model.words import (
    Basis,
    Cites,
    DocumentRef,
    Id,
    Names,
    PeriodText,
    PointRef,
    ProcedureRef,
    ResultRef,
    SpanRef,
)


class Starts(Part, frozen=True, kw_only=True):
    """How a procedure begins. A bare role or list is ``{by: …}``.

    ``by`` people may start it (``during`` these stages, blocks or windows, ``at_most`` so often);
    ``changed`` a datum, ``overdue`` a step, ``version`` a new version of a document; ``every`` a
    recurrence; ``ended`` a project ended with one of these results, ``within`` a period (appeal).
    """

    by: tuple[Who, ...] = ()
    during: tuple[SpanRef, ...] = ()
    at_most: int | None = None
    changed: Formula | None = None
    overdue: PointRef | None = None
    version: DocumentRef | None = None
    every: Every | None = None
    ended: tuple[ResultRef, ...] = ()
    within: PeriodText | None = None
    when: Formula | None = None


class Holds(Part, frozen=True, kw_only=True):
    """What a running case of the procedure holds up: rows of a form, or ``steps``."""

    choose_from: Annotated[Word, Names(("rows",), ("steps",))]


class Lines(Part, frozen=True, kw_only=True):
    """The lines of a list: cases ``of`` a procedure that wait for it, open until a decision."""

    of: ProcedureRef
    open_until: PointRef | None = None
    fields: Mapping[Id, Field] = {}


class Attach(Part, frozen=True, kw_only=True):
    """Hangs a rule over others' projects (duties, recurring work, registers and gates)."""

    to: AttachTo
    roles: Mapping[Id, Formula] = {}


class AttachTo(Part, frozen=True, kw_only=True):
    """Which projects: ``any``, or an expression over them."""

    projects: Formula


class Procedure(Part, frozen=True, kw_only=True):
    """A procedure beside the main flow; ``project: own`` makes each case a project of its own."""

    name: str = ""
    project: Literal["own"] | None = None
    starts: Starts | None = None
    holds: Holds | None = None
    register: bool = False
    must_finish: bool = False
    key: Word | None = None
    lines: Lines | None = None
    flow: tuple[Step, ...]
    bpmn: Word | None = None  # ``flow: process.bpmn``: the process of this id in the file
    alongside: tuple[Step, ...] = ()
    results: Mapping[Id, Result] = {}
    when: Formula | None = None
    basis: Basis | None = None
    cites: Cites = ()
