"""The worker's second half: long work that people asked for, beside what time asks for.

A thread of its own, so that an export never keeps a deadline waiting.
"""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

from django.db import close_old_connections, connection

from xize.documents import blobs
from xize.documents.queries import is_upload
from xize.jobs import queue
from xize.jobs.services import sweep
from xize.registers.services import freshen_read

EVERY = 1.0
"""Seconds between two looks at the queue; a look without work is one query."""

SWEEP_EVERY = 30.0
"""Seconds between two looks for jobs that died, files that expired, registers that moved on."""


def work_once(now: datetime) -> int:
    """Do all waiting jobs, then sweep; how many jobs."""
    done = queue.run_waiting()
    sweep(now, drop)
    return done


def drop(blob: str) -> None:
    """Remove the file that came of a job, unless somebody handed in the same one."""
    if not is_upload(blob):
        blobs.delete(blob)


def work(stop: threading.Event) -> None:
    """Do what is waiting every second, and at once when it was begun in this process."""
    swept = 0.0
    try:
        while not stop.is_set():
            queue.awake.clear()
            close_old_connections()
            queue.run_waiting()
            if time.monotonic() - swept > SWEEP_EVERY:
                swept = time.monotonic()
                sweep(datetime.now(UTC), drop)
                freshen_read()
            queue.awake.wait(EVERY)
    finally:
        connection.close()
