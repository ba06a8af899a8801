"""Reading much at one moment while others go on writing.

A check that reads heads first and events afterwards would find events that no head knows of,
whenever somebody works meanwhile. Both databases can show one moment to a reader for as long as it
takes, without keeping anybody waiting.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from xize.ledger.batch import wrapper
from xize.ledger.borders import entered, left

_BEGIN = {
    "sqlite": "BEGIN DEFERRED",  # the log keeps what was there; no lock is taken to read
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is of the moment of the first read; nothing can be written.

    Inside a transaction of somebody else it is their moment.
    """
    here = wrapper(connection)
    here.ensure_connection()
    if here.in_atomic_block:
        yield
        return
    with here.wrap_database_errors:
        here.connection.execute(_BEGIN[here.vendor])
    entered(here)
    try:
        yield
    finally:
        here.connection.execute("ROLLBACK")
        left(here, committed=False)
