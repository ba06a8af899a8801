"""How messages find the instance they are meant for (clause 8.4.2)."""

from __future__ import annotations

import msgspec

from xize.core.process.bpmn.model.base import Element, Text


class Retrieval(Element, frozen=True, kw_only=True):
    """Where a message says the value of a property: an expression about its content."""

    message: str
    path: Text


class CorrelationProperty(Element, frozen=True, kw_only=True):
    """A value that tells conversations apart; ``item_type`` names its type."""

    item_type: str = ""
    retrievals: tuple[Retrieval, ...] = ()


class CorrelationKey(Element, frozen=True, kw_only=True):
    """Properties that together name one conversation; stands in a collaboration."""

    properties: tuple[str, ...] = ()


class Binding(msgspec.Struct, frozen=True, kw_only=True):
    """The value of a property as the process knows it: an expression about its data."""

    property: str
    path: Text
    id: str = ""
    line: int = 0


class CorrelationSubscription(Element, frozen=True, kw_only=True):
    """A process receives by this key; ``bindings`` tell its values beforehand (by context)."""

    key: str
    bindings: tuple[Binding, ...] = ()
