"""SVG, element by element. Only here are values written into markup, so only here are they
escaped."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

INK: Final = "#1e293b"
PAPER: Final = "#ffffff"
FAINT: Final = "#64748b"


def number(value: float) -> str:
    """A length, without what nobody sees."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def tag(name: str, inside: str = "", /, **attributes: str | float) -> str:
    """An element; ``_`` in attribute names stands for ``-``, values are escaped."""
    words = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_written(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{words}>{inside}</{name}>" if inside else f"<{name}{words}/>"


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)


def rect(x: float, y: float, width: float, height: float, **more: str | float) -> str:
    """A rectangle."""
    return tag("rect", x=x, y=y, width=width, height=height, **more)


def circle(x: float, y: float, radius: float, **more: str | float) -> str:
    """A circle about a point."""
    return tag("circle", cx=x, cy=y, r=radius, **more)


def path(steps: str, x: float = 0, y: float = 0, /, **more: str | float) -> str:
    """A path about a point; drawn in ink unless told otherwise."""
    style: dict[str, str | float] = {"fill": "none", "stroke": INK, "stroke_width": 1.3,
                                     "stroke_linejoin": "round"}  # fmt: skip
    style |= more
    if x or y:
        style["transform"] = f"translate({number(x)} {number(y)})"
    return tag("path", d=steps, **style)
