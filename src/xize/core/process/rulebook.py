"""Everything the engine must know of one edition: its processes, roles, documents, figures.

A ``Rulebook`` is compiled once per edition and parameter set, is immutable and can be cached by
content hash. It holds no text a person wrote beyond names: articles stay in the regulation.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from xize.core.expressions import Expression
from xize.core.process.graph import Process
from xize.core.process.work import Part, Who


class Role(Part, frozen=True, kw_only=True):
    """Who can hold a part in the project.

    Resolution order: the project's team; ``any_of`` (union of other roles); ``head_of`` (heads of
    the departments those roles stand for); ``else_``; nobody.
    """

    id: str
    name: str = ""
    kind: Literal["department", "person", "body", "outside", "heads", "group"] = "department"
    any_of: tuple[str, ...] = ()
    head_of: tuple[str, ...] = ()
    exactly: int | None = None
    leads: bool = False
    optional: bool = False
    else_: str | None = None
    recorded_by: str | None = None
    pool: str | None = None


class Check(Part, frozen=True, kw_only=True):
    """A rule over a form (tried when any of its sections is submitted), or over one field."""

    that: Expression
    says: str


class Field(Part, frozen=True, kw_only=True):
    """One field of a form, a column of rows or a project datum.

    ``type`` is one of the language's field types. ``shows`` is set when the field shows and
    writes a project datum (``amount: project.amount``). ``value`` makes it computed. ``columns``
    are those of a datum that is a table (``rows``). ``when`` … ``fits`` are as in the language
    (``regulation.model.Field``); money in ``unit`` 万元 is stored as typed, reckoned with in yuan.
    """

    id: str
    name: str = ""
    type: str
    required: bool = False
    options: dict[str, str] = {}
    of: str | None = None  # rows section a ``row`` field refers to, "document.section"
    shows: str | None = None
    value: Expression | None = None
    columns: tuple[Field, ...] = ()
    basis: str = "stated"
    when: Expression | None = None
    checks: tuple[Check, ...] = ()
    at_least: Expression | None = None
    at_most: Expression | None = None
    written_as: str = ""
    unit: str = ""
    sum: bool = False
    says: str = ""
    fits: int | None = None


class Section(Part, frozen=True, kw_only=True):
    """A part of a form filled in one go. ``each`` = "role": one copy per deciding seat."""

    id: str
    name: str = ""
    rows: bool = False
    each: str | None = None
    fields: tuple[Field, ...]
    when: Expression | None = None
    at_least: int | None = None  # rows
    at_most: int | None = None
    visible_to: tuple[str, ...] = ()


class Numbering(Part, frozen=True, kw_only=True):
    """A numbering scheme: ``({yy}){mark}字{seq:03}``, gapless per the listed keys."""

    format: str
    per: tuple[str, ...] = ()  # department, year, project, organisation
    of: str | None = None  # the role whose department gives the mark
    issued: str = "on_submit"


class GoesTo(Part, frozen=True, kw_only=True):
    """Whom versions in the states ``on`` are sent to by themselves, to be signed for."""

    to: tuple[Who, ...]
    on: tuple[str, ...] = ("settled",)
    reply: bool = False
    within: str | None = None


class Document(Part, frozen=True, kw_only=True):
    """A file, a form (it has sections), or both."""

    id: str
    name: str = ""
    also: tuple[str, ...] = ()
    versions: dict[str, str] = {}  # draft, settled, amended label patterns
    sections: tuple[Section, ...] = ()
    checks: tuple[Check, ...] = ()
    number: Numbering | None = None
    per: Literal["project", "case"] = "project"
    visible_to: tuple[str, ...] = ()
    watermark: bool = False  # copies carry who took them and when
    template: str | None = None  # a file of the regulation's folder
    headings: tuple[str, ...] = ()  # what every file of it must contain, each with something below
    goes_to: tuple[GoesTo, ...] = ()
    check_out: str | None = None  # how long somebody may keep it
    material: bool = False  # handbook or learning material: shown with the rule itself


class Retention(Part, frozen=True, kw_only=True):
    """How long a dossier is kept where ``when`` holds: "permanent", "30 years", "10 years"."""

    keep: str
    when: Expression | None = None


class Filing(Part, frozen=True, kw_only=True):
    """How dossiers are coded and kept (language.md, ``filing``)."""

    fonds: str = "0001"
    category: str = "XM"
    code: str = "{fonds}-{category}-{yyyy}-{retention}-{office}-{seq:04}"
    retention: tuple[Retention, ...] = ()


class DossierItem(Part, frozen=True, kw_only=True):
    """One line of the archive list."""

    item: int
    of: tuple[str, ...]
    any_of: bool = False  # any of the documents is enough
    version: Literal["latest", "settled", "all"] = "latest"
    signed_at: str | None = None
    optional: bool = False
    when: Expression | None = None  # applies only where this holds when the dossier is checked
    name: str = ""
    keep: str | None = None  # the dossier is kept at least so long once this is delivered


class Result(Part, frozen=True, kw_only=True):
    """How a project or a procedure can end."""

    id: str
    name: str = ""
    success: bool = False
    reopen_by: tuple[Who, ...] = ()
    reopen_to: tuple[str, ...] = ()


class Procedure(Part, frozen=True, kw_only=True):
    """A side procedure (or "main"): how it starts, what it holds, its process."""

    id: str
    name: str = ""
    process: Process
    own: bool = False  # ``project: own``: a stream of its own
    starts_by: tuple[Who, ...] = ()
    during: tuple[str, ...] = ()
    at_most: int | None = None
    must_finish: bool = False
    register: bool = False
    holds: str | None = None  # "document.section" whose rows may be held, or "steps"
    triggers: dict[str, Any] = {}  # reserved: changed, overdue, version, every, yearly, ended


class Rulebook(msgspec.Struct, frozen=True, kw_only=True):
    """One edition, compiled."""

    regulation: str
    edition: str
    title: str = ""
    procedures: dict[str, Procedure]
    roles: dict[str, Role]
    documents: dict[str, Document]
    data: dict[str, Field]
    dossier: tuple[DossierItem, ...] = ()
    filing: Filing | None = None
    results: dict[str, Result] = {}
    parameters: dict[str, Any] = {}  # values in force, "countersign_period": "3 workdays" or a map
    figures: dict[str, Field] = {}  # of which type each parameter is
    closing: str = "24:00"
    leads: str = ""  # id of the role that bears overall responsibility
    forbids: tuple[str, ...] = ()  # ways of sharing that no project of the rule has as a whole

    @property
    def main(self) -> Procedure:
        """The regulation's main procedure."""
        return self.procedures["main"]
