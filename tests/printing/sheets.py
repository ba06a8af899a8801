"""Sheets for the tests of printing, and a look at what came of them."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from xize.printing import Cell, Grid, Paragraph, Sheet, Signed, Table, Tick


def paper(*texts: str, **options: object) -> Sheet:
    """A sheet with a paragraph, a cell and a row of a table for each text."""
    blocks = [
        block
        for text in texts
        for block in (
            Paragraph(text),
            Grid(rows=((Cell("意见", "label", 2), Cell(text, "opinion", 10, signed=(Signed(),))),)),
            Grid(rows=((Cell(text, span=12, ticks=(Tick(text, True), Tick("否"))),),), title=text),
            Table(text, [text, "金额"], [[text, "1"]], sums=["合计", "1"], figures=(1,)),
        )
    ]
    return Sheet("试验表", number="(25)卡字003", blocks=tuple(blocks), **options)  # type: ignore[arg-type]


def pages(pdf: bytes) -> Iterator[str]:
    """The text of each page, as a second program reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def text_of(pdf: bytes) -> str:
    """All text without spaces and line ends: how lines are broken is no part of the words."""
    return "".join("".join(pages(pdf)).split()).replace("\u200b", "")


def has_ink_at_the_edges(pdf: bytes, millimetres: float = 7) -> bool:
    """Whether anything is printed where no printer prints."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=1).to_pil().convert("L")
            wide, high = picture.size
            edge = round(millimetres * 72 / 25.4)
            inner = picture.copy()
            inner.paste(255, (edge, edge, wide - edge, high - edge))
            if inner.getextrema()[0] < 250:
                return True
    return False
