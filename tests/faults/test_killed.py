"""kill -9 at named points and at random ones: nothing confirmed is lost, nothing is done twice."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection

from tests.faults.conftest import Victim, died
from tests.projects.conftest import Cast
from tests.projects.tables import dump
from tests.projects.test_clock import DUE, HOUR
from xize.core.engine.events import Decided
from xize.ledger import crash
from xize.ledger.batch import fetch
from xize.ledger.queries import streams
from xize.projects import services
from xize.projects.queries.access import events
from xize.projects.transaction import KIND
from xize.projects.verify import verify

BEFORE_COMMIT = [point for point in crash.POINTS if point != crash.AFTER_COMMIT]
ENOUGH = 12


def decisions(cast: Cast) -> list[str]:
    return [one.person for one in events(cast.stream) if isinstance(one, Decided)]


@pytest.fixture
def drafted(cast: Cast) -> Cast:
    cast.start()
    cast.draft()
    return cast


@pytest.mark.parametrize("point", crash.POINTS)
def test_a_step_killed_anywhere_is_done_once_when_tried_again(
    drafted: Cast, victim: Victim, point: str
) -> None:
    before, li, item = dump(), drafted.ids["li"], drafted.item("sign_off")
    arguments = ("complete", li, drafted.stream, item, "agree", "key-1")

    killed = victim(*arguments, crash_at=point)

    assert died(killed)
    assert killed.stdout is not None
    assert killed.stdout.read() == "", "it confirmed something before it died"
    if point in BEFORE_COMMIT:
        assert dump() == before, "half of a transaction was kept"
    assert list(verify()) == []

    again = drafted.sign("li", item=item, key="key-1")
    assert again.repeated is (point not in BEFORE_COMMIT)
    assert decisions(drafted).count(li) == 1
    assert list(verify()) == []


OVERDUE = [(point, DUE + HOUR, "OverdueNoted", "overdue") for point in crash.POINTS]
REMINDER = (crash.BEFORE_COMMIT, DUE - HOUR, "Reminded", "reminder")


@pytest.mark.parametrize(("point", "moment", "event", "kind"), [*OVERDUE, REMINDER])
def test_the_clock_killed_anywhere_acts_once_after_restart(
    drafted: Cast, victim: Victim, point: str, moment: datetime, event: str, kind: str
) -> None:
    killed = victim("tick", moment.isoformat(), crash_at=point)
    assert died(killed)
    for _ in range(2):
        services.tick(now=moment)

    told = [type(one).__name__ for one in events(drafted.stream) if one.by == "clock"]
    assert told.count(event) == 1
    posts = fetch(connection, "SELECT person FROM notices_post WHERE kind = ?", (kind,))
    notices = fetch(connection, "SELECT person FROM notices_notice WHERE kind = ?", (kind,))
    assert sorted(posts) == sorted(notices), "mail was lost or doubled"
    assert posts
    assert list(verify()) == []


def test_killed_between_commits_nothing_confirmed_is_lost(cast: Cast, victim: Victim) -> None:
    process = victim("begin", cast.ids["zhao"], cast.edition, "10000")
    assert process.stdout is not None
    confirmed = [process.stdout.readline().strip() for _ in range(ENOUGH)]

    process.kill()
    confirmed += process.stdout.read().split()
    assert died(process)

    there = set(streams(KIND))
    assert len(confirmed) == len(set(confirmed)) >= ENOUGH
    assert set(confirmed) <= there
    assert len(there - set(confirmed)) <= 1, "more was done than one unconfirmed action"
    assert list(verify()) == []
