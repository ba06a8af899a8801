"""Which items of two sequences are the same ones, in order: anchors first, then Myers, bounded."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, NamedTuple

MOST_EDITS: Final = 400
"""Between two anchors the search gives up beyond so many single edits: then all of it differs."""


class Run(NamedTuple):
    """``left[left_from:left_to]`` and ``right[right_from:right_to]``: the same, or different."""

    same: bool
    left_from: int
    left_to: int
    right_from: int
    right_to: int


def runs(left: Sequence[Hashable], right: Sequence[Hashable], most: int = MOST_EDITS) -> list[Run]:
    """The two sequences cut into runs that are the same and runs that differ, in order.

    ``most`` bounds the search between two anchors.
    """
    pairs = list(_matched(left, right, most))
    found: list[Run] = []
    at_left = at_right = 0
    for one, other in [*pairs, (len(left), len(right))]:
        if at_left < one or at_right < other:
            found.append(Run(False, at_left, one, at_right, other))
        if one == len(left) and other == len(right):
            break
        last = found[-1] if found else None
        if last and last.same and (last.left_to, last.right_to) == (one, other):
            found[-1] = last._replace(left_to=one + 1, right_to=other + 1)
        else:
            found.append(Run(True, one, one + 1, other, other + 1))
        at_left, at_right = one + 1, other + 1
    return found


def _matched(
    left: Sequence[Hashable], right: Sequence[Hashable], most: int
) -> Iterator[tuple[int, int]]:
    """Pairs of places that are the same item.

    Common ends, then the anchors between them, then what is left between two anchors.
    """
    a, b, x, y = 0, len(left), 0, len(right)
    while a < b and x < y and left[a] == right[x]:
        yield a, x
        a, x = a + 1, x + 1
    tail = 0
    while a < b and x < y and left[b - 1] == right[y - 1]:
        b, y, tail = b - 1, y - 1, tail + 1
    anchors = _anchors(left, right, a, b, x, y)
    if anchors:
        for one, other in anchors:
            yield from _between(left, right, a, one, x, other, most)
            yield one, other
            a, x = one + 1, other + 1
    yield from _between(left, right, a, b, x, y, most)
    yield from ((b + n, y + n) for n in range(tail))


def _between(
    left: Sequence[Hashable],
    right: Sequence[Hashable],
    a: int,
    b: int,
    x: int,
    y: int,
    most: int,
) -> Iterator[tuple[int, int]]:
    if a < b and x < y:
        yield from ((a + i, x + j) for i, j in _myers(left[a:b], right[x:y], most))


def _anchors(
    left: Sequence[Hashable], right: Sequence[Hashable], a: int, b: int, x: int, y: int
) -> list[tuple[int, int]]:
    """Items that stand exactly once in each, the longest run of them that keeps its order."""
    once_left = {item for item, count in Counter(left[a:b]).items() if count == 1}
    once = {item for item, n in Counter(right[x:y]).items() if n == 1 and item in once_left}
    places = {right[j]: j for j in range(x, y) if right[j] in once}
    return _rising([(i, places[left[i]]) for i in range(a, b) if left[i] in once])


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs whose second places rise too (patience sorting)."""
    ends: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for n, (_, place) in enumerate(pairs):
        pile = bisect_left(ends, place)
        if pile == len(ends):
            ends.append(place)
            piles.append(n)
        else:
            ends[pile] = place
            piles[pile] = n
        before.append(piles[pile - 1] if pile else -1)
    found: list[tuple[int, int]] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _myers(left: Sequence[Hashable], right: Sequence[Hashable], most: int) -> list[tuple[int, int]]:
    """Myers' greedy search for the fewest edits; nothing is the same beyond ``most`` of them."""
    far = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(left) + len(right), most) + 1):
        trail.append(dict(far))
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and far[k - 1] < far[k + 1])
            i = far[k + 1] if down else far[k - 1] + 1
            j = i - k
            while i < len(left) and j < len(right) and left[i] == right[j]:
                i, j = i + 1, j + 1
            far[k] = i
            if i >= len(left) and j >= len(right):
                return _back(trail, len(left), len(right))
    return []


def _back(trail: list[dict[int, int]], i: int, j: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for edits in range(len(trail) - 1, -1, -1):
        far = trail[edits]
        k = i - j
        down = k == -edits or (k != edits and far[k - 1] < far[k + 1])
        from_k = k + 1 if down else k - 1
        from_i = far[from_k] if edits else 0
        from_j = from_i - from_k if edits else 0
        while i > from_i and j > from_j and i > 0 and j > 0:
            if edits and (i, j) == ((from_i, from_j + 1) if down else (from_i + 1, from_j)):
                break
            i, j = i - 1, j - 1
            found.append((i, j))
        i, j = from_i, from_j
    return found[::-1]
