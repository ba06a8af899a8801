"""Fields, the sections they stand in, the checks over a form, and how a step fills a section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.words import (
    Basis,
    Cites,
    FieldType,
    Id,
    Names,
    OptionId,
    Pattern,
    RoleRef,
    SectionRef,
)


class Check(Part, frozen=True, kw_only=True):
    """A rule over a whole form, or over one field: ``that`` must hold.

    Otherwise the form is refused with ``says``. Inside it the form's own sections are named without
    the document (``sum(lines.wanted)``).
    """

    that: Formula
    says: str
    cites: Cites = ()


class Field(Part, frozen=True, kw_only=True):
    """A field of a form, a column of rows, a project datum, a field of a pool or a list line.

    Short forms: ``item: text`` is ``{type: text}``; ``amount: project.amount`` is
    ``{shows: project.amount}`` (a project field shown and written here; the type is its type).
    ``value`` makes it computed. ``options`` maps the stored word to what people read.

    ``when``: the field is there only where this holds. ``at_least``/``at_most`` bound a figure or a
    day, the characters of a text, the number of choices or files; a plain figure is in the field's
    own ``unit``. ``written_as``: a text of a known kind (``mobile``, ``id_card`` …). ``unit``: 元
    or 万元 for money, any word for a number. ``sum``: the rows of a column are added up.
    ``says``: a line of help, and the wording of a declaration. ``fits``: how many characters the
    printed form has room for; a longer text continues in an attachment of the form.
    """

    name: str = ""
    type: FieldType | None = None
    required: bool = False
    options: Mapping[OptionId, str] = {}
    of: Annotated[Word, Names(("source",))] | None = None
    shows: Formula | None = None
    value: Formula | None = None
    when: Formula | None = None
    check: tuple[Check, ...] = ()
    at_least: Formula | None = None
    at_most: Formula | None = None
    written_as: Pattern | None = None
    unit: str = ""
    sum: bool = False
    says: str = ""
    fits: int | None = None
    basis: Basis | None = None
    cites: Cites = ()


class Section(Part, frozen=True, kw_only=True):
    """A part of a form that is filled in one go.

    Either ``fields``, or ``type: rows`` with ``columns``. ``each: role`` gives every seat its own
    copy. ``when``: the section is there only where this holds. ``at_least``/``at_most``: how
    many rows.
    """

    name: str = ""
    type: Literal["rows"] | None = None
    fields: Mapping[Id, Field] = {}
    columns: Mapping[Id, Field] = {}
    each: Literal["role"] | None = None
    visible_to: tuple[RoleRef, ...] = ()
    when: Formula | None = None
    at_least: int | None = None
    at_most: int | None = None
    basis: Basis | None = None
    cites: Cites = ()

    @property
    def is_rows(self) -> bool:
        """Whether it is a table of rows."""
        return self.type == "rows"

    @property
    def entries(self) -> Mapping[Id, Field]:
        """The fields, or the columns of rows."""
        return self.columns if self.is_rows else self.fields


class Fill(Part, frozen=True, kw_only=True):
    """A section a step fills: ``slip.head``, or ``{slip.head: {only: [amount]}}``.

    ``requires``: fields that must not be blank here; ``only``: the fields that may be changed here,
    the others stay as they are; ``shows``: the fields to be seen here, the others are left out.
    ``by``: only for these roles of the step.
    """

    section: SectionRef
    requires: tuple[Word, ...] = ()
    only: tuple[Word, ...] = ()
    shows: tuple[Word, ...] = ()
    by: tuple[RoleRef, ...] = ()
