"""Gateways (clauses 10.6, 13.4)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from xize.core.process.bpmn.model.base import Element, Text

GatewayKind: TypeAlias = Literal["exclusive", "inclusive", "parallel", "event_based", "complex"]
Direction: TypeAlias = Literal["Unspecified", "Converging", "Diverging", "Mixed"]


class Gateway(Element, frozen=True, kw_only=True):
    """A gateway. ``instantiate`` and ``parallel`` are told of event-based ones only."""

    kind: GatewayKind
    direction: Direction = "Unspecified"
    default: str = ""
    instantiate: bool = False
    parallel: bool = False
    activation: Text | None = None  # of a complex one
