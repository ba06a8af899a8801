"""PDF files: whether they open at all, need a password, or start something by themselves."""

from __future__ import annotations

from itertools import islice
from typing import IO, BinaryIO, cast

import pikepdf

from xize.documents.refusals import FileUnreadable

MOST_OBJECTS = 200_000
STARTING = ("/JavaScript", "/Launch")
"""Actions that run script or a program (ISO 32000-1, 12.6.4.5 and 12.6.4.16)."""

HOOKS = ("/A", "/OpenAction", "/PA")


class Encryption(Exception):  # noqa: N818 - an answer of this room, turned into a refusal by it
    """The file needs a password."""


def starts_something(source: IO[bytes], about: str) -> bool:
    """Whether a PDF holds script or calls a program.

    Raises ``Encryption`` where a password is needed, ``FileUnreadable`` for a damaged file.
    """
    source.seek(0)
    try:
        with pikepdf.open(cast(BinaryIO, source)) as pdf:
            if not len(pdf.pages):
                raise FileUnreadable(about)
            return any(_starts(one) for one in islice(iter(pdf.objects), MOST_OBJECTS))
    except pikepdf.PasswordError as error:
        raise Encryption from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise FileUnreadable(about) from error


def _starts(one: pikepdf.Object) -> bool:
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return False
    actions = [one, *(one.get(hook) for hook in HOOKS)]
    more = one.get("/AA")
    if isinstance(more, pikepdf.Dictionary):
        actions.extend(more.values())
    return any(
        isinstance(action, pikepdf.Dictionary)
        and ("/JS" in action or str(action.get("/S", "")) in STARTING)
        for action in actions
    )
