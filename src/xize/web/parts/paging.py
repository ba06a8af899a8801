"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xize.web.request import Request

SIZE = 40
FURTHEST = 100_000
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Page(Generic[Line]):
    """One page of a list. ``before`` and ``after`` are page numbers, or 0 where there is none."""

    lines: Sequence[Line]
    number: int
    before: int
    after: int


def page_of(request: Request, read: Callable[[int, int], Sequence[Line]]) -> Page[Line]:
    """The page that ``?page=`` asks for; ``read`` takes a limit and an offset."""
    asked = request.GET.get("page", "1")
    number = min(int(asked), FURTHEST) if asked.isdecimal() and int(asked) > 0 else 1
    found = read(SIZE + 1, (number - 1) * SIZE)
    more = len(found) > SIZE
    return Page(found[:SIZE], number, number - 1, number + 1 if more else 0)
