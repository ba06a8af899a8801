"""Who an open step waits for: ranges of the candidates' key, as fast with a million projects.

One person's list is the first rows of their own range; of several people, each one's first rows,
merged. ``EXISTS``, ``OR`` and ``IN`` with a sort would read everything any of them has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection

from xize.ledger.batch import fetch
from xize.ledger.instants import FAR
from xize.people.deputies import Standing

Waiting = tuple[Any, ...]
"""Stream, element, node, due, opened, how, and the principal it waits for."""

_COLUMNS = "c.stream, c.element, c.node, c.due, c.opened, c.how, c.principal"
_FIRST = (
    f"SELECT * FROM (SELECT {_COLUMNS} FROM projects_candidate c "  # noqa: S608
    "WHERE c.principal = ?{how} "
    "ORDER BY c.principal, c.due, c.opened, c.stream, c.element LIMIT ?) range_{number}"
)
_OF_ITEM = (
    f"SELECT {_COLUMNS} FROM projects_item i JOIN projects_candidate c ON "  # noqa: S608
    f"c.principal = ? AND c.due = COALESCE(i.due, {FAR}) AND c.opened = i.opened "
    "AND c.stream = i.stream AND c.element = i.element "
    "WHERE i.stream = ? AND i.element = ?"
)
_COUNT = (
    "SELECT COUNT(*) FROM (SELECT 1 FROM projects_candidate c "
    "WHERE c.principal = ?{only} LIMIT ?) n"
)
_UNDER = (
    " AND EXISTS (SELECT 1 FROM projects_project p "
    "WHERE p.stream = c.stream AND p.regulation IN ({marks}))"
)
_AT_ONCE = 100
"""Items asked for in one statement; SQLite joins no more than 500 selects."""


def waiting_for(people: Sequence[str], *, most: int, how: str = "") -> list[Waiting]:
    """The first steps that wait for any of these people, the nearest deadline first.

    ``how``: only those that wait in that way. One statement, whose cost is that of ``most`` rows
    for each of the people.
    """
    mine = [value for one in people for value in ((one, how, most) if how else (one, most))]
    rows = fetch(connection, _ranges(len(people), bool(how)), mine)
    return sorted(rows, key=lambda row: (row[3], row[4], row[0], row[1]))[:most]


def waiting_count(person: str, standing: Sequence[Standing], most: int) -> int:
    """How many steps wait for somebody, or for those they stand in for; counted up to ``most``.

    An item that waits for both is two: each is a decision of its own.
    """
    parts, values = [_COUNT.format(only="")], [person, most]
    for principal in dict.fromkeys(one.principal for one in standing):
        under = [one.regulations for one in standing if one.principal == principal]
        rules = [] if not all(under) else sorted({rule for rules in under for rule in rules})
        marks = ", ".join("?" * len(rules))
        parts.append(_COUNT.format(only=_UNDER.format(marks=marks) if rules else ""))
        values += [principal, *rules, most]
    rows = fetch(connection, " UNION ALL ".join(parts), values)
    return min(most, sum(int(row[0]) for row in rows))


def waits_for(people: Sequence[str], items: Iterable[tuple[str, str]]) -> list[Waiting]:
    """Which of these items wait for which of these people; found by whole keys."""
    asked = [(person, *item) for item in dict.fromkeys(items) for person in people]
    found: list[Waiting] = []
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        sql = " UNION ALL ".join([_OF_ITEM] * len(part))
        found += fetch(connection, sql, [value for one in part for value in one])
    return found


@lru_cache(maxsize=64)
def _ranges(people: int, how: bool) -> str:
    only = " AND c.how = ?" if how else ""
    return " UNION ALL ".join(_FIRST.format(how=only, number=n) for n in range(people))
