"""Documents (files, forms, or both), their numbers, and the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from xize.core.regulation.model.filing import Keep
from xize.core.regulation.model.forms import Check, Section
from xize.core.regulation.model.marks import Formula, Part
from xize.core.regulation.model.people import Who
from xize.core.regulation.model.words import (
    Basis,
    Cites,
    DocumentRef,
    Id,
    PeriodText,
    PointRef,
    RoleRef,
)


class Versions(Part, frozen=True, kw_only=True):
    """How versions are labelled: ``{n}`` counts within the state."""

    draft: str = "{n}"
    settled: str = "{n}"
    amended: str = "{n}"


class Numbering(Part, frozen=True, kw_only=True):
    """A numbering scheme, gapless per the listed keys: ``({yy}){mark}字{seq:03}``.

    ``of`` is the role whose department gives the mark, or ``starter``.
    """

    format: str
    per: tuple[Literal["department", "year", "month", "project", "organisation"], ...] = ()
    of: RoleRef | None = None
    issued: Literal["on_submit", "on_open", "on_settle"] = "on_submit"


class GoesTo(Part, frozen=True, kw_only=True):
    """Whom a version is sent to by itself, to be signed for; ``goes_to: [heads]`` names them only.

    ``on`` are the states that go round; ``reply`` asks for words, not for the receipt alone;
    ``within`` is the period after which those who have not answered are reminded.
    """

    to: tuple[Who, ...]
    on: tuple[Literal["draft", "settled", "amended"], ...] = ("settled",)
    reply: bool = False
    within: PeriodText | None = None


class Document(Part, frozen=True, kw_only=True):
    """A document: a file, a form (it has ``sections``), or both. A bare text is its name.

    ``template`` is a file of the regulation's folder, offered before somebody writes one.
    ``prints_as`` is a template (.typ, .docx) that a filled form is printed with.
    ``headings`` are the sections every file of it must contain, each with something below.
    ``check_out`` is how long one person may keep it to themselves. ``material`` says that it is a
    handbook or learning material: its settled versions are shown with the rule itself.

    ``watermark`` says that copies carry who took them and when; the original is for those who
    made or signed it and for the archive.

    ``per`` says whether the main flow's project or each case of a procedure has its own; without
    it, what only a procedure fills is per case (language.md, semantics 18).
    """

    name: str = ""
    also: tuple[str, ...] = ()
    versions: Versions | None = None
    visible_to: tuple[RoleRef, ...] = ()
    watermark: bool = False
    number: Numbering | None = None
    per: Literal["project", "case"] | None = None
    template: str | None = None
    prints_as: str | None = None
    headings: tuple[str, ...] = ()
    goes_to: tuple[GoesTo, ...] = ()
    check_out: PeriodText | None = None
    material: bool = False
    sections: Mapping[Id, Section] = {}
    check: tuple[Check, ...] = ()
    basis: Basis | None = None
    cites: Cites = ()


class DossierItem(Part, frozen=True, kw_only=True):
    """One line of the archive list: all documents ``of``, or ``any_of`` them."""

    item: int
    name: str = ""
    of: tuple[DocumentRef, ...] = ()
    any_of: tuple[DocumentRef, ...] = ()
    version: Literal["latest", "settled", "all"] = "latest"
    signed_at: PointRef | None = None
    optional: bool = False
    when: Formula | None = None
    keep: Keep | None = None
    basis: Basis | None = None
    cites: Cites = ()
