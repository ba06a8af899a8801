"""Activities, events and gateways as SVG, in the place the drawing gives them."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.drawing import sizes
from xize.core.process.bpmn.drawing.notation.gateways import gateway_sign
from xize.core.process.bpmn.drawing.notation.markers import markers
from xize.core.process.bpmn.drawing.notation.tags import (
    INK,
    PAPER,
    circle,
    number,
    path,
    rect,
    tag,
)
from xize.core.process.bpmn.drawing.notation.tasks import kind_sign
from xize.core.process.bpmn.drawing.notation.triggers import trigger
from xize.core.process.bpmn.drawing.notation.words import inside, lines
from xize.core.process.bpmn.drawing.words import text_width, wrapped
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import ActivityNode
from xize.core.process.bpmn.model.diagram import Bounds
from xize.core.process.bpmn.model.events import Event, EventDefinition
from xize.core.process.bpmn.model.gateways import Gateway

BAND: Final = "#f8fafc"
DASHED: Final = "6 4"
DOTTED: Final = "1.5 3.5"


def activity(node: ActivityNode, box: Bounds, *, edged: bool = False) -> str:
    """A task, a call or a collapsed sub-process; ``edged``: with boundary events."""
    thick = 3 if isinstance(node, CallActivity) else 1.4
    drawn = _border(node, box, PAPER, thick)
    marked = sizes.marked(node)
    top = 0.0
    if isinstance(node, Task) and node.kind != "task":
        drawn += at(kind_sign(node.kind), box.x + 14, box.y + 14)
        top = sizes.SIGN
    if marked:
        collapsed = not isinstance(node, Task)
        drawn += at(
            markers(node, collapsed=collapsed), box.x + box.width / 2, box.y + box.height - 11
        )
    room = Bounds(box.x, box.y, box.width, box.height - (sizes.MARKER if marked or edged else 0))
    if not _meets_sign(node, room):
        top = 0
    return drawn + inside(node.name, room, *sizes.NAME, top=top)


def _meets_sign(node: ActivityNode, room: Bounds) -> bool:
    """Whether a name in the middle of its room would run into the sign in the corner."""
    size, step = sizes.NAME
    lines_ = wrapped(node.name, size, max(int(room.width) - 16, 24), 9)
    widest = max((text_width(one, size) for one in lines_), default=0)
    return (room.height - len(lines_) * step) / 2 < 25 and widest > room.width - 54


def frame(node: SubProcess | CallActivity, box: Bounds) -> str:
    """An expanded sub-process or call: its border, its name above, its signs below."""
    drawn = _border(node, box, BAND, 3 if isinstance(node, CallActivity) else 1.4)
    name = wrapped(node.name, 13, max(int(box.width) - 24, 26), 1)
    drawn += lines(name, box.x + 12, box.y + 7, 18, 13, font_weight="bold")
    sign = markers(node, collapsed=False)
    return drawn + at(sign, box.x + box.width / 2, box.y + box.height - 10)


def _border(node: ActivityNode, box: Bounds, fill: str, thick: float) -> str:
    style: dict[str, str | float] = {"fill": fill, "stroke": INK, "stroke_width": thick, "rx": 8}
    if isinstance(node, SubProcess) and node.kind == "event":
        style |= {"stroke_dasharray": DOTTED, "stroke_linecap": "round", "stroke_width": 1.8}
    drawn = rect(box.x, box.y, box.width, box.height, **style)
    if isinstance(node, SubProcess) and node.kind == "transaction":
        drawn += rect(
            box.x + 3.5, box.y + 3.5, box.width - 7, box.height - 7,
            fill="none", stroke=INK, stroke_width=1.2, rx=5,
        )  # fmt: skip
    return drawn


def event(one: Event, box: Bounds, means: tuple[EventDefinition, ...], *, scope: bool) -> str:
    """An event that waits for or throws these; ``scope``: it starts an event sub-process."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    radius = min(box.width, box.height) / 2
    dashes: dict[str, str | float] = {}
    may_go_on = one.position == "boundary" or (one.position == "start" and scope)
    if may_go_on and not one.interrupting:
        dashes = {"stroke_dasharray": "4 3"}
    thick = 3.2 if one.position == "end" else 1.4
    inner = radius - thick / 2 + 0.7
    drawn = circle(x, y, inner, fill=PAPER, stroke=INK, stroke_width=thick, **dashes)
    if one.position not in ("start", "end"):
        drawn += circle(x, y, radius - 3.5, fill="none", stroke=INK, stroke_width=1.4, **dashes)
    scale = radius / 18 * (0.85 if one.position not in ("start", "end") else 0.95)
    return drawn + at(trigger(one, means), x, y, scale)


def gateway(one: Gateway, box: Bounds, *, marker: bool) -> str:
    """A gateway; an exclusive one may stand without its sign."""
    x, y, w, h = box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2
    shape = f"M0 {number(-h)}L{number(w)} 0L0 {number(h)}L{number(-w)} 0Z"
    drawn = path(shape, x, y, fill=PAPER, stroke_width=1.4)
    if one.kind == "exclusive" and not marker:
        return drawn
    return drawn + at(gateway_sign(one), x, y, min(w, h) / 25)


def at(drawn: str, x: float, y: float, scale: float = 1) -> str:
    """A sign at a place."""
    if not drawn:
        return ""
    sized = f" scale({number(scale)})" if scale != 1 else ""
    return tag("g", drawn, transform=f"translate({number(x)} {number(y)}){sized}")
