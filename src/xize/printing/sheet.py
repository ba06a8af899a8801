"""What is printed, as plain data: a sheet is a head and blocks, and knows nothing of projects.

The same sheet becomes a PDF (``as_pdf``) and the print view of a page, so both look alike.
Texts are texts: nothing in them is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

Align = Literal["justify", "left", "center", "right"]


class Part(msgspec.Struct, frozen=True):
    """A piece of a sheet."""


class Paragraph(Part, tag="paragraph", frozen=True):
    """Running text; ``indent`` sets the two-character indent of Chinese paragraphs."""

    text: str
    align: Align = "justify"
    indent: bool = True
    strong: bool = False


class Heading(Part, tag="heading", frozen=True):
    """A heading above what follows; 1 is the highest below the title."""

    text: str
    level: int = 1


class Note(Part, tag="note", frozen=True):
    """A remark in small print (备注)."""

    text: str


class Table(Part, tag="table", frozen=True):
    """Rows under heads, which are repeated on each page.

    ``widths`` are shares of the line ("2" is twice "1"); without them columns are as wide as
    their texts ask for. ``sums`` is the last line; ``figures`` are the columns (from 0) whose
    values stand at the right edge.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] | None = None
    sums: Sequence[str] | None = None
    figures: Sequence[int] = ()


class Signed(Part, frozen=True):
    """A line at the foot of a cell: who signed and when; blank ones are filled in by hand.

    ``void`` says why a signature no longer counts; it stays to be seen.
    """

    label: str = ""
    name: str = ""
    date: str = ""
    void: str = ""


class Tick(Part, frozen=True):
    """One choice of several, ticked or not."""

    text: str
    on: bool = False


class Cell(Part, frozen=True):
    """A cell of a form: a label (grey, centred), a value, or an opinion with signatures.

    ``span`` is counted in twelfths of the width. An ``opinion`` is tall, its signatures stand at
    its foot. ``more`` is a second line in small print, the capital amount for example.
    """

    text: str = ""
    kind: Literal["label", "value", "opinion"] = "value"
    span: int = 4
    align: Align = "left"
    more: str = ""
    ticks: Sequence[Tick] = ()
    signed: Sequence[Signed] = ()


class Grid(Part, tag="grid", frozen=True):
    """The boxed table of an office form: each row's spans add up to twelve.

    ``title`` is a bar over its full width; ``number`` the part's place in the form (一、…).
    """

    rows: Sequence[Sequence[Cell]]
    title: str = ""


class Closing(Part, tag="closing", frozen=True):
    """The end of a letter (落款): organisation and date at the right, signers' lines above."""

    organisation: str
    date: str
    signers: Sequence[Signed] = ()


class NewPage(Part, tag="page", frozen=True):
    """What follows begins on a page of its own."""


Block: TypeAlias = Paragraph | Heading | Note | Table | Grid | Closing | NewPage


class Sheet(Part, frozen=True):
    """One document to be printed on A4.

    ``number`` stands above the first block on the right (编号). ``subtitle`` is a line under the
    title. ``pairs`` are labels and values beside the number (填单日期 …). ``at`` is the time of
    printing: the PDF's own date, nothing that is printed; the same sheet gives the same bytes.
    ``footer`` stands at the foot of each page, beside page x of y. ``landscape`` is for wide
    tables; ``style`` a form (dense), or a letter (large type, wide lines).
    """

    title: str
    number: str = ""
    organisation: str = ""
    blocks: Sequence[Block] = ()
    footer: str = ""
    language: str = "zh-hans"
    subtitle: str = ""
    pairs: Sequence[tuple[str, str]] = ()
    at: datetime | None = None
    landscape: bool = False
    style: Literal["form", "letter"] = "form"
    watermark: str = ""

    @property
    def is_chinese(self) -> bool:
        """Whether the sheet's own words are Chinese."""
        return self.language.startswith("zh")
