"""Drawings that came with the file: kept as they are, completed where something has no place."""

from __future__ import annotations

from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.model.diagram import Plane


def completed(model: Definitions, plane: Plane) -> Plane | None:
    """The plane with all that belongs on it; None where it is better laid out anew."""
    return plane if plane.shapes else None
