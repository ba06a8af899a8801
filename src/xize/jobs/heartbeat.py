"""A sign of life beside the work, however long one of its steps takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import OperationalError, connection
from django.utils import timezone

from xize.jobs.models import Job, State

EVERY = 10.0
"""Seconds between two beats."""


@contextmanager
def beating(job: str, every: float = EVERY) -> Iterator[None]:
    """Write every so many seconds that the job lives, until the block is left."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, over, every), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(job: str, over: threading.Event, every: float) -> None:
    try:
        while not over.wait(every):
            with suppress(OperationalError):  # the job itself is writing: it is alive
                Job.objects.filter(id=job, state=State.RUNNING).update(seen=timezone.now())
    finally:
        connection.close()
