"""Several workers on one database: each timer acts once, whoever is killed while at it."""

from __future__ import annotations

import subprocess
from collections import Counter
from datetime import date

import pytest
from django.db import connection

from tests.faults.conftest import PATIENCE
from tests.projects.conftest import MONDAY
from tests.projects.test_clock import DUE, HOUR
from tests.races.processes import Racers, environment, race
from tests.races.site import XIZE
from tests.races.team import Team
from tests.races.together import together
from xize.ledger import checkpoint, crash
from xize.ledger.batch import fetch
from xize.notices import outbox
from xize.people.actor import SYSTEM
from xize.projects import services
from xize.rulebook.calendar import set_calendar
from xize.site.worker import work_once

LATE = DUE + HOUR
AT = LATE.isoformat()
STREAMS = 10


@pytest.fixture
def many(few: Team) -> Team:
    """Ten projects whose countersign is overdue."""
    for _ in range(STREAMS):
        few.begin()
    return few


def happened(type_: str) -> Counter[str]:
    """How often something happened, by stream."""
    sql = "SELECT stream, COUNT(*) FROM ledger_event WHERE type = ? GROUP BY stream"
    return Counter(dict(fetch(connection, sql, (type_,))))


def once_each(type_: str) -> None:
    """It happened in every stream, and once."""
    assert sorted(happened(type_).values()) == [1] * STREAMS


def mail_goes_to_whom_it_concerns() -> None:
    """Of every notice one post lies in the outbox."""
    posts = fetch(connection, "SELECT stream, person FROM notices_post WHERE kind = 'overdue'")
    told = fetch(connection, "SELECT stream, person FROM notices_notice WHERE kind = 'overdue'")
    assert sorted(posts) == sorted(told)
    assert len(posts) == len(set(posts)) == STREAMS


def test_four_workers_at_the_same_timers_act_once(many: Team) -> None:
    answers = race(*([["tick", AT]] * 4))

    assert sum(map(int, answers)) > 0
    once_each("OverdueNoted")
    mail_goes_to_whom_it_concerns()


def test_a_worker_killed_while_holding_a_timer_is_made_up_for(many: Team) -> None:
    """On PostgreSQL the others leave its stream alone, on SQLite they wait for the file."""
    holder, other = Racers(["hold", many.stream, AT]), Racers(["tick", AT])
    try:
        holder.ready()
        other.ready()
        other.go()
        if connection.vendor == "postgresql":
            other.answers()
            assert len(happened("OverdueNoted")) == STREAMS - 1, "the others were not kept waiting"
            assert many.stream not in happened("OverdueNoted")
        holder.kill()
        if connection.vendor == "sqlite":
            other.answers()
    finally:
        holder.kill()
        other.kill()

    services.tick(now=LATE)
    once_each("OverdueNoted")
    mail_goes_to_whom_it_concerns()


@pytest.mark.parametrize("point", crash.POINTS)
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(many: Team, point: str) -> None:
    dying = Racers(["tick", AT], crash_at=point)
    dying.ready()
    dying.go()
    assert dying.dies()
    dying.kill()

    services.tick(now=LATE)

    once_each("OverdueNoted")
    mail_goes_to_whom_it_concerns()


def test_workers_who_follow_a_changed_calendar_move_each_deadline_once(many: Team) -> None:
    services.follow_calendar(now=MONDAY)
    set_calendar(actor=SYSTEM, rest={date(2026, 9, 29): "停电检修"}, work={}, at=MONDAY)
    services.follow_calendar(now=MONDAY)
    moment = (MONDAY + HOUR).isoformat()
    dying = Racers(["follow", moment], crash_at=crash.AFTER_COMMIT)
    dying.ready()
    dying.go()
    assert dying.dies()
    dying.kill()
    assert sum(happened("DueMoved").values()) == 1

    answers = race(*([["follow", moment]] * 3))

    once_each("DueMoved")
    assert sum(map(int, answers)) > 0


def test_every_post_is_sent_by_one_worker(many: Team) -> None:
    services.tick(now=LATE)
    waiting = fetch(connection, "SELECT COUNT(*) FROM notices_post")[0][0]
    sent: list[str] = []

    def send(posts: object) -> dict[str, str]:
        sent.extend(one.id for one in posts)  # type: ignore[attr-defined]
        return {}

    def deliver() -> None:
        while outbox.deliver(now=LATE, send=send, limit=7):
            pass

    together([deliver] * 4)

    assert len(sent) == len(set(sent)) == waiting


def test_workers_that_meet_after_midnight_write_one_checkpoint(few: Team) -> None:
    few.begin()
    rounds = together([lambda: work_once(MONDAY + 24 * HOUR)] * 4)

    assert [one.checkpoint for one in rounds].count(date(2026, 9, 28)) == 1
    assert [str(day.day) for day, _ in checkpoint.days()] == ["2026-09-28"]


def test_three_worker_commands_do_one_round_at_once(many: Team) -> None:
    """`xize worker --once`, as somebody runs it from a timetable on three machines."""
    command = [str(XIZE), "worker", "--once", "--at", AT]
    workers = [
        subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [one.communicate(timeout=PATIENCE)[0] for one in workers]

    assert [one.returncode for one in workers] == [0, 0, 0]
    assert sum("checkpoint" in words for words in said) == 1
    once_each("OverdueNoted")
    mail_goes_to_whom_it_concerns()
