"""Drawing what strangers made, in a process of its own: the file comes in, a picture goes out.

Run as a script and importing nothing of ours: `page NUMBER`, `picture` or `sheets`, the file on
the standard input. Answers a line of JSON, then the picture. Here are no database and no secrets,
little memory and little time, and when a decoder falls over, only this process falls.
"""

from __future__ import annotations

import io
import json
import resource
import sys

SECONDS = 20
MEMORY = 2 * 1024**3
WIDEST = 1400
"""Pixels of a page's or picture's longer or wider side: sharp on a screen, no better original."""

TALLEST = 4200
MOST_PIXELS = 80_000_000
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20, 200, 30, 300


def page(number: int) -> tuple[dict[str, object], bytes]:
    """One page of a PDF, drawn without its forms' scripts and annotations that start something."""
    import pypdfium2

    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    count = len(document)
    one = document[number - 1]
    width, height = one.get_size()
    scale = min(WIDEST / max(width, 1), TALLEST / max(height, 1), 4)
    return {"pages": count}, _webp(one.render(scale=scale).to_pil())


def picture() -> tuple[dict[str, object], bytes]:
    """A picture decoded and written anew: upright, smaller, without what was stored beside it."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(sys.stdin.buffer.read())) as opened:
        opened.draft("RGB", (2 * WIDEST, 2 * WIDEST))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((WIDEST, WIDEST))
        clear = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    return {"width": clear.width, "height": clear.height}, _webp(clear)


def _webp(image: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=82, method=2)  # type: ignore[attr-defined]
    return buffer.getvalue()


def sheets() -> tuple[dict[str, object], bytes]:
    """The first rows of every sheet as texts; formulas by the value they had when it was saved."""
    from openpyxl import load_workbook

    book = load_workbook(
        io.BytesIO(sys.stdin.buffer.read()), read_only=True, data_only=True, keep_links=False
    )
    found = []
    for sheet in book.worksheets[:MOST_SHEETS]:
        rows, more = [], False
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)):
            if number == MOST_ROWS:
                more = True
                break
            rows.append([_text(value) for value in row])
        found.append({"name": sheet.title, "rows": _trimmed(rows), "more": more})
    return {"sheets": found}, b""


def _text(value: object) -> str:
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).replace("T", " ").removesuffix(" 00:00:00")
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)[:LONGEST_CELL]


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without empty rows at the end and empty columns at the right."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) - next((i for i, c in enumerate(reversed(row)) if c), len(row))
                 for row in rows), default=0)  # fmt: skip
    return [[*row, *[""] * width][:width] for row in rows]


def main(what: str, number: str = "1") -> None:
    """Answer a line of JSON and the picture."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # the answer goes through a pipe
    head, body = {"page": lambda: page(int(number)), "picture": picture, "sheets": sheets}[what]()
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


if __name__ == "__main__":
    main(*sys.argv[1:3])
