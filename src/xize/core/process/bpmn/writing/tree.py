"""Elements on their way out: a plain tree with namespaces, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from xize.core.process.bpmn.spaces import BPMN, XSI

INDENT: Final = "  "
_IN_TEXT: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_VALUE: Final = {**_IN_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold, not even escaped."""


class Out(msgspec.Struct, eq=False):
    """One element. Attributes are keyed by namespace ("" for none) and name."""

    name: str
    attributes: dict[tuple[str, str], str] = {}
    inside: list[Out] = []
    text: str = ""
    space: str = BPMN

    def put(self, name: str, value: str) -> None:
        """Set an attribute, unless there is nothing to say."""
        if value:
            self.attributes["", name] = value

    def add(self, *children: Out | None) -> None:
        """Put elements inside; None is left out."""
        self.inside += [one for one in children if one is not None]


def element(name: str, /, *inside: Out | None, text: str = "", **attributes: str) -> Out:
    """An element of the standard; attributes that say nothing are left out."""
    made = Out(name, {("", key): value for key, value in attributes.items() if value}, text=text)
    made.add(*inside)
    return made


def listed(name: str, values: Iterable[str]) -> list[Out]:
    """An element with a text for each value."""
    return [element(name, text=one) for one in values]


def truth(value: object, default: object = False) -> str:
    """A yes or no as it is written; "" where it is what everybody expects."""
    return "" if value == default else "true" if value else "false"


def number(value: float) -> str:
    """A length or a count."""
    return str(int(value)) if value == int(value) else repr(value)


class Names(msgspec.Struct, frozen=True):
    """What namespaces are called: all declarations, and the prefix to use for each."""

    declared: dict[str, str]  # prefix -> namespace
    elements: dict[str, str]  # namespace -> prefix, "" for the one that needs none
    attributes: dict[str, str]

    def element(self, space: str, name: str) -> str:
        """The name of an element as it is written."""
        return _joined(self.elements.get(space, ""), name)

    def attribute(self, space: str, name: str) -> str:
        """The name of an attribute as it is written."""
        return _joined(self.attributes.get(space, ""), name)


def _joined(prefix: str, name: str) -> str:
    return f"{prefix}:{name}" if prefix else name


def text_of(outermost: Out, names: Names) -> str:
    """The document, two spaces a level."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(outermost, names)]
    return "\n".join(lines) + "\n"


def _lines(outermost: Out, names: Names) -> Iterator[str]:
    declared = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{_escaped(space, _IN_VALUE)}"'
        for prefix, space in names.declared.items()
    )
    todo: list[tuple[Out | str, int]] = [(outermost, 0)]
    while todo:
        one, depth = todo.pop()
        indent = INDENT * depth
        if isinstance(one, str):
            yield f"{indent}</{one}>"
            continue
        name = names.element(one.space, one.name)
        words = "".join(_attribute(names, *where, value) for where, value in one.attributes.items())
        head = f"{indent}<{name}{declared}{words}"
        declared = ""
        text = _escaped(one.text, _IN_TEXT)
        if not one.inside:
            yield f"{head}>{text}</{name}>" if text else f"{head} />"
            continue
        yield f"{head}>{text}"
        todo.append((name, depth))
        todo += [(child, depth + 1) for child in reversed(one.inside)]


def _attribute(names: Names, space: str, name: str, value: str) -> str:
    if (space, name) == (XSI, "type"):
        value = names.element(BPMN, value)
    return f' {names.attribute(space, name)}="{_escaped(value, _IN_VALUE)}"'


def _escaped(text: str, signs: dict[str, str]) -> str:
    for sign, written in signs.items():
        if sign in text:
            text = text.replace(sign, written)
    return _FORBIDDEN.sub("", text)
