"""XML that comes from outside: nothing is parsed before it is known to declare no entities."""

from __future__ import annotations

from typing import IO
from xml.parsers import expat

from xize.documents.refusals import FileUnreadable
from xize.documents.safety.refusals import EntitiesInside

PIECE = 64 * 1024
LONGEST_PROLOG = 4 * 1024 * 1024
"""Bytes before the first element; what is longer is comments nobody needs."""


class _BegunError(Exception):
    """The first element was reached: from here on no document type can follow."""


class _DeclaredError(Exception):
    """A document type was met."""


def check_prolog(source: IO[bytes], about: str) -> None:
    """Refuse a document type (``EntitiesInside``) and what is no XML (``FileUnreadable``).

    A document type is allowed only before the first element (XML 1.0, 2.8), so only so much is
    read; whoever parses the rest meets no entity but the five of XML itself.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = _begun
    read = 0
    try:
        while (found := source.read(PIECE)) and read < LONGEST_PROLOG:
            read += len(found)
            parser.Parse(found, False)
        parser.Parse(b"", True)
    except _BegunError:
        return
    except _DeclaredError:
        raise EntitiesInside(about) from None
    except (expat.ExpatError, ValueError) as error:
        raise FileUnreadable(about) from error
    raise FileUnreadable(about)


def _declared(*_: object) -> None:
    raise _DeclaredError


def _begun(*_: object) -> None:
    raise _BegunError
