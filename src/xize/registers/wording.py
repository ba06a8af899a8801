"""Cells of a register as people read them, and as workbooks count with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from msgspec.structs import replace as with_fields

from xize.core.forms import display
from xize.core.process.rulebook import Field
from xize.registers.keys import figure
from xize.registers.named import own_text
from xize.registers.opened import Opened
from xize.registers.shape import ColumnShape

LONG = 12
"""Letters from which a text may take several lines."""

Worth = Decimal | datetime | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value. ``worth`` is what workbooks count with; local time, as Excel knows no zones.

    ``look``: figure (at the right edge), late, long (may take several lines) or nothing special.
    """

    text: str
    worth: Worth = None
    look: str = ""


EMPTY = Cell("")


class Wording:
    """Words for one reader; names were read when the register was opened."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._language = "zh" if opened.actor.language.startswith("zh") else "en"
        self._zone = ZoneInfo(settings.XIZE_TIME_ZONE)
        self._fields = {one.id: self._named_field(one) for one in opened.columns.values()}

    def _named_field(self, column: ColumnShape) -> Field | None:
        """The field with its options named in the reader's language."""
        if column.field is None or not column.field.options:
            return column.field
        options = {**column.field.options, **self._opened.named.get(column.id, {})}
        return with_fields(column.field, options=options)

    def cell(self, column: ColumnShape, value: Any) -> Cell:
        """One value of a column."""
        if value is None or value == "" or value == []:
            return EMPTY
        shown = self._fields[column.id]
        if shown is None:
            return self._own(column, value)
        names = self._opened.named.get(column.id, {})
        text = display(
            shown,
            value,
            self._language,  # type: ignore[arg-type]
            name=lambda _kind, ident: names.get(ident, ident),
        )
        if column.kind == "figure":
            return Cell(text, figure(value), "figure")
        if shown.type in ("date", "datetime"):
            return Cell(text, _moment(value))
        return Cell(text, look=_look(text))

    def _own(self, column: ColumnShape, value: Any) -> Cell:
        names = self._opened.named.get(column.id, {})
        if isinstance(value, datetime):
            local = value.astimezone(self._zone).replace(tzinfo=None)
            return Cell(local.strftime("%Y-%m-%d %H:%M"), local)
        if column.kind == "late":
            return Cell(names["yes"], look="late")
        if column.kind == "person":
            return Cell(names.get(str(value), str(value)))
        if isinstance(value, bool):
            return Cell("✓" if value else "")
        if isinstance(value, (int, Decimal)):
            return Cell(str(value), Decimal(value))
        text = str(own_text(column, value, names))
        return Cell(text, look=_look(text))


def _look(text: str) -> str:
    return "long" if len(text) > LONG else ""


def _moment(value: Any) -> Worth:
    """A stored day or moment as workbooks know them; None for what is none."""
    text = str(value)
    try:
        if len(text) == len("2026-01-01"):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
