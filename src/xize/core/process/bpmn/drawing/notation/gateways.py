"""The sign inside a gateway, about (0, 0) (clause 10.6)."""

from __future__ import annotations

from xize.core.process.bpmn.drawing.notation.tags import INK, circle, path
from xize.core.process.bpmn.drawing.notation.triggers import SHAPES
from xize.core.process.bpmn.model.gateways import Gateway


def gateway_sign(gateway: Gateway) -> str:
    """What decides how flow parts and meets."""
    match gateway.kind:
        case "exclusive":
            return path("M-7.5 -8L7.5 8M7.5 -8L-7.5 8", stroke_width=3.2)
        case "parallel":
            return path("M0 -12V12M-12 0H12", stroke_width=3.2)
        case "inclusive":
            return circle(0, 0, 11, fill="none", stroke=INK, stroke_width=2.8)
        case "complex":
            return path("M0 -12V12M-12 0H12M-8.5 -8.5L8.5 8.5M8.5 -8.5L-8.5 8.5", stroke_width=3)
    rings = (14,) if gateway.instantiate else (14, 11.5)
    drawn = "".join(circle(0, 0, r, fill="none", stroke=INK, stroke_width=1.2) for r in rings)
    shape = SHAPES["parallel" if gateway.parallel else "multiple"]
    return drawn + path(shape, transform="scale(.8)")
