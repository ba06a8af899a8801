"""Interfaces and their operations; what a file imports; categories (clauses 8.2.3, 8.4.3)."""

from __future__ import annotations

import msgspec

from xize.core.process.bpmn.model.base import Element


class Operation(Element, frozen=True, kw_only=True):
    """What can be called: it takes one message in, may give one out and may throw errors."""

    implementation: str = ""
    message_in: str = ""
    message_out: str = ""
    errors: tuple[str, ...] = ()


class Interface(Element, frozen=True, kw_only=True):
    """Operations of a service."""

    implementation: str = ""
    operations: tuple[Operation, ...] = ()


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """Another document whose elements may be referred to; ``type`` is the URI of its language."""

    namespace: str
    location: str = ""
    type: str = ""
    line: int = 0


class CategoryValue(Element, frozen=True, kw_only=True):
    """What a group stands for; ``value`` is what is written at it."""

    value: str = ""


class Category(Element, frozen=True, kw_only=True):
    """Values of one kind."""

    values: tuple[CategoryValue, ...] = ()
