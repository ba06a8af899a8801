"""A sheet as the print view shows it: the blocks of ``printing.sheet``, ready for templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xize.printing import Sheet, Table
from xize.printing.columns import widths_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One block with its kind; ``widths`` are the columns of a table in percent."""

    kind: str
    block: Any
    widths: tuple[str, ...] = ()
    figures: tuple[int, ...] = ()


def paper(sheet: Sheet) -> list[Piece]:
    """The blocks of a sheet."""
    return [_piece(block) for block in sheet.blocks]


def _piece(block: Any) -> Piece:
    kind = str(type(block).__struct_config__.tag)
    if not isinstance(block, Table):
        return Piece(kind, block)
    shares = widths_of(block.heads, block.rows, block.widths)
    whole = sum(shares) or 1
    widths = tuple(f"{100 * share / whole:.1f}%" for share in shares)
    return Piece(kind, block, widths, tuple(block.figures))
