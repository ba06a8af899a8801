"""Writers of the embedded database take turns, in the order they came.

SQLite has one writer at a time and lets the others poll for the lock, whoever wakes up first: many
threads starve one of theirs. Within a process they stand in line here instead, and only one of
them polls against other processes. PostgreSQL needs none of this.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

PATIENCE = 20.0
"""Seconds; whoever is first in line waits as long for other processes (``site.database``)."""


class Line:
    """A lock that is handed to whoever has waited longest."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def enter(self, patience: float = PATIENCE) -> None:
        """Wait for one's turn; raises ``OperationalError`` when it takes too long."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=patience):
            return
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                raise OperationalError("database is locked: the line did not move")

    def leave(self) -> None:
        """Let the next one in."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


LINE = Line()
"""The line of this process. A transaction that begins and ends by itself enters and leaves it."""


@contextmanager
def turn() -> Iterator[None]:
    """Hold the turn of this process; at once on PostgreSQL, and inside a transaction."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    LINE.enter()
    try:
        yield
    finally:
        LINE.leave()
