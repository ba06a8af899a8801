"""Fields of a form with their values, as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xize.core.forms.display import in_capitals
from xize.core.process.rulebook import Document, Field, Section
from xize.printing.columns import breadth
from xize.projects.prints.model import Choice, FieldRead, TableRead
from xize.projects.prints.reading import Reading

LONG: Final = frozenset({"long_text", "several", "file", "picture", "declaration", "rows"})
HALF_A_LINE: Final = 30
"""Half characters that stand in half a line; a longer text takes a line of its own."""
FITS: Final = 600
"""Characters of a text the printed form has room for, where the regulation does not say."""
MOST_TICKS: Final = 10
FIGURES: Final = frozenset({"number", "money", "percent"})


def field_read(
    reading: Reading, document: Document, section: Section, field: Field, value: Any
) -> FieldRead:
    """One field with its value; blank ones keep their place."""
    text = _long_date(reading, field, value) or reading.text(document, section.id, field, value)
    choices = _choices(reading, document, section, field, value)
    return FieldRead(
        id=field.id,
        label=reading.names.field(document.id, section.id, field),
        type=field.type,
        value=value,
        text="" if choices else _with_unit(reading, field, value, text),
        choices=choices,
        capital=in_capitals(field, value) if reading.is_chinese else "",
        wide=field.type in LONG or breadth(text) > HALF_A_LINE or _breadth(choices) > HALF_A_LINE,
        fits=field.fits or FITS,
    )


def _long_date(reading: Reading, field: Field, value: Any) -> str:
    """A day as it is written on paper (2025年4月3日); in tables it stays short."""
    if field.type != "date" or not isinstance(value, str):
        return ""
    return reading.written(date.fromisoformat(value))


def _with_unit(reading: Reading, field: Field, value: Any, text: str) -> str:
    """Amounts with their unit; ``display`` may have put it there already."""
    if value is None or not text:
        return text
    unit = field.unit or ("元" if field.type == "money" else "")
    if not unit or text.endswith(unit):
        return text
    if reading.is_chinese:
        return f"{text} {unit}"
    return f"CNY {text}" if field.type == "money" and unit == "元" else f"{text} {unit}"


def _choices(
    reading: Reading, document: Document, section: Section, field: Field, value: Any
) -> tuple[Choice, ...]:
    """What is ticked: options of a choice, yes and no, a declaration."""
    if field.type in ("choice", "several") and len(field.options) <= MOST_TICKS:
        chosen = value if isinstance(value, list) else [value]
        options = reading.options(document, section.id, field)
        return tuple(Choice(id=one, text=text, on=one in chosen) for one, text in options.items())
    if field.type == "yes_no":
        yes, no = reading.say("是", "Yes"), reading.say("否", "No")
        return (
            Choice(id="yes", text=yes, on=value is True),
            Choice(id="no", text=no, on=value is False),
        )
    if field.type == "declaration":
        words = field.says or reading.names.field(document.id, section.id, field)
        return (Choice(id="yes", text=words, on=bool(value)),)
    return ()


def _breadth(choices: Iterable[Choice]) -> int:
    return sum(breadth(one.text) + 4 for one in choices)


def table_read(
    reading: Reading, document: Document, section: Section, fields: Iterable[Field], rows: Any
) -> TableRead:
    """Rows of a table, with the sums of its columns of money."""
    shown = [one for one in fields if one.type != "rows"]
    records: list[Mapping[str, Any]] = [one for one in rows or () if isinstance(one, Mapping)]
    columns = tuple(
        FieldRead(id=one.id, label=_head(reading, document, section, one), type=one.type)
        for one in shown
    )
    return TableRead(
        columns=columns,
        rows=tuple(
            tuple(reading.text(document, section.id, one, row.get(one.id)) for one in shown)
            for row in records
        ),
        sums=_sums(reading, document, section, shown, records),
        values=tuple(dict(row) for row in records),
    )


def _head(reading: Reading, document: Document, section: Section, field: Field) -> str:
    name = reading.names.field(document.id, section.id, field)
    plain_yuan = field.type == "money" and field.unit in ("", "元")
    return f"{name}（元）" if plain_yuan and reading.is_chinese and "元" not in name else name


def _sums(
    reading: Reading,
    document: Document,
    section: Section,
    fields: list[Field],
    rows: list[Mapping[str, Any]],
) -> tuple[str, ...]:
    """The last line: what adds up, added up; nothing for a table of one row."""
    adding = {one.id for one in fields if one.type == "money" or one.sum}
    if not adding or len(rows) < 2:
        return ()
    words = []
    for one in fields:
        found = [row.get(one.id) for row in rows] if one.id in adding else []
        given = [Decimal(str(value)) for value in found if value is not None]
        total = str(sum(given)) if given else None
        words.append(reading.text(document, section.id, one, total))
    if not words[0]:
        words[0] = reading.say("合计", "Total")
    return tuple(words)
