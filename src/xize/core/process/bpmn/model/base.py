"""What every element of a BPMN file has."""

from __future__ import annotations

import msgspec


class Extra(msgspec.Struct, frozen=True, kw_only=True):
    """An attribute or element of a foreign namespace, kept as it was written.

    The value of an ``attribute`` stands in ``text``. ``spaces`` are the namespaces of those
    ``attributes`` that have one.
    """

    space: str
    name: str
    line: int = 0
    text: str = ""
    attribute: bool = False
    attributes: dict[str, str] = {}
    spaces: dict[str, str] = {}
    inside: tuple[Extra, ...] = ()


class Element(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything with an id. ``line`` counts from 1, 0 where nobody wrote it.

    ``kept`` is what the standard allows here and the model has no field for, as it was written:
    attributes (of no namespace) and elements (of the standard's).
    """

    id: str
    name: str = ""
    line: int = 0
    documentation: str = ""
    extras: tuple[Extra, ...] = ()
    kept: tuple[Extra, ...] = ()


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """An expression as it stands in the file. ``language`` is a URI or a plain word, or empty.

    ``formal`` says whether it is marked as one a machine reads (``xsi:type``); ``evaluates_to``
    names the type of its result.
    """

    body: str
    language: str = ""
    line: int = 0
    id: str = ""
    formal: bool = False
    evaluates_to: str = ""
