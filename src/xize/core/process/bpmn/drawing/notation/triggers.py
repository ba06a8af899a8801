"""What an event waits for or throws, in a circle about (0, 0) with a radius of 18 (clause 10.4)."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.drawing.notation.tags import INK, PAPER, circle, path
from xize.core.process.bpmn.model.events import Event, EventDefinition

SHAPES: Final = {
    "signal": "M0 -8.5L8.5 6.5H-8.5Z",
    "error": "M-7.5 7.5L-3.5 -7L2 1L7.5 -7.5L3.5 7.5L-2 0Z",
    "escalation": "M0 -9L6.5 8L0 1.5L-6.5 8Z",
    "compensate": "M-1 -6V6L-9 0ZM8 -6V6L0 0Z",
    "cancel": "M-8 -5.5L-5.5 -8L0 -2.5L5.5 -8L8 -5.5L2.5 0L8 5.5L5.5 8L0 2.5L-5.5 8L-8 5.5L-2.5 0Z",
    "link": "M-8.5 -3H1V-7.5L9 0L1 7.5V3H-8.5Z",
    "multiple": "M0 -9L9 -2.5L5.5 8H-5.5L-9 -2.5Z",
    "parallel": "M-2.5 -9H2.5V-2.5H9V2.5H2.5V9H-2.5V2.5H-9V-2.5H-2.5Z",
}


def trigger(event: Event, means: tuple[EventDefinition, ...]) -> str:
    """The sign inside an event's circle; filled when it throws."""
    filled = not event.catches
    if not means:
        return ""
    if len(means) > 1:
        return _shape("parallel" if event.parallel_multiple else "multiple", filled=filled)
    kind = str(means[0].__struct_config__.tag)
    match kind:
        case "message":
            return envelope(0, 0, 20, 13, filled=filled)
        case "timer":
            return _clock()
        case "conditional":
            return _sheet()
        case "terminate":
            return circle(0, 0, 11, fill=INK)
    return _shape(kind, filled=filled) if kind in SHAPES else ""


def _shape(name: str, *, filled: bool) -> str:
    return path(SHAPES[name], fill=INK if filled else PAPER)


def envelope(x: float, y: float, width: float, height: float, *, filled: bool) -> str:
    """A letter about a point; a filled one has its flap in white."""
    w, h = width / 2, height / 2
    body = path(f"M{-w} {-h}H{w}V{h}H{-w}Z", x, y, fill=INK if filled else PAPER)
    flap = path(f"M{-w} {-h}L0 {h * 0.25}L{w} {-h}", x, y, stroke=PAPER if filled else INK)
    return body + flap


def _clock() -> str:
    ticks = "".join(f"M{x} {y}L{to_x} {to_y}" for x, y, to_x, to_y in
                    ((0, -11, 0, -9), (11, 0, 9, 0), (0, 11, 0, 9), (-11, 0, -9, 0)))  # fmt: skip
    return circle(0, 0, 11, fill=PAPER, stroke=INK, stroke_width=1.3) + path(ticks + "M2 -7L0 0H6")


def _sheet() -> str:
    return path("M-7.5 -9H7.5V9H-7.5Z", fill=PAPER) + path("M-5 -5.5H5M-5 -2H5M-5 1.8H5M-5 5.5H5")
