"""The worker: what happens because time passes, not because somebody acts.

Every part of a round is safe to repeat and safe to interrupt: it is decided again under a lock,
from what is committed. Any number of workers may run; they leave each other's streams alone.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import close_old_connections, connection

from xize.ledger import checkpoint
from xize.ledger.afterwards import afterwards
from xize.ledger.services import tidy
from xize.projects.services import deliver, follow_calendar, tick
from xize.projects.services.calendars import Followed
from xize.site import indexing, long_work

EVERY = 5.0
"""Seconds between two rounds; a round without work is one query by index."""

AFTER_FAILURE = 30.0
"""Seconds to wait before starting again when a round failed; its traceback is in the log."""


@dataclass(frozen=True)
class Round:
    """What one round did."""

    events: int
    """Events that came of deadlines, reminders, waits."""
    sent: int
    """Messages that left the house."""
    checkpoint: date | None
    """The day whose checkpoint was written."""
    more: bool = False
    """There is more to do at once: the calendar changed and many projects follow it."""


def work_once(now: datetime) -> Round:
    """Do all that is owed at ``now``: due streams, waiting messages, yesterday's checkpoint.

    Before that, open deadlines follow a calendar that changed. A part that fails keeps no other
    from its work: what went wrong is raised when all of them are done.
    """
    followed, events, sent, written = Followed(0, more=False), 0, 0, None
    with afterwards("parts of the worker's round failed") as part:
        with part("calendar"):
            followed = follow_calendar(now=now)
        with part("clock"):
            events = tick(now=now)
        with part("mail"):
            sent = deliver(now=now)
        with part("checkpoint"):
            written = _checkpoint(now)
        with part("log"):
            tidy()
    return Round(followed.events + events, sent, written, followed.more)


def _checkpoint(now: datetime) -> date | None:
    day = checkpoint.owed(now)
    written = checkpoint.write(day, now) if day else None
    return written.day if written else None


def work(stop: threading.Event, every: float = EVERY) -> None:
    """Do a round every so many seconds until told to stop."""
    try:
        while not stop.is_set():
            close_old_connections()
            done = work_once(datetime.now(UTC))
            stop.wait(0 if done.more else every)
    finally:
        connection.close()


def keep_working(stop: threading.Event, every: float = EVERY, pause: float = AFTER_FAILURE) -> None:
    """Run ``work`` in a thread of its own, and again when one failed, until told to stop.

    Long work that people asked for and the index of the search go on beside it, likewise.
    """
    others = [("xize-jobs", long_work.work), ("xize-index", indexing.work)]
    beside = [
        threading.Thread(target=_keep, args=(stop, pause, name, run, stop), daemon=True)
        for name, run in others
    ]
    for one in beside:
        one.start()
    _keep(stop, pause, "xize-worker", work, stop, every)
    for one in beside:
        one.join()


def _keep(
    stop: threading.Event, pause: float, name: str, run: Callable[..., None], *arguments: Any
) -> None:
    while not stop.is_set():
        thread = threading.Thread(target=run, args=arguments, name=name, daemon=True)
        thread.start()
        thread.join()
        stop.wait(pause)


def start_beside() -> threading.Event:
    """Begin working beside whatever this process does; set the event to stop."""
    stop = threading.Event()
    threading.Thread(target=keep_working, args=(stop,), name="xize-keeper", daemon=True).start()
    return stop
