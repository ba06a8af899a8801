"""The worker's third part: the index of the search, beside what time asks for.

Looking for what has moved on walks through all streams, and reading files takes as long as it
takes. So it paces itself: idle most of the time, at most half of it while it catches up.
"""

from __future__ import annotations

import threading
import time

from django.db import close_old_connections, connection

from xize.search.services import index

EVERY = 3.0
"""Seconds between two looks, at the least."""

IDLE = 20.0
"""A look that took a second is followed by so many seconds of rest."""

AT_ONCE = 1.0
"""Seconds of work before a rest."""


def work_once() -> int:
    """Index all that has moved on; how many things."""
    done = index(AT_ONCE)
    count = done.done
    while done.more:
        done = index(AT_ONCE)
        count += done.done
    return count


def work(stop: threading.Event) -> None:
    """Index what has moved on until told to stop."""
    try:
        while not stop.is_set():
            close_old_connections()
            begun = time.monotonic()
            more = index(AT_ONCE).more
            spent = time.monotonic() - begun
            stop.wait(spent if more else max(EVERY, IDLE * spent))
    finally:
        connection.close()
