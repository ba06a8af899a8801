"""Level parts of ways back, in the gutters above and below a row of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SPACE: Final = 12
"""Between what stands in a row and the nearest line of its gutter."""
TRACK: Final = 10
MANY: Final = 400


@dataclass(slots=True, eq=False)
class Run:
    """One level line between two places of a gutter."""

    first: int
    last: int
    track: int = 0

    @property
    def low(self) -> int:
        """Its left end."""
        return min(self.first, self.last)

    @property
    def high(self) -> int:
        """Its right end."""
        return max(self.first, self.last)


def put_in_gutter(runs: list[Run]) -> int:
    """Short lines nearest; the number of tracks they take."""
    order = sorted(runs, key=lambda run: (run.high - run.low, run.low))
    if len(order) > MANY:
        for track, run in enumerate(order):
            run.track = track
        return len(order)
    tracks: list[list[Run]] = []
    for run in order:
        free = _free(tracks, run)
        if free == len(tracks):
            tracks.append([])
        tracks[free].append(run)
        run.track = free
    return len(tracks)


def _free(tracks: list[list[Run]], run: Run) -> int:
    """The lowest track above everything shorter that it spans."""
    for place in range(len(tracks), 0, -1):
        if any(run.low <= one.high + SPACE and one.low <= run.high + SPACE
               for one in tracks[place - 1]):  # fmt: skip
            return place
    return 0


def depth(tracks: int) -> int:
    """How much room that many tracks take."""
    return SPACE + TRACK * (tracks - 1) if tracks else 0
