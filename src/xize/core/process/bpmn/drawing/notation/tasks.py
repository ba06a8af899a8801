"""The sign of a task's kind, in a square of 16 about (0, 0) (clause 10.2)."""

from __future__ import annotations

from math import cos, pi, sin

from xize.core.process.bpmn.drawing.notation.tags import INK, PAPER, circle, path
from xize.core.process.bpmn.drawing.notation.triggers import envelope
from xize.core.process.bpmn.model.activities import TaskKind


def kind_sign(kind: TaskKind) -> str:
    """The sign, "" for an ordinary task."""
    match kind:
        case "user":
            return path("M-7 8V4.5C-7 1.5 -4 .5 0 .5S7 1.5 7 4.5V8Z") + circle(
                0, -3.4, 3.6, fill=PAPER, stroke=INK, stroke_width=1.3
            )
        case "manual":
            return path(
                "M-7.5 -1.5L-2.5 -6.5H.5L-2 -4H6.5C8 -4 8 -1.8 6.5 -1.8H1M6.5 -1.8H7"
                "C8.4 -1.8 8.4 .6 7 .6H1.5M6.6 .6C8 .6 8 2.8 6.6 2.8H1.5M5.6 2.8"
                "C7 2.8 7 5 5.6 5H-4L-7.5 3Z"
            )
        case "script":
            return path(
                "M-3.5 -7.5H7C3 -4 8 0 4 7.5H-6.5C-2.5 1 -7.5 -3.5 -3.5 -7.5Z"
                "M-2.5 -4.3H2.6M-2.6 -.5H3.4M-2 3.4H3"
            )
        case "service":
            return _gear(-1.5, -1.5, 6.2) + _gear(3.2, 3.4, 5)
        case "send":
            return envelope(0, 0, 16, 11, filled=True)
        case "receive":
            return envelope(0, 0, 16, 11, filled=False)
        case "business_rule":
            return (
                path("M-8 -5.5H8V6H-8Z", fill=PAPER)
                + path("M-8 -5.5H8V-2H-8Z", fill="#cbd5e1")
                + path("M-8 2H8M-3 -2V6")
            )
    return ""


def _gear(x: float, y: float, radius: float) -> str:
    points = []
    for tooth in range(8):
        for part, reach in ((0.0, 1.0), (0.4, 1.0), (0.5, 0.74), (0.9, 0.74)):
            turn = (tooth + part) * pi / 4
            points.append(f"{radius * reach * cos(turn):.1f} {radius * reach * sin(turn):.1f}")
    wheel = path(f"M{'L'.join(points)}Z", x, y, fill=PAPER, stroke_width=1)
    return wheel + circle(x, y, radius * 0.32, fill="none", stroke=INK, stroke_width=1)
