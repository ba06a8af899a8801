"""Pools, lanes, data, notes and groups as SVG."""

from __future__ import annotations

from xize.core.process.bpmn.drawing import sizes
from xize.core.process.bpmn.drawing.notation.tags import FAINT, INK, PAPER, path, rect
from xize.core.process.bpmn.drawing.notation.words import beside, lines, upright
from xize.core.process.bpmn.drawing.words import wrapped
from xize.core.process.bpmn.model.diagram import Bounds

STRIP = 30


def pool(name: str, box: Bounds, *, closed: bool, several: bool) -> str:
    """A pool; a closed one has its name in the middle."""
    drawn = rect(box.x, box.y, box.width, box.height, fill=PAPER, stroke=INK, stroke_width=1.4)
    if several:
        drawn += path("M-4.5 -6V6M0 -6V6M4.5 -6V6", box.x + box.width / 2, box.y + box.height - 10,
                      stroke_width=2)  # fmt: skip
    if closed:
        room = wrapped(name, 13, max(int(box.width) - 20, 26), 2)
        y = box.y + (box.height - 18 * len(room)) / 2
        return drawn + lines(room, box.x + box.width / 2, y, 18, 13, text_anchor="middle",
                             font_weight="bold")  # fmt: skip
    return drawn + strip(name, box)


def strip(name: str, box: Bounds) -> str:
    """The strip at the left of a pool or lane."""
    line = path(f"M{box.x + STRIP} {box.y}V{box.y + box.height}", stroke_width=1)
    return line + upright(name, box, 12)


def lane(name: str, box: Bounds) -> str:
    """A lane."""
    frame = rect(box.x, box.y, box.width, box.height, fill="none", stroke=INK, stroke_width=1)
    return frame + upright(name, box, 12)


def upended(name: str, box: Bounds, *, thick: float) -> str:
    """A pool or lane that stands upright, its name on top."""
    frame = rect(box.x, box.y, box.width, box.height, fill="none", stroke=INK, stroke_width=thick)
    line = path(f"M{box.x} {box.y + STRIP}H{box.x + box.width}", stroke_width=1)
    words = wrapped(name, 12, max(int(box.width) - 8, 24), 1)
    return frame + line + lines(words, box.x + box.width / 2, box.y + 7, 16, 12,
                                text_anchor="middle")  # fmt: skip


def data_object(box: Bounds, *, several: bool) -> str:
    """A sheet with a folded corner."""
    w, h = box.width, box.height
    fold = min(w, h) * 0.3
    sheet = path(f"M0 0H{w - fold}L{w} {fold}V{h}H0Z", box.x, box.y, fill=PAPER)
    corner = path(f"M{w - fold} 0V{fold}H{w}", box.x, box.y)
    sign = path("M-4 -5V5M0 -5V5M4 -5V5", box.x + w / 2, box.y + h - 9) if several else ""
    return sheet + corner + sign


def data_store(box: Bounds) -> str:
    """A drum."""
    w, h = box.width, box.height
    rx, ry = w / 2, min(h * 0.16, 10)
    body = f"M0 {ry}V{h - ry}A{rx} {ry} 0 0 0 {w} {h - ry}V{ry}"
    lid = f"M0 {ry}A{rx} {ry} 0 0 1 {w} {ry}A{rx} {ry} 0 0 1 0 {ry}Z"
    ring = f"M0 {ry + 5}A{rx} {ry} 0 0 0 {w} {ry + 5}"
    return "".join(path(steps, box.x, box.y, fill=PAPER if steps != ring else "none")
                   for steps in (body, lid, ring))  # fmt: skip


def note(text: str, box: Bounds) -> str:
    """A text with a bracket at its left."""
    bracket = path(f"M8 0H0V{box.height}H8", box.x, box.y)
    room = Bounds(box.x + 7, box.y + 6, box.width - 9, box.height - 8)
    return bracket + beside(text, room, *sizes.SMALL, left=True)


def group(name: str, box: Bounds) -> str:
    """A frame of dashes and dots."""
    frame = rect(box.x, box.y, box.width, box.height, fill="none", stroke=FAINT, stroke_width=1.4,
                 stroke_dasharray="9 4 2 4", rx=10)  # fmt: skip
    words = wrapped(name, 11, max(int(box.width) - 16, 22), 1)
    return frame + lines(words, box.x + box.width / 2, box.y + 4, 14, 11, text_anchor="middle")
