"""Shapes settled for events that the rest of ``approvals.md`` will write. Nothing writes them yet.

They are fixed here so that streams, projections and the interface can be designed for them; the
names must not be used for anything else.
"""

from __future__ import annotations

from typing import Final

RESERVED: Final[dict[str, tuple[str, ...]]] = {
    "Delegated": ("element", "seat", "person", "to", "reason"),
    "DelegateAnswered": ("element", "seat", "person", "text"),
    "SignerAdded": ("element", "seat", "position", "person", "reason"),
    "SignerRemoved": ("element", "seat", "person", "reason"),
    "Claimed": ("element", "seat", "person"),
    "ClaimReleased": ("element", "seat", "person"),
    "DecisionTakenBack": ("element", "seats", "person", "reason"),
    "Returned": ("element", "to", "mode", "reason"),
    "Copied": ("element", "to", "text"),
    "Circulated": ("element", "to", "text"),
    "ReadMarked": ("about", "person"),
    "Urged": ("element", "to", "text"),
    "Commented": ("element", "text", "files"),
    "HandedOver": ("person", "to", "items"),
    "Moved": ("case", "from_", "to", "reason"),
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
