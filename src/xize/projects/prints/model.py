"""A filled form as it is printed: every text ready to be read, every value beside it.

The same model becomes the sheet (PDF, print view) and the JSON that stands beside it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of the model."""


class Choice(Part, frozen=True):
    """An option and whether it was chosen."""

    id: str
    text: str
    on: bool


class FieldRead(Part, frozen=True):
    """A field with its label. ``value`` is the stored one, ``text`` what is read.

    ``capital`` is the amount in capital figures; ``wide`` fields take a line of their own;
    ``fits`` is how many characters the printed form has room for.
    """

    id: str
    label: str
    type: str
    value: Any = None
    text: str = ""
    choices: tuple[Choice, ...] = ()
    capital: str = ""
    wide: bool = False
    fits: int = 0


class Filling(Part, frozen=True):
    """Who submitted a section, when, which version of it."""

    by: str
    name: str
    at: datetime
    day: str
    version: int = 1
    seat: str = ""


class Voice(Part, frozen=True):
    """One seat's opinion at a deciding step, or the place for it.

    ``station`` is the role or department; ``outcome`` the word decided, among ``choices``;
    ``void`` says why it no longer counts.
    """

    station: str
    people: str = ""
    outcome: str = ""
    choices: tuple[Choice, ...] = ()
    text: str = ""
    by: str = ""
    name: str = ""
    at: datetime | None = None
    day: str = ""
    late: str = ""
    void: str = ""
    visit: int = 0


class TableRead(Part, frozen=True):
    """A table of rows; ``values`` are the stored rows."""

    columns: tuple[FieldRead, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sums: tuple[str, ...] = ()
    values: tuple[dict[str, Any], ...] = ()


class SectionRead(Part, frozen=True):
    """A section: its fields or its table, who filled it, and the voices of its step."""

    id: str
    title: str
    kind: Literal["record", "table", "opinions"]
    fields: tuple[FieldRead, ...] = ()
    table: TableRead | None = None
    nested: tuple[tuple[str, TableRead], ...] = ()
    voices: tuple[Voice, ...] = ()
    filled: tuple[Filling, ...] = ()
    erased: bool = False
    closed: bool = False  # not for this reader


class FormRead(Part, frozen=True):
    """One instance of a form."""

    key: str
    document: str
    title: str
    instance: int
    number: str = ""
    numbered_at: datetime | None = None
    project: str = ""
    stream: str = ""
    regulation: str = ""
    edition: str = ""
    sections: tuple[SectionRead, ...] = ()
    attachments: tuple[str, ...] = ()
