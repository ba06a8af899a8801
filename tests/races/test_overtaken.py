"""Who is overtaken between reading and writing is asked again, and never notices."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections

from tests.projects.conftest import MONDAY
from tests.races.team import Team
from tests.races.test_again import spoken
from xize.core.engine import commands as c
from xize.projects import services
from xize.projects.transaction import Situation


def elsewhere(team: Team, name: str, item: str) -> None:
    """A decision on another connection, committed before this returns."""

    def decide() -> None:
        try:
            team.vote(name, item=item)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(decide).result()


def overtaken(team: Team, slow: str, fast: str) -> None:
    """One decides, and between reading and writing the other is faster."""
    item, tries = team.item("vote"), list[int]()

    def make(now: Situation) -> c.Complete:
        tries.append(now.head.seq)
        if connection.vendor == "postgresql" and len(tries) == 1:
            elsewhere(team, fast, item)
        return c.Complete(by=now.actor, at=now.at, item=item, outcome="agree")

    services.execute(actor=team.actor(slow), stream=team.stream, make=make, at=MONDAY)
    if connection.vendor == "postgresql":
        assert len(tries) == 2, "it was overtaken once, and then held the stream"
    else:
        team.vote(fast, item=item)


def test_whoever_is_overtaken_decides_all_the_same(few: Team) -> None:
    """On one kept connection, again and again: nothing of a failed try is left in it.

    SQLite cannot be overtaken (who reads to write holds the file): there it is just a vote.
    """
    for _ in range(4):
        few.begin()
        for slow, fast in zip(few.members[::2], few.members[1::2], strict=True):
            overtaken(few, slow, fast)
        assert sorted(spoken(few)) == sorted(few.ids[name] for name in few.members)
        assert few.open() == ["grab"]
