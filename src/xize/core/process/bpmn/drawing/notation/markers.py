"""Signs at the lower edge of an activity, about (0, 0) in a square of 14 (clause 10.2)."""

from __future__ import annotations

from xize.core.process.bpmn.drawing.notation.tags import PAPER, path
from xize.core.process.bpmn.model.activities import MultiInstance, StandardLoop, SubProcess
from xize.core.process.bpmn.model.containers import ActivityNode

STEP = 18


def markers(node: ActivityNode, *, collapsed: bool) -> str:
    """All signs of an activity side by side, the middle of them at (0, 0)."""
    signs = []
    if isinstance(node.loop, StandardLoop):
        signs.append("M-2 5.5A5.6 5.6 0 1 1 3.2 5M-2.2 1.6V5.6H-6.2")
    if isinstance(node.loop, MultiInstance):
        level = "M-6 -4.5H6M-6 0H6M-6 4.5H6"
        signs.append(level if node.loop.sequential else "M-4.5 -6V6M0 -6V6M4.5 -6V6")
    if node.for_compensation:
        signs.append("M-1 -5V5L-7.5 0ZM6.5 -5V5L0 0Z")
    if collapsed:
        signs.append("M-6.5 -6.5H6.5V6.5H-6.5ZM0 -4V4M-4 0H4")
    if isinstance(node, SubProcess) and node.kind == "ad_hoc":
        signs.append("M-7 2C-5 -5 -2 -4 0 0S5 5 7 -2")
    first = -STEP * (len(signs) - 1) / 2
    return "".join(
        path(sign, first + STEP * place, 0.01, fill=PAPER if "Z" in sign else "none",
             stroke_width=2 if "H6M" in sign or "V6M" in sign else 1.4)
        for place, sign in enumerate(signs)
    )  # fmt: skip
