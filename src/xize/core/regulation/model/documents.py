"""Documents (files, forms, or both), their numbers, and the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from xize.core.regulation.model.forms import Check, Section
from xize.core.regulation.model.marks import Formula, Part
from xize.core.regulation.model.words import Basis, Cites, DocumentRef, Id, PointRef, RoleRef


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


class Document(Part, frozen=True, kw_only=True):
    """A document: a file, a form (it has ``sections``), or both. A bare text is its name.

    ``per`` says whether the main flow's project or each case of a procedure has its own; without
    it, what only a procedure fills is per case (language.md, semantics 18).
    """

    name: str = ""
    also: tuple[str, ...] = ()
    versions: Versions | None = None
    visible_to: tuple[RoleRef, ...] = ()
    number: Numbering | None = None
    per: Literal["project", "case"] | None = None
    template: str | None = None
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
    basis: Basis | None = None
    cites: Cites = ()
