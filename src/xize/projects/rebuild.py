"""Making the projections again from the ledger: they are disposable, the events are not."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction

from xize.core.engine import encode_state, wakes
from xize.ledger.batch import Batch
from xize.ledger.broken import first_break
from xize.ledger.findings import Finding
from xize.ledger.instants import optional_micros
from xize.ledger.queries import links, streams
from xize.ledger.turns import turn
from xize.projects.project import TABLES
from xize.projects.remade import Rows, remade
from xize.projects.transaction import KIND

_NOBODY_WRITES = "LOCK TABLE ledger_stream IN EXCLUSIVE MODE"
"""Whoever acts touches the stream's row first, and waits there."""

_STATE = "UPDATE ledger_stream SET state = ?, wake = ? WHERE id = ?"


class LedgerBroken(Exception):  # noqa: N818 - it names what is the matter
    """A chain does not hold: nothing is made from events that were tampered with."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.sentence("en"))


def rebuild(told: Callable[[int, int], None] = lambda _done, _of: None) -> int:
    """Empty and fill every projection table, and the states; the number of streams.

    All of it is one transaction: readers see the old tables until it commits, whoever acts
    meanwhile waits. ``told`` is called with how many streams are done, of how many.
    """
    with turn(), transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_NOBODY_WRITES)
        wanted = streams(KIND)
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own table names
        for done, stream in enumerate(wanted, 1):
            _stream(stream)
            told(done, len(wanted))
    return len(wanted)


def _stream(stream: str) -> None:
    chain = links(stream)
    if broken := first_break(stream, chain):
        raise LedgerBroken(broken)
    state, rows = remade(stream, chain)
    batch = Batch()
    _insert(batch, rows)
    batch.add(_STATE, (encode_state(state), optional_micros(wakes(state)), stream))
    batch.run(connection)


def _insert(batch: Batch, rows: Rows) -> None:
    for table in TABLES:
        table.insert(batch, list(rows[table.name].values()))
