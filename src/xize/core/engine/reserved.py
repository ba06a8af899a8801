"""Shapes settled for events that the rest of ``approvals.md`` will write. Nothing writes them yet.

They are fixed here so that streams, projections and the interface can be designed for them; the
names must not be used for anything else.
"""

from __future__ import annotations

from typing import Final

RESERVED: Final[dict[str, tuple[str, ...]]] = {
    "ReadMarked": ("about", "person"),
    "WindowOpened": ("element", "closes"),
    "WindowClosed": ("element",),
    "PanelDrawn": ("element", "seed", "people"),
    "Scored": ("element", "seat", "payload"),
    "LineDecided": ("element", "line", "seat", "outcome"),
    "ListFrozen": ("element", "lines"),
    "LineReleased": ("element", "line", "outcome", "values"),
    "Classified": ("name", "value", "rule"),
    "Redacted": ("payload", "reason"),
    "Migrated": ("edition", "before", "reason"),
}
