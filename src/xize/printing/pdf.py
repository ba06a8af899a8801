"""A sheet as PDF: A4, Chinese fonts embedded, PDF/A-2b; the same sheet gives the same bytes."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
import typst

from xize.printing.columns import widths_of
from xize.printing.fonts import fonts, printable
from xize.printing.refusals import TooMuchToPrint
from xize.printing.sheet import Sheet

TYPESET: Final = Path(__file__).parent / "typeset"
LONGEST: Final = 3_000_000
"""Characters of one sheet: a thousand full pages, half a minute of setting."""
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
    """The data with printable texts, and with the widths of tables filled in."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Sequence):
        return [_settable(one) for one in value]
    if isinstance(value, dict):
        if value.get("type") == "table":
            value = value | {"widths": widths_of(value["heads"], value["rows"], value["widths"])}
        return {key: _settable(one) for key, one in value.items()}
    return value
