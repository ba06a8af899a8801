"""Watermarks: who took a copy and when, across every page of a PDF and across a picture."""

from __future__ import annotations

import io
from typing import IO

import pikepdf
from PIL import Image, ImageDraw, ImageFont, ImageOps

from xize.documents.previews.refusals import NoMarkedCopy
from xize.documents.safety import pictures
from xize.printing.fonts import FOLDER, printable
from xize.printing.pdf import typeset

PICTURES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/bmp": "BMP"}
PDF = "application/pdf"
FONT = FOLDER / "NotoSansSC-Regular.ttf"
GREY = (90, 90, 90, 70)
"""Light enough to read through, dark enough to survive a copier."""

TURNED = 28
"""Degrees."""

BROKEN = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    Image.DecompressionBombError,
    *pictures.BROKEN,
)

WIDEST = 4000
"""Pixels of the longer side of a marked picture."""

_SHEET = """
#set page(width: eval(sys.inputs.width), height: eval(sys.inputs.height), margin: 0pt, fill: none)
#set text(font: "Noto Sans SC", size: eval(sys.inputs.size), fill: rgb(90, 90, 90, 70))
#let one = rotate(-28deg, box(inset: (x: 20pt, y: 30pt), sys.inputs.words))
#place(center + horizon, grid(columns: (1fr, 1fr), ..range(18).map(_ => one)))
"""


def can_mark(media_type: str) -> bool:
    """Whether copies of this kind can carry a mark."""
    return media_type == PDF or media_type in PICTURES


def marked(source: IO[bytes], media_type: str, words: str, name: str) -> bytes:
    """A copy with words across it. Raises ``NoMarkedCopy`` for kinds and files that cannot."""
    try:
        if media_type == PDF:
            return _marked_pdf(source, words)
        if media_type in PICTURES:
            return marked_picture(source.read(), PICTURES[media_type], words)
    except BROKEN as error:
        raise NoMarkedCopy(name) from error
    raise NoMarkedCopy(name)


def _marked_pdf(source: IO[bytes], words: str) -> bytes:
    """Each page with a sheet laid over it that fits its size; one sheet for all of one size."""
    sheets: dict[tuple[int, int], pikepdf.Pdf] = {}
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(source.read())) as copy:
        for one in copy.pages:
            left, low, right, high = (float(edge) for edge in one.mediabox)
            size = int(abs(right - left)), int(abs(high - low))
            if size not in sheets:
                sheets[size] = pikepdf.open(io.BytesIO(_sheet(size, words)))
            one.add_overlay(sheets[size].pages[0], pikepdf.Rectangle(left, low, right, high))
        copy.save(target)
    for sheet in sheets.values():
        sheet.close()
    return target.getvalue()


def _sheet(size: tuple[int, int], words: str) -> bytes:
    width, height = max(size[0], 20), max(size[1], 20)
    inputs = {
        "words": printable(words),
        "width": f"{width}pt",
        "height": f"{height}pt",
        "size": f"{max(6, min(width, height) // 34)}pt",
    }
    return typeset(_SHEET, inputs, at=None, archival=False)


def marked_picture(content: bytes, kind: str, words: str) -> bytes:
    """A picture written anew with words across it, upright and without what was stored beside.

    Very large ones are made smaller, so that many may be marked at once.
    """
    with Image.open(io.BytesIO(content)) as opened:
        opened.draft("RGB", (WIDEST, WIDEST))
        base = ImageOps.exif_transpose(opened)
        base.thumbnail((WIDEST, WIDEST))
        base = base.convert("RGBA")
    stamp = _stamp(printable(words), max(12, min(base.size) // 28))
    for row, top in enumerate(range(-stamp.height // 2, base.height, stamp.height)):
        for left in range(-(row % 2) * stamp.width // 2, base.width, stamp.width):
            place = (max(left, 0), max(top, 0))
            base.alpha_composite(stamp, place, (max(-left, 0), max(-top, 0)))
    target = io.BytesIO()
    base.convert("RGBA" if kind in ("PNG", "WEBP") else "RGB").save(target, kind)
    return target.getvalue()


def _stamp(text: str, size: int) -> Image.Image:
    """The words once, turned, with room around them."""
    font = ImageFont.truetype(FONT, size)
    _, _, across, down = (int(edge) for edge in font.getbbox(text))
    flat = Image.new("RGBA", (across + 4 * size, down + 2 * size))
    ImageDraw.Draw(flat).text((2 * size, size), text, GREY, font)
    return flat.rotate(TURNED, Image.Resampling.BICUBIC, expand=True)
