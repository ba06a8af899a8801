"""How large everything is, before it has a place. All lengths in pixels."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.drawing.words import text_width, wrapped
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import ActivityNode, FlowNode
from xize.core.process.bpmn.model.events import Event

NAME: Final = (12, 16)
"""Size of the letters and height of a line, of names inside shapes."""
SMALL: Final = (11, 14)
"""The same beside shapes and flows."""

EVENT: Final = 36
GATEWAY: Final = 50
TASK_WIDTH: Final = 120
TASK_HEIGHT: Final = 72
WIDE_TASK: Final = 164
BESIDE: Final = 100
"""How wide names beside events, gateways and data may become."""
ON_FLOW: Final = 110
DATA: Final = (36, 50)
STORE: Final = (50, 50)
NOTE: Final = 150
HEADER: Final = 30
"""Height of a frame's title."""
PAD: Final = 22
SIGN: Final = 18
"""Height of the sign of a task's kind, in its upper corner."""
MARKER: Final = 18
"""Height of the signs at the lower edge of an activity."""


def block(text: str, width: int, most: int = 6) -> tuple[int, int]:
    """Width and height of a small text wrapped to a width; nothing takes no room."""
    lines = wrapped(text, SMALL[0], width, most)
    if not lines:
        return 0, 0
    return max(text_width(line, SMALL[0]) for line in lines) + 2, len(lines) * SMALL[1]


def activity(node: ActivityNode, *, edged: bool = False) -> tuple[int, int]:
    """A task, a call or a collapsed sub-process: as large as its name wants it.

    ``edged``: boundary events cover part of its lower edge.
    """
    room = MARKER if marked(node) or edged else 0
    sign = SIGN if signed(node) else 0
    for width in (TASK_WIDTH, WIDE_TASK):
        lines = wrapped(node.name, NAME[0], width - 16, 5)
        height = len(lines) * NAME[1] + 10 + max(sign, 6) + max(room, 6)
        if height <= TASK_HEIGHT or len(lines) <= 3:
            break
    return width, max(TASK_HEIGHT, height)


def signed(node: ActivityNode) -> bool:
    """Whether a sign of its kind stands in the upper corner."""
    return isinstance(node, Task) and node.kind != "task"


def marked(node: ActivityNode) -> bool:
    """Whether signs stand at the lower edge: repeated, compensates, collapsed, ad hoc."""
    ad_hoc = isinstance(node, SubProcess) and node.kind == "ad_hoc"
    return bool(node.loop or node.for_compensation or ad_hoc or not isinstance(node, Task))


def plain(node: FlowNode, *, edged: bool = False) -> tuple[int, int]:
    """A node without anything beside or inside it."""
    if isinstance(node, (Task, CallActivity, SubProcess)):
        return activity(node, edged=edged)
    side = EVENT if isinstance(node, Event) else GATEWAY
    return side, side
