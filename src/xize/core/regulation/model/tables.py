"""Decision tables (``classify:``): class, lead department, applicability from data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from xize.core.regulation.model.marks import Formula, Part
from xize.core.regulation.model.words import (
    Basis,
    Cites,
    DataRef,
    FieldType,
    OptionId,
    Plain,
    RoleRef,
)


class TableRow(Part, frozen=True, kw_only=True):
    """One rule of a table: when it holds, these data get these values."""

    when: Formula | None = None
    set: Mapping[DataRef, Formula]
    cites: Cites = ()


class Table(Part, frozen=True, kw_only=True):
    """A DMN decision table; a flip of its answer is an event ``confirmed_by`` confirms."""

    name: str = ""
    hit: Literal["unique", "first", "any", "priority", "collect"] = "unique"
    inputs: tuple[Formula, ...] = ()
    rows: tuple[TableRow, ...]
    confirmed_by: RoleRef | None = None
    basis: Basis | None = None
    cites: Cites = ()


class Parameter(Part, frozen=True, kw_only=True):
    """A figure the owner may change without a new edition; named ``$id``.

    ``value`` is text, or a mapping (``{period: 3 days, roll: none}``), or 待定.
    """

    name: str = ""
    type: FieldType
    value: Plain = None
    options: Mapping[OptionId, str] = {}
    basis: Basis | None = None
    cites: Cites = ()
