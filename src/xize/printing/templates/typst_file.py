"""Typst templates: the data are JSON called ``data``; our prelude sets fonts and paper."""

from __future__ import annotations

import functools
import re
import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec
import typst

from xize.printing.fonts import fonts
from xize.printing.pdf import ARCHIVAL, TYPESET
from xize.printing.templates.fill import Answer

PRELUDE: Final = "prelude"
_WARM: Final = """#set text(font: ("Noto Serif SC", "DejaVu Sans Mono"))
一☑*一* #text(font: "Noto Sans SC")[一*一*]"""
_PLACE: Final = re.compile(r"__typst_py_bytes__\.typ:(\d+):\d+")


def prepare() -> typst.Compiler:
    """The typesetter with every font open, over an empty folder: there is nothing to be read."""
    source()  # read while files can be opened
    with tempfile.TemporaryDirectory() as folder:
        nothing = Path(folder) / "packages"
        compiler = typst.Compiler(
            root=Path(folder),
            font_paths=fonts(),
            package_path=nothing,
            package_cache_path=nothing,
        )
        compiler.compile(input=_WARM.encode(), format="pdf")
    return compiler


def filled(compiler: typst.Compiler, template: bytes, data: Any, at: int) -> Answer:
    """The template as PDF/A."""
    prelude = source()
    try:
        made = compiler.compile(
            input=prelude.encode() + template,
            format="pdf",
            sys_inputs={"data": msgspec.json.encode(data).decode()},
            pdf_standards=[ARCHIVAL],
            timestamp=at,
        )
    except typst.TypstError as error:
        return Answer(line=_line(error, prelude), reason=_reason(error))
    assert isinstance(made, bytes)
    return Answer(content=made)


@functools.cache
def source() -> str:
    """What stands before every template."""
    return (TYPESET / f"{PRELUDE}.typ").read_text(encoding="utf-8")


def _line(error: typst.TypstError, prelude: str) -> int:
    """The line of the template, counted from 1 in the author's own file."""
    found = _PLACE.search(error.diagnostic or "")
    return max(int(found[1]) - prelude.count("\n"), 0) if found else 0


def _reason(error: typst.TypstError) -> str:
    hints = "; ".join(error.hints or ())
    return f"{error.message} ({hints})"[:400] if hints else str(error.message)[:400]
