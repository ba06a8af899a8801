"""Fields, the sections they stand in, and the checks over a whole form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.words import Basis, Cites, FieldType, Id, Names, OptionId, RoleRef


class Field(Part, frozen=True, kw_only=True):
    """A field of a form, a column of rows, a project datum, a field of a pool or a list line.

    Short forms: ``item: text`` is ``{type: text}``; ``amount: project.amount`` is
    ``{shows: project.amount}`` (a project field shown and written here; the type is its type).
    ``value`` makes it computed. ``options`` maps the stored word to what people read.
    """

    name: str = ""
    type: FieldType | None = None
    required: bool = False
    options: Mapping[OptionId, str] = {}
    of: Annotated[Word, Names(("rows",))] | None = None
    shows: Formula | None = None
    value: Formula | None = None
    basis: Basis | None = None
    cites: Cites = ()


class Section(Part, frozen=True, kw_only=True):
    """A part of a form that is filled in one go.

    Either ``fields``, or ``type: rows`` with ``columns``. ``each: role`` gives every seat its own
    copy.
    """

    name: str = ""
    type: Literal["rows"] | None = None
    fields: Mapping[Id, Field] = {}
    columns: Mapping[Id, Field] = {}
    each: Literal["role"] | None = None
    visible_to: tuple[RoleRef, ...] = ()
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


class Check(Part, frozen=True, kw_only=True):
    """A rule over the whole form: ``that`` must hold, otherwise the form is refused with ``says``.

    Inside it the form's own sections are named without the document (``sum(lines.wanted)``).
    """

    that: Formula
    says: str
    cites: Cites = ()
