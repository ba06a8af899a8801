"""The inputs of a form section, ready for the templates under ``forms/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xize.web.parts.choices import Group


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a form.

    ``text``: what is shown instead of an input, for fields that are worked out or ``locked``.
    ``away``: it does not apply as things stand; ``condition`` says in words when it does.
    ``files`` are pairs of name and token. ``fits``: characters the printed form has room for.
    """

    name: str
    label: str
    widget: str
    value: Any = None
    required: bool = False
    error: str = ""
    groups: tuple[Group, ...] = ()
    computed: bool = False
    proposed: bool = False
    wide: bool = False
    rows_of: str = ""  # the table a row is chosen from, as part of an HTML id
    offers: str = ""  # the address that offers rows for what is typed
    locked: bool = False
    text: str = ""
    says: str = ""
    unit: str = ""
    capital: str = ""
    away: bool = False
    condition: str = ""
    files: tuple[tuple[str, str], ...] = ()
    pictures: bool = False
    fits: int | None = None
    place: str = ""
    field: str = ""
    summed: bool = False  # the column is added up: ``total``
    total: str = ""

    @property
    def figure(self) -> bool:
        """Whether values stand at the right edge of a column."""
        return self.widget in ("number", "money", "percent")

    @property
    def id(self) -> str:
        """The id in the page."""
        return "".join(c if c.isalnum() else "-" for c in self.name)


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section to fill in: inputs, or rows of inputs under column headings.

    ``columns`` is an empty row: it names the columns and is copied for a new row. ``fixed``: rows
    neither come nor go here. ``sums``: some columns are added up.
    """

    name: str
    document: str
    title: str
    is_table: bool
    inputs: tuple[Input, ...] = ()
    columns: tuple[Input, ...] = ()
    rows: tuple[tuple[Input, ...], ...] = ()
    error: str = ""
    asked: bool = True
    fixed: bool = False
    away: bool = False
    condition: str = ""
    sums: bool = False
