"""How far a job is, told often and written seldom; and whether to go on."""

from __future__ import annotations

import time

from django.utils import timezone

from xize.jobs.models import Job

EVERY = 0.5
"""Seconds between two writes: often enough for a bar that moves, seldom enough to cost nothing."""


class Stopped(Exception):  # noqa: N818 - it names what happened
    """The person stopped the job; raised where it tells its progress."""


class Progress:
    """Told by the function that does the work.

    What is told inside a transaction is seen by others when that commits.
    """

    def __init__(self, job: str) -> None:
        self._job = job
        self._written = 0.0

    def step(self, done: int, total: int = 0) -> None:
        """``done`` of ``total`` steps (0: unknown). Raises ``Stopped``."""
        now = time.monotonic()
        if now - self._written < EVERY and done != total:
            return
        self._written = now
        mine = Job.objects.filter(id=self._job)
        mine.update(done=done, total=total, seen=timezone.now())
        if mine.filter(stopping=True).exists():
            raise Stopped
