"""Words on a picture: wrapped, centred, escaped."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from xize.core.process.bpmn.drawing.notation.tags import INK, number, tag
from xize.core.process.bpmn.drawing.words import wrapped
from xize.core.process.bpmn.model.diagram import Bounds

FONTS: Final = (
    "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
)
PRINTABLE: Final = {code: None for code in range(32) if code not in (9, 10, 13)}


def lines(
    texts: tuple[str, ...], x: float, y: float, step: int, size: int, **more: str | float
) -> str:
    """Lines one below the other; ``y`` is the upper edge of the first."""
    return "".join(
        tag(
            "text",
            escape(text.translate(PRINTABLE)),
            x=x,
            y=y + step * place + step / 2 + size * 0.36,
            font_size=size,
            fill=more.get("fill", INK),
            **{key: value for key, value in more.items() if key != "fill"},
        )
        for place, text in enumerate(texts)
    )


def inside(text: str, box: Bounds, size: int, step: int, *, top: float = 0) -> str:
    """A name in the middle of a shape; ``top`` of it is taken by signs."""
    most = max(1, int((box.height - top - 4) // step))
    found = wrapped(text, size, max(int(box.width) - 16, size * 2), most)
    if found and found[-1].endswith("…"):
        size, step = size - 2, step - 3
        most = max(1, int((box.height - top - 4) // step))
        found = wrapped(text, size, max(int(box.width) - 8, size * 2), most)
    free = box.height - top - len(found) * step
    y = box.y + top + free / 2
    return lines(found, box.x + box.width / 2, y, step, size, text_anchor="middle")


def beside(
    text: str, box: Bounds, size: int, step: int, *, left: bool = False, kept: bool = False
) -> str:
    """A text in its own box; ``kept`` within the height of it."""
    most = max(1, int((box.height + 4) // step)) if kept else 12
    found = wrapped(text, size, max(int(box.width) + 2, size * 2), most)
    if left:
        return lines(found, box.x, box.y, step, size)
    return lines(found, box.x + box.width / 2, box.y, step, size, text_anchor="middle")


def upright(text: str, box: Bounds, size: int) -> str:
    """A name that runs upwards in the strip of a pool or lane."""
    x, y = box.x + 15, box.y + box.height / 2
    found = wrapped(text, size, max(int(box.height) - 8, size * 2), 1)
    return "".join(
        tag("text", escape(line.translate(PRINTABLE)), x=x, y=y + size * 0.36, font_size=size,
            fill=INK, text_anchor="middle",
            transform=f"rotate(-90 {number(x)} {number(y)})")
        for line in found
    )  # fmt: skip
