"""The question as SQL: what answers it, how well, and only what may be found.

The order is one that people can tell beforehand, and the same on both databases, whose own
rankings differ and change with what else there is: what is called exactly so, then what holds all
of the words together in a name, apart in names, together in its text, apart in it; the newer
before the older.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from xize.core.texts import Phrase, Wanted, bigrams
from xize.ledger.batch import fetch
from xize.search.cutting import BEGINS, ENDS
from xize.search.permitted import JOINED, Condition
from xize.search.words import words

_SHIFT = 1_000_000_000_000
"""The tier and the passage in one number: the least is the best passage of the best tier."""

_OWN = (
    "own AS (SELECT t.id FROM search_entry e JOIN search_passage t ON t.entry_id = e.id "
    "WHERE e.stream IN ({streams})), "
)
_TIER = "SELECT * FROM ({hits}) tier_{tier}"
NEWEST = 5_000
"""Passages that are looked at for whoever may find everything, asks for a word that stands in more
texts than that, and narrows nothing down."""

_COLUMNS = "e.id, e.stream, e.key, e.kind, e.regulation, e.title, e.title_en, e.names, e.at"

_ASK = (
    "WITH {own}hits AS ({hits}), "
    "rated AS (SELECT e.id, e.kind, e.at, e.stream, e.key, e.whole, "
    "MIN(h.tier * {shift} + h.passage) AS best "
    "FROM hits h JOIN search_passage t ON t.id = h.passage {joined} "
    "WHERE {allowed}{filters} GROUP BY e.id), "
    "found AS (SELECT *, ROW_NUMBER() OVER "
    "(PARTITION BY stream, whole ORDER BY best / {shift}, at DESC, key) AS turn FROM rated), "
    "placed AS (SELECT id, best, COUNT(*) OVER (PARTITION BY kind) AS of_kind, ROW_NUMBER() OVER "
    "(PARTITION BY kind ORDER BY best / {shift}, at DESC, stream DESC, key) AS place FROM found "
    "WHERE turn = 1) "
    "SELECT {columns}, f.best, f.of_kind FROM placed f JOIN search_entry e ON e.id = f.id "
    "WHERE f.place > ? AND f.place <= ? ORDER BY e.kind, f.place"
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What else an answer must be; empty means any. ``since`` and ``until`` in microseconds.

    ``state`` is that of the project: running, suspended or ended.
    """

    kind: str = ""
    regulation: str = ""
    state: str = ""
    since: int | None = None
    until: int | None = None


class Hit(NamedTuple):
    """An entry that answers, with its best passage and how many of its kind there are."""

    id: int
    stream: str
    key: str
    kind: str
    regulation: str
    title: str
    title_en: str
    names: str
    at: int
    best: int
    of_kind: int

    @property
    def passage(self) -> int:
        """The id of the passage that answers best."""
        return self.best % _SHIFT


class Reach(NamedTuple):
    """What somebody may find, and in which streams it may be (``permitted``)."""

    allowed: Condition
    streams: Condition | None


def ask(question: Wanted, reach: Reach, filters: Filters, *, each: int, skip: int = 0) -> list[Hit]:
    """The answers of each kind, the best first: so many of a kind after those skipped."""
    own, (allowed, streams) = "", reach
    values: list[Any] = []
    if streams is not None:
        own, values = _OWN.format(streams=streams.sql), [*streams.values]
    hits, asked = _hits(question, within=streams is not None, narrowed=filters != Filters())
    filtered, wanted = _filtered(filters)
    sql = _ASK.format(
        own=own,
        hits=hits,
        shift=_SHIFT,
        joined=JOINED,
        allowed=allowed.sql,
        filters=filtered,
        columns=_COLUMNS,
    )
    values += [*asked, *allowed.values, *wanted, skip, skip + each]
    return [Hit(*row) for row in fetch(connection, sql, values)]


def _hits(question: Wanted, *, within: bool, narrowed: bool) -> tuple[str, list[Any]]:
    """Passages with their tier; a passage may be in several."""
    index = words()
    whole = [question.whole] if question.whole else list(question.terms)
    exactly = Phrase((BEGINS, *bigrams(question.text), ENDS), open_ended=False)
    tiers: list[tuple[str, Sequence[Phrase]]] = [("titled", [exactly]), ("titled", whole)]
    if question.whole:
        tiers += [("titled", question.terms), ("words", whole)]
    tiers.append(("words", question.terms))
    newest = "" if narrowed else index.NEWEST.format(most=NEWEST)
    parts = []
    for tier, (column, _) in enumerate(tiers):
        last = index.WITHIN if within else newest if column == "words" else ""
        hits = index.HITS.format(tier=tier, column=column, within=last)
        parts.append(_TIER.format(hits=hits, tier=tier))
    sql = " UNION ALL ".join(parts)
    return sql, [index.asked(column, phrases) for column, phrases in tiers]


def _filtered(filters: Filters) -> tuple[str, list[Any]]:
    wanted = (
        ("e.kind = ?", filters.kind),
        ("e.regulation = ?", filters.regulation),
        ("p.status = ?", filters.state),
        ("e.at >= ?", filters.since),
        ("e.at < ?", filters.until),
    )
    given = [(sql, value) for sql, value in wanted if value not in ("", None)]
    return "".join(f" AND {sql}" for sql, _ in given), [value for _, value in given]
