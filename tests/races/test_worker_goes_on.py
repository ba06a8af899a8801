"""What goes wrong in one place keeps the worker from nothing else, and never ends it."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection

from tests.projects.test_clock import DUE, HOUR
from tests.races.team import Team
from tests.races.test_workers import happened
from xize.ledger import checkpoint
from xize.ledger.batch import fetch
from xize.projects.rebuild import rebuild
from xize.site.worker import keep_working, work_once

LATE = DUE + HOUR


def break_stream(stream: str) -> None:
    """A state that cannot be read, as after a disk's error."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_stream SET state = %s, wake = 0 WHERE id = %s", [b"?", stream]
        )


def test_a_stream_that_cannot_be_read_keeps_no_other_waiting(few: Team) -> None:
    broken, sound = few.begin(), few.begin()
    break_stream(broken)

    with pytest.raises(ExceptionGroup) as failed:
        work_once(LATE)

    assert broken in "".join(failed.value.exceptions[0].exceptions[0].__notes__)
    assert list(happened("OverdueNoted")) == [sound]
    waiting = fetch(connection, "SELECT COUNT(*) FROM notices_post WHERE next_try IS NOT NULL")
    assert waiting == [(0,)], "the mail went out all the same"
    assert [str(day.day) for day, _ in checkpoint.days()] == [str(date(2026, 10, 7))]
    rebuild()


def test_the_worker_begins_again_after_a_failed_round(
    few: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    few.begin()
    break_stream(few.stream)
    stop, failed = threading.Event(), threading.Semaphore(0)
    monkeypatch.setattr(threading, "excepthook", lambda _: failed.release())
    worker = threading.Thread(target=keep_working, args=(stop, 0.01, 0.01))
    worker.start()
    try:
        for _ in range(2):
            assert failed.acquire(timeout=60), "it failed, and tried again"
        rebuild()
        for _ in range(6_000):
            if stop.wait(0.01) or happened("OverdueNoted"):
                break
    finally:
        stop.set()
        worker.join(timeout=60)

    assert happened("OverdueNoted")[few.stream] == 1
