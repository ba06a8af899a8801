"""What all lines have in common."""

from __future__ import annotations

from typing import TypeVar

Length = TypeVar("Length", int, float)


def without_stops(points: list[tuple[Length, Length]]) -> list[tuple[Length, Length]]:
    """Without points that repeat or lie on the way."""
    found: list[tuple[Length, Length]] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and (
            found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]
        ):
            found[-1] = point
        else:
            found.append(point)
    return found
