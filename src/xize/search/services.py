"""Keeping the index up beside the work: what has moved on since it was indexed is done again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection, transaction

from xize.ledger.batch import fetch
from xize.ledger.recall import TOKEN
from xize.ledger.turns import turn
from xize.projects.refusals import NoSuchProject
from xize.projects.transaction import KIND
from xize.search.erased import sweep
from xize.search.gathering.organisation import organisation
from xize.search.gathering.project import project
from xize.search.gathering.rules import rules
from xize.search.keys import PEOPLE, RULEBOOK
from xize.search.models import Entry, Indexed, Passage
from xize.search.writing import change, write

MADE_LIKE_THIS = "3"
"""Changed with whatever changes in how the same things are gathered, cut or stored."""

TOGETHER = 200
"""Streams asked for at a time."""

_BEHIND = (
    "SELECT s.id, s.seq FROM ledger_stream s LEFT JOIN search_indexed i ON i.name = s.id "
    "WHERE s.kind = ? AND (i.seq IS NULL OR i.seq <> s.seq OR i.basis <> ?) LIMIT ?"
)
Told = Callable[[int, int], None]


class Behind(NamedTuple):
    """A stream that has moved on, as of its last event."""

    stream: str
    seq: int


@dataclass(frozen=True, slots=True)
class Indexing:
    """What a round did: how many things were indexed, and whether there are more."""

    done: int
    more: bool


def index(seconds: float = 1.0) -> Indexing:
    """Index what is behind, for about so many seconds; the next round goes on.

    Nothing is locked while files are read. Several workers may be at it: they begin at different
    places, and of two that meet one writes.
    """
    until = time.monotonic() + seconds
    sweep()
    done = _outside_streams()
    waiting = behind(TOGETHER)
    random.shuffle(waiting)
    for number, one in enumerate(waiting):
        if time.monotonic() > until:
            return Indexing(done + number, more=True)
        index_stream(one)
    return Indexing(done + len(waiting), more=len(waiting) == TOGETHER)


def behind(most: int) -> list[Behind]:
    """Some streams that have moved on since they were indexed."""
    return [Behind(*row) for row in fetch(connection, _BEHIND, (KIND, MADE_LIKE_THIS, most))]


def index_stream(one: Behind) -> None:
    """Index a project again. What happens to it meanwhile is found by the next round."""
    before = Indexed.objects.filter(name=one.stream).first()
    try:
        drafts = project(one.stream)
    except NoSuchProject:  # begun and not committed, or taken out of the tables by hand
        return
    write(one.stream, before, one.seq, MADE_LIKE_THIS, change(one.stream, drafts))


def _outside_streams() -> int:
    """People and rules, where they are not what they were; how many of the two."""
    done, basis = 0, _basis()
    for name, gather in ((PEOPLE, organisation), (RULEBOOK, rules)):
        before = Indexed.objects.filter(name=name).first()
        if before is None or not basis or before.basis != basis:
            done += write(name, before, 0, basis, change(name, gather()))
    return done


def _basis() -> str:
    """Changes with every change of people and editions (``ledger.recall``); "" where unknown."""
    token = fetch(connection, f"SELECT {TOKEN}")[0][0]
    return f"{MADE_LIKE_THIS} {token}" if token else ""


def rebuild(told: Told = lambda _done, _of: None) -> int:
    """Empty the index and fill it again; how many projects are in it."""
    with turn(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_words")
        for table in (Passage, Entry, Indexed):
            table.objects.all().delete()
    _outside_streams()
    done = 0
    while waiting := behind(TOGETHER):
        for one in waiting:
            index_stream(one)
            done += 1
            told(done, done + len(waiting))
    return done
