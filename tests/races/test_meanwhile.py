"""Verifying and making lists anew while people go on working."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from django.db import connections

from tests.races.team import Team
from xize.projects.rebuild import rebuild
from xize.projects.verify import verify

WORKERS = 3


@contextmanager
def people_at_work(team: Team) -> Iterator[None]:
    """Projects are begun, drafted and voted on until the block ends; none of it fails."""
    enough, begun = threading.Event(), threading.Semaphore(0)

    def work(number: int) -> None:
        mine = replace(team)
        try:
            while not enough.is_set():
                mine.begin()
                for name in mine.members[number::2]:
                    mine.vote(name)
                begun.release()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        working = [pool.submit(work, number) for number in range(WORKERS)]
        for _ in working:
            assert begun.acquire(timeout=60)
        try:
            yield
        finally:
            enough.set()
    for one in working:
        one.result()


def test_verifying_meanwhile_finds_nothing(few: Team) -> None:
    with people_at_work(few):
        found = [one for _ in range(6) for one in verify()]

    assert found == []


def test_lists_are_made_anew_meanwhile(few: Team) -> None:
    with people_at_work(few):
        for _ in range(3):
            rebuild()
