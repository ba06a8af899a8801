"""The way around: a bounded search for the shortest line with few bends."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final

from xize.core.process.bpmn.drawing.routing.lines import without_stops

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, upper, right, lower."""

OFFS: Final = (12, 21)
OFF: Final = OFFS[0]
SMALL: Final = 80
"""Up to this many areas there is room for two lines beside each."""
CELL: Final = 256
SPLIT: Final = 100
"""How many cells the drawing has at most in each direction."""
STEPS: Final = 12_000
"""Places looked at for one line."""
IN_ALL: Final = 80_000
"""Places looked at in one drawing."""
NEAR: Final = 6
"""No line comes closer than this to what it does not meet."""
BEYOND: Final = 260
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
        self.left = IN_ALL
        self._known: dict[Rect, bool] = {}
        self._priced: dict[Rect, float] = {}
        self._size = max(CELL, reach / SPLIT)
        self._cells: dict[tuple[int, int], list[Rect]] = {}
        self._near: dict[tuple[int, int], list[Rect]] = {}
        self._lines: dict[tuple[int, int], list[Rect]] = {}
        self._borders: dict[tuple[int, int], list[Rect]] = {}
        self._areas, self._frames = list(areas), list(frames)
        for area in areas:
            self.put(self._cells, area)
            self.put(self._near, _inflated(area))
        for left, top, right, bottom in frames:
            for border in ((left, top, right, top), (left, bottom, right, bottom),
                           (left, top, left, bottom), (right, top, right, bottom)):  # fmt: skip
                self.put(self._borders, border)

    def places(self, window: Rect) -> tuple[set[float], set[float]]:
        """Where lines may run in a part of the drawing: beside what stands in it."""
        xs: set[float] = set()
        ys: set[float] = set()
        for area in self._areas:
            if _touch(window, area):
                for off in OFFS if len(self._areas) < SMALL else OFFS[:1]:
                    xs |= {area[0] - off, area[2] + off}
                    ys |= {area[1] - off, area[3] + off}
        for _, top, _, bottom in self._frames:
            ys |= {top - OFF, bottom + OFF}
        return (
            {x for x in xs if window[0] <= x <= window[2]},
            {y for y in ys if window[1] <= y <= window[3]},
        )

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
        self._known.clear()

    def draw(self, points: Sequence[tuple[float, float]]) -> None:
        """Remember a line."""
        self._priced.clear()
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
        if except_for:
            return not any(_overlap(part, one) and one not in except_for for one in self._by(part))
        known = self._known.get(part)
        if known is None:
            known = not any(_overlap(part, one) for one in self._by(part))
            self._known[part] = known
        return known

    def _by(self, part: Rect) -> Iterator[Rect]:
        for cell in self._touched(part):
            yield from self._near.get(cell, ())

    def price(self, part: Rect) -> float:
        """What a part costs for the lines it meets."""
        known = self._priced.get(part)
        if known is None:
            known = self._priced[part] = self._price(part)
        return known

    def _price(self, part: Rect) -> float:
        seen = set()
        cost = 0.0
        level = part[1] == part[3]
        wide = _widened(part, level=level)
        for cell in self._touched(part):
            for other in self._lines.get(cell, ()):
                if other in seen:
                    continue
                same = (other[1] == other[3]) == level
                if _touch(wide if same else part, other):
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
    free = grid.places(_around(own))
    xs = sorted({*free[0], *(x for x, _ in (*goals, *starts))})
    ys = sorted({*free[1], *(y for _, y in (*goals, *starts))})
    came = _searched(grid, starts, goals, xs, ys, 0 if level else SIDEWAYS)
    if came is None:
        return None
    path, last = came
    line = [starts[path[0]], *path, goals[last]]
    return without_stops(line)


def _around(own: tuple[Rect, Rect]) -> Rect:
    """Both ends, what is between them, and a little beyond."""
    (a, b, c, d), (e, f, g, h) = own
    return (min(a, e) - BEYOND, min(b, f) - BEYOND, max(c, g) + BEYOND, max(d, h) + BEYOND)


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
    for _ in range(min(STEPS, grid.left)):
        grid.left -= 1
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
    """What is at least still to pay."""
    x, y = point
    return min(
        abs(x - to_x) + abs(y - to_y) + (BEND if x != to_x and y != to_y else 0)
        for to_x, to_y in goals
    )


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
