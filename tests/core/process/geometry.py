"""What makes a picture readable, said with rectangles and segments."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from xize.core.process.layout import Band, Box, Picture, Text, Wire
from xize.core.process.layout.measure import text_width

Rectangle = tuple[int, int, int, int]
"""Left, upper, right, lower."""

SIZES = {"name": 13, "title": 13}


def rectangle(shape: Box | Band) -> Rectangle:
    return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def text_rectangle(text: Text) -> Rectangle:
    size = SIZES.get(text.role, 11)
    return text.x, text.y - size + 3, text.x + text_width(text.text, size), text.y + 2


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two areas share more than an edge."""
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip


def within(inner: Rectangle, outer: Rectangle) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1]
        and inner[2] <= outer[2] and inner[3] <= outer[3]
    )  # fmt: skip


def segments(wire: Wire) -> Iterator[Rectangle]:
    """The parts of a wire as areas without width; every part is upright or level."""
    for (x, y), (to_x, to_y) in pairwise(wire.points):
        assert x == to_x or y == to_y, wire
        yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def crosses(segment: Rectangle, area: Rectangle) -> bool:
    """Whether a line runs through the inside of an area; touching an edge is arriving there."""
    left, top, right, bottom = segment
    if left == right:
        return area[0] < left < area[2] and top < area[3] and area[1] < bottom
    return area[1] < top < area[3] and left < area[2] and area[0] < right


def all_texts(picture: Picture) -> list[Text]:
    return [
        *(text for box in picture.boxes for text in box.texts),
        *(text for band in picture.bands for text in band.title),
        *(wire.label for wire in picture.wires if wire.label),
        *picture.labels,
    ]


def faults(picture: Picture) -> list[str]:
    """Everything that would disturb a reader."""
    areas = {box.id: rectangle(box) for box in picture.boxes}
    page = (0, 0, picture.width, picture.height)
    found = [f"{a} on {b}" for a, b in combinations(areas, 2) if overlap(areas[a], areas[b])]
    found += [f"{name} outside" for name, area in areas.items() if not within(area, page)]
    found += [
        f"{text.text!r} outside {box.id}"
        for box in picture.boxes
        for text in box.texts
        if not within(text_rectangle(text), areas[box.id])
    ]
    texts = all_texts(picture)
    found += [f"{t.text!r} outside" for t in texts if not within(text_rectangle(t), page)]
    for wire in picture.wires:
        for part in segments(wire):
            found += [f"{wire.points} through {n}" for n, a in areas.items() if crosses(part, a)]
            found += [f"{wire.points} through {t.text!r}" for t in texts
                      if crosses(part, text_rectangle(t))]  # fmt: skip
    found += [
        f"{a.text!r} on {b.text!r}"
        for a, b in combinations(texts, 2)
        if overlap(text_rectangle(a), text_rectangle(b))
    ]
    return found
