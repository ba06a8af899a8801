"""Walking through XML as it comes, without a tree: as much memory for a large file as for none.

A document type is refused, and with it every entity: office programs write none, and expanding
them is how a small file becomes a large one or reads what is not its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from xize.documents.texts.refusals import TextDamaged


class Listener(Protocol):
    """Told what is met. Tags and attributes come without their namespace."""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def closed(self, tag: str) -> None:
        """It ends."""

    def said(self, text: str) -> None:
        """Text within the innermost open element."""


def walk(chunks: Iterable[bytes], listener: Listener) -> None:
    """Tell the listener everything. Raises ``TextDamaged`` for what is not well-formed."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: listener.opened(
        _local(tag), {_local(name): value for name, value in attributes.items()}
    )
    parser.EndElementHandler = lambda tag: listener.closed(_local(tag))
    parser.CharacterDataHandler = listener.said
    parser.StartDoctypeDeclHandler = _refuse
    fed = False
    try:
        for chunk in chunks:
            fed = True
            parser.Parse(chunk, False)
        if fed:
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise TextDamaged from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_declared: object) -> None:
    raise TextDamaged
