"""The way around: a bounded search for the shortest line with few bends."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, upper, right, lower."""

OFF: Final = 12
CELL: Final = 256
SPLIT: Final = 100
"""How many cells the drawing has at most in each direction."""
STEPS: Final = 30_000
"""Places looked at for one line."""
NEAR: Final = 6
"""No line comes closer than this to what it does not meet."""
BEND: Final = 60
SIDEWAYS: Final = 160
CROSSED: Final = 90
ALONG: Final = 4000
"""What a bend, leaving or reaching a shape from its side, a crossing, and running on top of another
line cost, as a length."""


class Grid:
    """Areas no line may enter, found by cells; and the lines there are."""

    def __init__(self, areas: Sequence[Rect], frames: Sequence[Rect] = ()) -> None:
        reach = max((max(area[2], area[3]) for area in areas), default=0)
        self._size = max(CELL, reach / SPLIT)
        self._cells: dict[tuple[int, int], list[Rect]] = {}
        self._near: dict[tuple[int, int], list[Rect]] = {}
        self._lines: dict[tuple[int, int], list[Rect]] = {}
        self._borders: dict[tuple[int, int], list[Rect]] = {}
        self.xs: list[float] = []
        self.ys: list[float] = []
        xs: set[float] = set()
        ys: set[float] = set()
        for area in areas:
            self.put(self._cells, area)
            self.put(self._near, _inflated(area))
            xs |= {area[0] - OFF, area[2] + OFF}
            ys |= {area[1] - OFF, area[3] + OFF}
        for left, top, right, bottom in frames:
            ys |= {top - OFF, bottom + OFF}
            for border in ((left, top, right, top), (left, bottom, right, bottom),
                           (left, top, left, bottom), (right, top, right, bottom)):  # fmt: skip
                self.put(self._borders, border)
        self.xs, self.ys = sorted(xs), sorted(ys)

    def _touched(self, area: Rect) -> Iterator[tuple[int, int]]:
        size = self._size
        for column in range(int(area[0] // size), int(area[2] // size) + 1):
            for row in range(int(area[1] // size), int(area[3] // size) + 1):
                yield column, row

    def put(self, cells: dict[tuple[int, int], list[Rect]], area: Rect) -> None:
        """Remember an area in all cells it touches."""
        for cell in self._touched(area):
            cells.setdefault(cell, []).append(area)

    def block(self, box: tuple[float, float, float, float]) -> None:
        """A text now stands there: left, upper, width, height."""
        x, y, width, height = box
        self.put(self._cells, (x, y, x + width, y + height))
        self.put(self._near, _inflated((x, y, x + width, y + height)))

    def draw(self, points: Sequence[tuple[float, float]]) -> None:
        """Remember a line."""
        for (x, y), (to_x, to_y) in itertools.pairwise(points):
            self.put(self._lines, (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))

    def is_free(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a text may stand there."""
        x, y, width, height = box
        area = (x - 2, y - 2, x + width + 2, y + height + 2)
        return not any(
            _overlap(area, other)
            for cells in (self._cells, self._lines, self._borders)
            for cell in self._touched(area)
            for other in cells.get(cell, ())
        )

    def open(self, part: Rect, except_for: tuple[Rect, ...] = ()) -> bool:
        """Whether a level or upright part of a line enters no area."""
        return not any(
            _overlap(part, other) and other not in except_for
            for cell in self._touched(part)
            for other in self._near.get(cell, ())
        )

    def price(self, part: Rect) -> float:
        """What a part costs for the lines it meets."""
        seen = set()
        cost = 0.0
        level = part[1] == part[3]
        for cell in self._touched(part):
            for other in self._lines.get(cell, ()):
                if other in seen:
                    continue
                same = (other[1] == other[3]) == level
                if _touch(_widened(part, level=level) if same else part, other):
                    seen.add(other)
                    cost += ALONG if same else CROSSED
        return cost


def _inflated(area: Rect) -> Rect:
    return (area[0] - NEAR, area[1] - NEAR, area[2] + NEAR, area[3] + NEAR)


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ) or (
        # a line has no width, and is inside where it lies strictly between two edges
        _strictly(one, other)
    )


def _strictly(part: Rect, area: Rect) -> bool:
    if part[0] == part[2]:
        return area[0] < part[0] < area[2] and part[1] < area[3] and area[1] < part[3]
    if part[1] == part[3]:
        return area[1] < part[1] < area[3] and part[0] < area[2] and area[0] < part[2]
    return False


def _touch(one: Rect, other: Rect) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _widened(part: Rect, *, level: bool) -> Rect:
    """With the room two lines need between them."""
    x, y = (0, NEAR) if level else (NEAR, 0)
    return (part[0] - x, part[1] - y, part[2] + x, part[3] + y)


Dock = tuple[Point, Point]


def cheapest(
    grid: Grid,
    begins: Iterable[Dock],
    ends: Iterable[Dock],
    own: tuple[Rect, Rect],
    *,
    level: bool = False,
) -> list[Point] | None:
    """The cheapest line between two sets of docks; None where the bounded search finds none."""
    except_for = (_inflated(own[0]), _inflated(own[1]))
    goals = {step: at for at, step in ends if grid.open(_part(at, step), except_for)}
    starts = {step: at for at, step in begins if grid.open(_part(at, step), except_for)}
    if not goals or not starts:
        return None
    xs = sorted({*_near(grid.xs, own, 0), *(x for x, _ in (*goals, *starts))})
    ys = sorted({*_near(grid.ys, own, 1), *(y for _, y in (*goals, *starts))})
    came = _searched(grid, starts, goals, xs, ys, 0 if level else SIDEWAYS)
    if came is None:
        return None
    path, last = came
    line = [starts[path[0]], *path, goals[last]]
    return _without_stops(line)


def _near(places: list[float], own: tuple[Rect, Rect], axis: int) -> list[float]:
    """Places of the grid between both ends and a little beyond."""
    low = min(own[0][axis], own[1][axis]) - 400
    high = max(own[0][axis + 2], own[1][axis + 2]) + 400
    return places[bisect_left(places, low) : bisect_right(places, high)]


def _part(one: Point, other: Point) -> Rect:
    return (min(one[0], other[0]), min(one[1], other[1]),
            max(one[0], other[0]), max(one[1], other[1]))  # fmt: skip


State = tuple[float, float, bool]


def _searched(
    grid: Grid, starts: dict[Point, Point], goals: dict[Point, Point], xs: list[float],
    ys: list[float],
    sideways: float,
) -> tuple[list[Point], Point] | None:  # fmt: skip
    """The best-first search itself; a state is a place and whether the line is level there."""
    places = ({x: n for n, x in enumerate(xs)}, {y: n for n, y in enumerate(ys)})
    best: dict[State, float] = {}
    came: dict[State, State] = {}
    queue: list[tuple[float, float, State]] = []
    for (x, y), border in starts.items():
        state = (x, y, border[1] == y)
        best[state] = grid.price(_part(border, (x, y))) + (sideways if state[2] else 0)
        heappush(queue, (best[state] + _left((x, y), goals), best[state], state))
    for _ in range(STEPS):
        if not queue:
            return None
        _, cost, state = heappop(queue)
        if cost > best[state]:
            continue
        point = state[:2]
        if point in goals:
            return _path(state, came), point
        for following in _beside(state, places, xs, ys):
            part = _part(point, following[:2])
            if not grid.open(part):
                continue
            length = part[2] - part[0] + part[3] - part[1]
            total = cost + length + grid.price(part) + (BEND if following[2] != state[2] else 0)
            goal = goals.get(following[:2])
            if goal is not None and goal[1] == following[1]:
                total += sideways
            if total < best.get(following, total + 1):
                best[following] = total
                came[following] = state
                heappush(queue, (total + _left(following[:2], goals), total, following))
    return None


def _left(point: Point, goals: dict[Point, Point]) -> float:
    return min(abs(point[0] - x) + abs(point[1] - y) for x, y in goals)


def _beside(
    state: State, places: tuple[dict[float, int], dict[float, int]], xs: list[float],
    ys: list[float],
) -> Iterator[State]:  # fmt: skip
    x, y, _ = state
    column, row = places[0][x], places[1][y]
    for place in (column - 1, column + 1):
        if 0 <= place < len(xs):
            yield xs[place], y, True
    for place in (row - 1, row + 1):
        if 0 <= place < len(ys):
            yield x, ys[place], False


def _path(state: State, came: dict[State, State]) -> list[Point]:
    found = [state[:2]]
    while state in came:
        state = came[state]
        found.append(state[:2])
    return found[::-1]


def _without_stops(points: list[Point]) -> list[Point]:
    found: list[Point] = []
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
