"""Plain data becomes paper: PDF with embedded fonts, filled Word templates, signed files.

    as_pdf(Sheet(title, blocks=(Table(title, heads, rows), …)))   -> PDF/A-2b, A4

No tables, no projects, no clock: what is printed and when comes in with the call. Where to look:
`sheet` (what can be printed), `pdf` and `typeset/` (how), `fonts` (in what).
"""

from xize.printing.pdf import as_pdf
from xize.printing.sheet import (
    Block,
    Cell,
    Closing,
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

__all__ = [
    "Block",
    "Cell",
    "Closing",
    "Grid",
    "Heading",
    "NewPage",
    "Note",
    "Paragraph",
    "Sheet",
    "Signed",
    "Table",
    "Tick",
    "as_pdf",
]
