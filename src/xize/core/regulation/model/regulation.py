"""The whole regulation."""

from __future__ import annotations

from collections.abc import Mapping

from xize.core.regulation.model.documents import Document, DossierItem
from xize.core.regulation.model.drawing import Drawing, Drawn
from xize.core.regulation.model.filing import Filing
from xize.core.regulation.model.forms import Field
from xize.core.regulation.model.marks import Part, Word
from xize.core.regulation.model.people import Role
from xize.core.regulation.model.prints import Print
from xize.core.regulation.model.procedures import Attach, Procedure
from xize.core.regulation.model.registers import Duty, Indicator, Pool, Register
from xize.core.regulation.model.results import Result
from xize.core.regulation.model.step import Step
from xize.core.regulation.model.tables import Parameter, Table
from xize.core.regulation.model.words import (
    ArticleNumber,
    Basis,
    ClosingTime,
    DateText,
    Id,
    RegulationId,
    Roll,
    Way,
)


class Issued(Part, frozen=True, kw_only=True):
    """The metadata of a normative document; a blank of the source is 待定."""

    number: str = ""
    by: str = ""
    approved_by: str = ""
    published: DateText | None = None
    in_force: DateText | None = None
    trial_until: DateText | None = None
    level: str = ""
    subject: str = ""
    addressees: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


class Regulation(Part, frozen=True, kw_only=True):
    """One regulation as written. ``basis`` is the default for whatever does not state its own.

    ``flow`` is empty where a BPMN file gives the control flow (``bpmn``); then ``steps`` says who,
    when and what by step id. ``drawing`` is that file: it comes from the folder, not the text.
    """

    regulation: RegulationId
    title: str
    edition: str = ""
    issued: Issued | None = None
    calendar: str = "CN"
    closing: ClosingTime | None = None
    roll: Roll | None = None
    basis: Basis = "stated"
    allows: tuple[Way, ...] = ()
    forbids: tuple[Way, ...] = ()

    flow: tuple[Step, ...] = ()
    bpmn: Drawn | None = None
    drawing: Drawing | None = None
    steps: Mapping[Id, Step] = {}
    alongside: tuple[Step, ...] = ()
    procedures: Mapping[Id, Procedure] = {}

    roles: Mapping[Id, Role] = {}
    data: Mapping[Id, Field] = {}
    parameters: Mapping[Id, Parameter] = {}
    classify: Mapping[Id, Table] = {}
    documents: Mapping[Id, Document] = {}
    dossier: tuple[DossierItem, ...] = ()
    filing: Filing | None = None
    prints: Mapping[Id, Print] = {}
    registers: Mapping[Id, Register] = {}
    pools: Mapping[Id, Pool] = {}
    indicators: Mapping[Id, Indicator] = {}
    duties: tuple[Duty, ...] = ()
    results: Mapping[Id, Result] = {}
    attach: Attach | None = None
    articles: Mapping[ArticleNumber, str] = {}

    @property
    def id(self) -> Word:
        """The regulation's id: the name of its folder."""
        return self.regulation
