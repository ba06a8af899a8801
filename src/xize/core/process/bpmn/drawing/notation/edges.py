"""Flows and ties as SVG."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.drawing.notation.tags import INK, PAPER, number, path, tag


def _head(ident: str, drawn: str, box: tuple[int, int], meets: tuple[float, float]) -> str:
    """A head or tail in a box of this size; the line ends where it ``meets`` it."""
    width, height = box
    return tag(
        "marker",
        drawn,
        id=f"bpmn-{ident}",
        viewBox=f"0 0 {width} {height}",
        refX=meets[0],
        refY=meets[1],
        markerWidth=width,
        markerHeight=height,
        markerUnits="userSpaceOnUse",
        orient="auto",
    )


_SENT: Final = tag("circle", cx=5, cy=5, r=3.6, fill=PAPER, stroke=INK, stroke_width=1.2)
ARROWS: Final = "".join(
    (
        _head("flow", path("M0 0L10 4.5L0 9Z", fill=INK, stroke_width=0.5), (10, 9), (10, 4.5)),
        _head("message", path("M1 1L9 5L1 9Z", fill=PAPER, stroke_width=1.2), (10, 10), (9.5, 5)),
        _head("tie", path("M1 0.5L9 5L1 9.5", stroke_width=1.3), (10, 10), (9.5, 5)),
        _head("sent", _SENT, (10, 10), (5, 5)),
        _head("asked", path("M0 5L7 1L14 5L7 9Z", fill=PAPER, stroke_width=1.1), (14, 10), (0, 5)),
        _head("default", path("M5 1L9 9", stroke_width=1.4), (14, 10), (-3, 5)),
    )
)
"""Heads and tails of lines, defined once in a picture."""

Points = tuple[tuple[float, float], ...]


def sequence(points: Points, *, default: bool, asking: bool) -> str:
    """A sequence flow; a default one is struck through, one that asks has a diamond."""
    start = "url(#bpmn-default)" if default else "url(#bpmn-asked)" if asking else ""
    return _line(points, end="url(#bpmn-flow)", start=start, round_=True)


def message(points: Points) -> str:
    """A message flow."""
    return _line(points, end="url(#bpmn-message)", start="url(#bpmn-sent)", dashes="7 4")


def tie(points: Points, direction: str) -> str:
    """An association, or a data association."""
    end = "url(#bpmn-tie)" if direction in ("One", "Both") else ""
    drawn = _line(points, end=end, dashes="1.5 3.5")
    if direction == "Both":
        drawn += _line(points[1::-1], end="url(#bpmn-tie)", dashes="0 99999")
    return drawn


def _line(
    points: Points, *, end: str = "", start: str = "", dashes: str = "", round_: bool = False
) -> str:
    more: dict[str, str | float] = {"stroke_width": 1.3}
    more |= {"marker_end": end} if end else {}
    more |= {"marker_start": start} if start else {}
    more |= {"stroke_dasharray": dashes} if dashes else {}
    return path(_rounded(points) if round_ else _plain(points), **more)


def _plain(points: Points) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _rounded(points: Points) -> str:
    """With small arcs where the line bends."""
    found = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        x, y = _towards(here, before)
        to_x, to_y = _towards(here, after)
        found.append(
            f"L{number(x)} {number(y)}Q{number(here[0])} {number(here[1])} "
            f"{number(to_x)} {number(to_y)}"
        )
    return "".join(found) + f"L{number(points[-1][0])} {number(points[-1][1])}"


def _towards(here: tuple[float, float], there: tuple[float, float]) -> tuple[float, float]:
    """At most 5 from a bend, and no further than half the way."""
    x, y = there[0] - here[0], there[1] - here[1]
    length = (x * x + y * y) ** 0.5 or 1
    part = min(5, length / 2) / length
    return here[0] + x * part, here[1] + y * part
