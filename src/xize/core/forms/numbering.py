"""Numbers of documents: ``({yy}){mark}字{seq:03}`` becomes ``(25)卡字003``.

Counting itself (gapless, under a lock) is the database's; here is what a number looks like and
which counter it comes from.
"""

from __future__ import annotations

from typing import Final

from xize.core.process.numbering import parse
from xize.core.process.rulebook import Numbering

KEYS: Final = ("department", "year", "month", "project", "organisation")


def render(scheme: Numbering, *, year: int, month: int, mark: str, seq: int) -> str:
    """The number. ``year`` in full; ``mark`` is the department's character(s)."""
    given: dict[str, int | str] = {
        "yyyy": f"{year:04}",
        "yy": f"{year % 100:02}",
        "month": f"{month:02}",
        "mark": mark,
        "seq": seq,
    }
    return "".join(
        piece if isinstance(piece, str) else f"{given[piece.name]}".rjust(piece.width, "0")
        for piece in parse(scheme.format)
    )


def key(
    scheme: Numbering,
    *,
    document: str,
    department: str = "",
    year: int = 0,
    month: int = 0,
    project: str = "",
    organisation: str = "",
) -> str:
    """The counter a number is drawn from: the document and what the scheme counts ``per``."""
    given = {
        "department": department,
        "year": str(year),
        "month": str(month),
        "project": project,
        "organisation": organisation,
    }
    return "/".join((document, *(f"{per}={given[per]}" for per in KEYS if per in scheme.per)))
