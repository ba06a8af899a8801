"""PDF files: whether they open at all, need a password, or start something by themselves."""

from __future__ import annotations

from typing import IO, BinaryIO, cast

import pikepdf

from xize.documents.refusals import FileUnreadable
from xize.documents.safety.archives import is_program

MOST_OBJECTS = 300_000
"""Large drawings have some ten thousand; more would take longer to look through than to refuse."""

STARTING = ("/JavaScript", "/Launch")
"""Actions that run script or a program (ISO 32000-1, 12.6.4.5 and 12.6.4.16)."""

DEEPEST = 30
"""Arrays in dictionaries in arrays; what is deeper was not made by any program for documents."""


class Encryption(Exception):  # noqa: N818 - an answer of this room, turned into a refusal by it
    """The file needs a password."""


def starts_something(source: IO[bytes], about: str) -> bool:
    """Whether a PDF holds script, calls a program or carries one.

    Raises ``Encryption`` where a password is needed, ``FileUnreadable`` for a damaged file.
    """
    source.seek(0)
    try:
        with pikepdf.open(cast(BinaryIO, source)) as pdf:
            if not len(pdf.pages):
                raise FileUnreadable(about)
            if len(pdf.objects) > MOST_OBJECTS:
                raise FileUnreadable(about)
            return any(map(is_program, pdf.attachments)) or any(map(_starts, pdf.objects))
    except pikepdf.PasswordError as error:
        raise Encryption from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise FileUnreadable(about) from error


def _starts(one: object, left: int = DEEPEST) -> bool:
    """Whether an object, or one written inside it, starts something; others come by themselves."""
    if isinstance(one, pikepdf.Array):
        inside = list(one)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        if "/JS" in one or str(one.get("/S", "")) in STARTING:
            return True
        inside = list(one.values())
    else:
        return False
    return not left or any(_starts(part, left - 1) for part in inside if _is_direct(part))


def _is_direct(part: object) -> bool:
    return isinstance(part, pikepdf.Array | pikepdf.Dictionary) and not part.is_indirect
