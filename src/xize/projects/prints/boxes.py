"""A form as a sheet: boxed cells, opinions with their signatures, tables, attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from xize.printing import (
    Block,
    Cell,
    Grid,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Sheet,
    Signed,
    Table,
    Tick,
)
from xize.projects.prints.model import (
    Choice,
    FieldRead,
    FormRead,
    SectionRead,
    TableRead,
    Voice,
)
from xize.projects.prints.reading import Reading
from xize.projects.prints.values import FIGURES

LABEL: Final = 2
WHOLE: Final = 12 - LABEL
HALF: Final = 6 - LABEL
NUMBERS: Final = "一二三四五六七八九十"
LABEL_FITS: Final = 7
"""Characters of a label that stand on one line."""
Row = tuple[Cell, ...]


def sheet_of(reading: Reading, form: FormRead, at: datetime) -> Sheet:
    """The official form on A4."""
    overflow = _Overflow(reading)
    blocks: list[Block] = []
    for section in form.sections:
        blocks += _section(reading, form, section, overflow)
    if form.attachments:
        names = "\n".join(f"{n}. {one}" for n, one in enumerate(form.attachments, 1))
        label = reading.say("附件", "Attachments")
        blocks.append(Grid(rows=((Cell(label, "label", LABEL), Cell(names, span=WHOLE)),)))
    first = min((one.at for each in form.sections for one in each.filled), default=None)
    pairs = [
        (reading.say("填单日期", "Date"), reading.day(first)),
        (reading.say("项目", "Project"), form.project),
    ]
    return Sheet(
        title=form.title,
        number=form.number,
        organisation=reading.organisation,
        blocks=(*blocks, *overflow.pages()),
        footer=reading.printed(at),
        language=reading.names.language,
        pairs=tuple((label, text) for label, text in pairs if text),
        at=at,
    )


class _Overflow:
    """Texts the form has no room for: they go on in attachments to the same form."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._kept: list[tuple[str, str]] = []

    def fitting(self, label: str, text: str, room: int) -> str:
        """The text, or its beginning with a mark where the rest stands."""
        if len(text) <= room:
            return text
        self._kept.append((label, text))
        number = len(self._kept)
        mark = self._reading.say(f"……（全文见附页{number}）", f"… (in full in attachment {number})")
        return text[: max(room - len(mark), 1)].rstrip() + mark

    def pages(self) -> Iterator[Block]:
        """The attachments, each with the whole text."""
        for number, (label, text) in enumerate(self._kept, 1):
            if number == 1:
                yield NewPage()
            yield Heading(
                self._reading.say(f"附页{number}　{label}", f"Attachment {number}: {label}")
            )
            yield Paragraph(text)


def _section(
    reading: Reading, form: FormRead, section: SectionRead, overflow: _Overflow
) -> Iterator[Block]:
    title = "" if section.title == form.title else section.title
    if section.erased or section.closed:
        gone = (
            reading.say("（内容已按规定删除）", "(erased as the law asks)")
            if section.erased
            else reading.say("（本部分仅限有关人员查阅）", "(open to those concerned only)")
        )
        yield Grid(rows=((Cell(gone, span=12),),), title=title)
        return
    if section.table is not None:
        yield table_block(title, section.table)
        title = ""
    rows = [] if section.kind == "opinions" else [*_fields(section.fields, overflow)]
    rows += _opinions(reading, section, overflow)
    if section.filled and not section.voices:
        rows.append(_fillers(reading, section))
    if rows:
        yield Grid(rows=tuple(rows), title=title)
    for label, table in section.nested:
        yield table_block(label, table)


def table_block(title: str, table: TableRead) -> Table:
    """A table section."""
    return Table(
        title=title,
        heads=tuple(one.label for one in table.columns),
        rows=table.rows,
        sums=table.sums or None,
        figures=tuple(n for n, one in enumerate(table.columns) if one.type in FIGURES),
    )


def _fields(fields: Sequence[FieldRead], overflow: _Overflow) -> Iterator[Row]:
    """Two short fields to a line; a wide one takes a line of its own."""
    waiting: FieldRead | None = None
    for one in fields:
        if one.wide:
            if waiting:
                yield _pair(waiting, WHOLE, overflow)
                waiting = None
            yield _pair(one, WHOLE, overflow)
        elif waiting:
            yield (*_pair(waiting, HALF, overflow), *_pair(one, HALF, overflow))
            waiting = None
        else:
            waiting = one
    if waiting:
        yield _pair(waiting, WHOLE, overflow)


def _pair(field: FieldRead, span: int, overflow: _Overflow) -> Row:
    label = label_cell(field.label)
    more = f"大写：{field.capital}" if field.capital else ""
    text = overflow.fitting(field.label, field.text, field.fits)
    return label, Cell(text, span=span, more=more, ticks=ticks(field.choices))


def label_cell(text: str) -> Cell:
    """A label; what it has in brackets goes to a line of its own where both do not fit."""
    if len(text) > LABEL_FITS and "（" in text[1:]:
        text = text.replace("（", "\n（", 1)
    elif LABEL_FITS < len(text) <= 2 * LABEL_FITS and not text.isascii():
        text = f"{text[: (len(text) + 1) // 2]}\n{text[(len(text) + 1) // 2 :]}"
    return Cell(text, "label", LABEL)


def ticks(choices: Iterable[Choice]) -> tuple[Tick, ...]:
    """Options with what was chosen ticked."""
    return tuple(Tick(one.text, one.on) for one in choices)


def _opinions(reading: Reading, section: SectionRead, overflow: _Overflow) -> Iterator[Row]:
    """A tall cell for each voice. A section's own texts go to its one voice."""
    own = ""
    if section.kind == "opinions":
        own = "\n".join(one.text for one in section.fields if one.text and one.wide)
        own = own or "\n".join(
            one.text for one in section.fields if one.text and one.type == "long_text"
        )
    for number, voice in enumerate(section.voices):
        said = [own if number == 0 else "", voice.text]
        text = "\n".join(dict.fromkeys(one for one in said if one))
        fitted = overflow.fitting(f"{voice.station}", text, 900)
        yield label_cell(voice.station), opinion(reading, voice, fitted)


def opinion(reading: Reading, voice: Voice, text: str, span: int = WHOLE) -> Cell:
    """The cell of one opinion, with its signature or the lines for it."""
    late = reading.say(f"（{voice.late}）", f" ({voice.late})") if voice.late else ""
    signed = Signed(name=voice.name, date=voice.day + late if voice.day else "", void=voice.void)
    return Cell(text, "opinion", span, ticks=ticks(voice.choices), signed=(signed,))


def _fillers(reading: Reading, section: SectionRead) -> Row:
    """Who filled the section in, at its foot."""
    label = reading.say("填写", "Filled in by")
    found = {(one.name, one.day): Signed(label, one.name, one.day) for one in section.filled}
    return (Cell(span=12, align="right", signed=tuple(found.values())),)


def note(reading: Reading, chinese: str, english: str) -> Note:
    """A remark in small print."""
    return Note(reading.say(chinese, english))
