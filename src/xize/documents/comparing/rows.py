"""A comparison as rows: left and right paragraph beside each other, words marked in both."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from xize.documents.comparing.matching import runs
from xize.documents.comparing.tokens import same_text, tokens

Kind = Literal["same", "changed", "added", "removed", "moved_from", "moved_to"]

MOST_PARAGRAPHS: Final = 10_000
"""Of a longer text only the beginning is compared, and the page says so."""

LIKE_ENOUGH: Final = 0.4
"""Two paragraphs with less in common are shown as one removed and one added."""

MOST_PAIRED: Final = 24
"""In larger differing blocks paragraphs are paired in their order, not by likeness."""

MOST_WORD_EDITS: Final = 80
"""Of a paragraph that differs more nothing is marked as kept but its anchors."""

MOST_MARKED: Final = 3_000
"""So many changed paragraphs get their words marked; further ones are marked as a whole."""

SHORTEST_MOVE: Final = 8
"""Characters: shorter paragraphs (a lone heading, a number) are said to have moved by chance."""

ISLAND: Final = 2
"""Equal characters between two changes that are too few to be read as kept."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph; ``changed``: it is only on this side."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Two paragraphs beside each other; numbers count from 1, 0 where a side is empty.

    ``other`` is the number of the paragraph on the other side a moved one went to or came from.
    """

    kind: Kind
    left: int = 0
    right: int = 0
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    other: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows, and whether the texts were too long to be compared to their end."""

    rows: tuple[Row, ...]
    cut: bool = False

    def count(self, *kinds: Kind) -> int:
        """How many rows are of these kinds."""
        return sum(row.kind in kinds for row in self.rows)

    @property
    def is_same(self) -> bool:
        """Whether nothing differs that a reader would see."""
        return all(row.kind == "same" for row in self.rows)


def compare(left: Sequence[str], right: Sequence[str]) -> Comparison:
    """Compare two texts by their paragraphs; empty paragraphs are left out."""
    cut = max(len(left), len(right)) > MOST_PARAGRAPHS
    old = [one.strip() for one in left[:MOST_PARAGRAPHS] if one.strip()]
    new = [one.strip() for one in right[:MOST_PARAGRAPHS] if one.strip()]
    keys_old, keys_new = [same_text(one) for one in old], [same_text(one) for one in new]
    rows: list[Row] = []
    for run in runs(keys_old, keys_new):
        if run.same:
            span = range(run.left_to - run.left_from)
            rows += [_same(run.left_from + n, run.right_from + n, old, new) for n in span]
        else:
            rows += _block(run.left_from, run.left_to, run.right_from, run.right_to, old, new)
    return Comparison(tuple(_marked(_with_moves(rows, keys_old, keys_new))), cut)


def _same(i: int, j: int, old: list[str], new: list[str]) -> Row:
    return Row("same", i + 1, j + 1, (Piece(old[i], False),), (Piece(new[j], False),))


def _removed(i: int, old: list[str]) -> Row:
    return Row("removed", left=i + 1, before=(Piece(old[i], True),))


def _added(j: int, new: list[str]) -> Row:
    return Row("added", right=j + 1, after=(Piece(new[j], True),))


def _block(a: int, b: int, x: int, y: int, old: list[str], new: list[str]) -> Iterator[Row]:
    """A block that differs: paragraphs that are like each other stand side by side."""
    at_left, at_right = a, x
    for i, j in [*_alike(a, b, x, y, old, new), (b, y)]:
        yield from (_removed(n, old) for n in range(at_left, i))
        yield from (_added(n, new) for n in range(at_right, j))
        if i < b and j < y:
            yield Row("changed", i + 1, j + 1, (Piece(old[i], True),), (Piece(new[j], True),))
        at_left, at_right = i + 1, j + 1


def _alike(a: int, b: int, x: int, y: int, old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Pairs in order with the most in common together (a small table, bounded)."""
    if a == b or x == y:
        return []
    bags_old = [Counter(tokens(one)) for one in old[a:b]]
    bags_new = [Counter(tokens(one)) for one in new[x:y]]
    if max(len(bags_old), len(bags_new)) > MOST_PAIRED:
        together = range(min(len(bags_old), len(bags_new)))
        return [(a + n, x + n) for n in together if _like(bags_old[n], bags_new[n]) >= LIKE_ENOUGH]
    best = [[0.0] * (len(bags_new) + 1) for _ in range(len(bags_old) + 1)]
    likes = [[_like(one, other) for other in bags_new] for one in bags_old]
    for i in range(len(bags_old) - 1, -1, -1):
        for j in range(len(bags_new) - 1, -1, -1):
            pair = likes[i][j] + best[i + 1][j + 1] if likes[i][j] >= LIKE_ENOUGH else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(bags_old) and j < len(bags_new):
        here = best[i][j]
        if likes[i][j] >= LIKE_ENOUGH and here == likes[i][j] + best[i + 1][j + 1]:
            found.append((a + i, x + j))
            i, j = i + 1, j + 1
        elif here == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _like(one: Counter[str], other: Counter[str]) -> float:
    """What share of their words two paragraphs have in common, from 0 to 1."""
    whole = one.total() + other.total()
    if 2 * min(one.total(), other.total()) < LIKE_ENOUGH * whole:
        return 0.0  # so different in length that they cannot be like each other
    return 2 * (one & other).total() / max(whole, 1)


def _marked(rows: Iterable[Row]) -> Iterator[Row]:
    """The changed rows with the words marked that differ, as many as can be afforded."""
    left = MOST_MARKED
    for row in rows:
        if row.kind != "changed" or not left:
            yield row
            continue
        left -= 1
        before, after = _words(row.before[0].text, row.after[0].text)
        yield replace(row, before=before, after=after)


def _words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both paragraphs with what differs marked; slivers between two changes count as changed."""
    old, new = tokens(before), tokens(after)
    found = runs(old, new, MOST_WORD_EDITS)
    left: list[Piece] = []
    right: list[Piece] = []
    for at, run in enumerate(found):
        kept = "".join(old[run.left_from : run.left_to])
        inside = 0 < at < len(found) - 1
        changed = not run.same or (inside and len(kept.strip()) < ISLAND and not kept.isalnum())
        left.append(Piece(kept, changed))
        right.append(Piece("".join(new[run.right_from : run.right_to]), changed))
    return _joined(left), _joined(right)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours of the same kind as one, empty ones gone."""
    found: list[Piece] = []
    for one in pieces:
        if not one.text:
            continue
        if found and found[-1].changed == one.changed:
            found[-1] = Piece(found[-1].text + one.text, one.changed)
        else:
            found.append(one)
    return tuple(found)


def _with_moves(rows: list[Row], old: list[str], new: list[str]) -> Iterator[Row]:
    """What was removed here and added there, word for word, has moved."""
    gone: dict[str, deque[int]] = defaultdict(deque)
    for row in rows:
        if row.kind == "removed" and len(old[row.left - 1]) >= SHORTEST_MOVE:
            gone[old[row.left - 1]].append(row.left)
    came = {
        row.right: gone[new[row.right - 1]].popleft()
        for row in rows
        if row.kind == "added" and gone.get(new[row.right - 1])
    }
    went = {left: right for right, left in came.items()}
    for row in rows:
        if row.kind == "removed" and row.left in went:
            yield replace(row, kind="moved_from", other=went[row.left], before=_plain(row.before))
        elif row.kind == "added" and row.right in came:
            yield replace(row, kind="moved_to", other=came[row.right], after=_plain(row.after))
        else:
            yield row


def _plain(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(one.text, False) for one in pieces)
