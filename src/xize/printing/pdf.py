"""A sheet as PDF: A4, Chinese fonts embedded, PDF/A-2b; the same sheet gives the same bytes."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
import typst

from xize.printing.breaking import breakable, breakable_rows
from xize.printing.columns import widths_of
from xize.printing.fonts import fonts, printable
from xize.printing.refusals import TooMuchToPrint
from xize.printing.sheet import Sheet

TYPESET: Final = Path(__file__).parent / "typeset"
LONGEST: Final = 3_000_000
"""Characters of one sheet: a thousand full pages, half a minute of setting."""
LONGEST_HEAD: Final = 80
"""Characters of the head of a table or a column."""
_PIECES: Final = ("words", "page", "blocks", "sheet")
_UNDATED: Final = 0
ARCHIVAL: Final = "a-2b"


def as_pdf(sheet: Sheet, *, archival: bool = True) -> bytes:
    """The sheet set in type; ``archival`` asks for PDF/A-2b, which is checked while it is written.

    Raises ``FontsMissing`` and ``TooMuchToPrint``.
    """
    data = msgspec.json.encode(_settable(msgspec.to_builtins(sheet)))
    if len(data) > LONGEST:
        raise TooMuchToPrint(sheet.title, limit=LONGEST // 30_000)
    return typeset(source(), {"sheet": data.decode()}, at=sheet.at, archival=archival)


def typeset(
    text: str, inputs: dict[str, str], *, at: datetime | None, archival: bool = True
) -> bytes:
    """Set a Typst source of ours; what varies comes in as ``inputs``, never in the source."""
    compiler = typst.Compiler(root=TYPESET, font_paths=fonts(), sys_inputs=inputs)
    made = compiler.compile(
        input=text.encode(),
        format="pdf",
        pdf_standards=[ARCHIVAL] if archival else [],
        timestamp=_UNDATED if at is None else int(at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


@functools.cache
def source() -> str:
    """The source of every sheet: our own pieces in one text."""
    read = "#let sheet = json(bytes(sys.inputs.sheet))\n"
    return read + "\n".join(
        (TYPESET / f"{name}.typ").read_text(encoding="utf-8") for name in _PIECES
    )


def _settable(value: Any) -> Any:
    """The data with printable texts that can be broken, and with the widths of tables filled in."""
    if isinstance(value, str):
        return breakable(printable(value))
    if isinstance(value, Sequence):
        return [_settable(one) for one in value]
    if isinstance(value, dict):
        if value.get("type") == "table":
            return _table(value)
        found = {key: _settable(one) for key, one in value.items()}
        return found | {"title": _short(found["title"])} if "title" in found else found
    return value


def _table(value: dict[str, Any]) -> dict[str, Any]:
    """A table: what its columns have room for decides where their words may be broken."""
    widths = widths_of(value["heads"], value["rows"], value["widths"])

    def fitted(rows: Sequence[Sequence[str]]) -> list[list[str]]:
        return breakable_rows([[printable(one) for one in row] for row in rows], widths)

    return {
        **value,
        "title": breakable(_short(printable(value["title"]))),
        "widths": widths,
        "heads": fitted([[_short(one) for one in value["heads"]]])[0],
        "rows": fitted(value["rows"]),
        "sums": None if value["sums"] is None else fitted([value["sums"]])[0],
    }


def _short(text: str) -> str:
    """A head is one line or two: it must leave room for what stands under it."""
    text = " ".join(text.split("\n"))
    return text if len(text) <= LONGEST_HEAD else text[: LONGEST_HEAD - 1] + "…"
