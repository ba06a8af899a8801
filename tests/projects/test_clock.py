"""What is due happens once: reminders, overdue marks, checkpoints, mail."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import override_settings

from tests.projects.conftest import MONDAY, Cast
from xize.ledger.batch import fetch
from xize.notices.services import mark_read
from xize.people.models import Person
from xize.projects import queries, services
from xize.projects.queries.access import events

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
REMINDED = datetime.fromisoformat("2026-10-07T00:00+08:00")
DUE = datetime.fromisoformat("2026-10-08T17:30+08:00")


@pytest.fixture
def waiting(running: Cast) -> Cast:
    running.draft()
    return running


def clock_events(cast: Cast) -> list[str]:
    return [type(one).__name__ for one in events(cast.stream) if one.by == "clock"]


def test_nothing_is_owed_before_its_time(waiting: Cast) -> None:
    assert services.tick(now=MONDAY + HOUR) == 0
    assert clock_events(waiting) == []


def test_a_reminder_and_an_overdue_mark_happen_once(waiting: Cast) -> None:
    for _ in range(3):
        services.tick(now=DUE - HOUR)
    assert clock_events(waiting) == ["Reminded", "Told"]

    for _ in range(3):
        services.tick(now=DUE + HOUR)
    assert clock_events(waiting).count("OverdueNoted") == 1


def test_every_stream_that_is_due_is_done_in_one_round(cast: Cast) -> None:
    streams = []
    for _ in range(3):
        cast.start()
        cast.draft()
        streams.append(cast.stream)

    services.tick(now=DUE + HOUR)

    for stream in streams:
        cast.stream = stream
        assert "OverdueNoted" in clock_events(cast)


def test_a_stream_that_cannot_be_replayed_holds_up_no_other(cast: Cast) -> None:
    streams = []
    for _ in range(3):
        cast.start()
        cast.draft()
        streams.append(cast.stream)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_stream SET state = %s WHERE id = %s", [b"{", streams[0]])

    with pytest.raises(ExceptionGroup) as raised:
        services.tick(now=DUE + HOUR)

    assert len(raised.value.exceptions) == 1
    for cast.stream in streams[1:]:
        assert "OverdueNoted" in clock_events(cast)


def test_the_clock_of_a_suspended_project_stands_still(waiting: Cast) -> None:
    services.suspend(
        actor=waiting.actor("zhao"), stream=waiting.stream, reason="等待", at=MONDAY + HOUR
    )

    assert services.tick(now=DUE + 30 * HOUR) == 0


def test_being_overdue_is_told_to_the_lead_and_can_be_read(waiting: Cast) -> None:
    services.tick(now=DUE + HOUR)

    told = queries.copied(waiting.actor("zhao"))

    assert "overdue" in {one.kind for one in told}
    assert queries.counts(waiting.actor("zhao")).unread == len(told)


# ---- mail ------------------------------------------------------------------------------------


def waiting_posts() -> int:
    sql = "SELECT COUNT(*) FROM notices_post WHERE next_try IS NOT NULL"
    return int(fetch(connection, sql)[0][0])


@pytest.fixture
def addressed(waiting: Cast) -> Cast:
    for row in Person.objects.all():
        row.email = f"{row.username}@example.org"
        row.save()
    return waiting


@override_settings(XIZE_MAIL_FROM="xize@example.org")
def test_new_work_is_mailed_once(addressed: Cast) -> None:
    first = services.deliver(now=MONDAY + HOUR)
    again = services.deliver(now=MONDAY + HOUR)

    assert (first, again, waiting_posts()) == (4, 0, 0)
    subjects = sorted(message.subject for message in mail.outbox)
    assert subjects == ["待办：起草协议 · 公交卡充值", *["待办：部门会签 · 公交卡充值"] * 3]


def test_without_a_sender_nothing_is_sent_and_nothing_piles_up(addressed: Cast) -> None:
    assert services.deliver(now=MONDAY + HOUR) == 0
    assert (mail.outbox, waiting_posts()) == ([], 0)


@override_settings(
    XIZE_MAIL_FROM="xize@example.org",
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST="127.0.0.1",
    EMAIL_PORT=9,
)
def test_mail_that_cannot_leave_is_tried_again_later(addressed: Cast) -> None:
    assert services.deliver(now=MONDAY + HOUR) == 0
    assert waiting_posts() == 4
    assert services.deliver(now=MONDAY + HOUR) == 0, "not before its time"
    (error, tries) = fetch(connection, "SELECT error, tries FROM notices_post")[0]
    assert error
    assert tries == 1


def test_what_was_read_is_not_new_any_more(waiting: Cast) -> None:
    services.tick(now=DUE + HOUR)
    zhao: Any = waiting.actor("zhao")
    (first, *others) = queries.copied(zhao)

    assert mark_read(actor=zhao, stream=first.project.stream, seq=first.seq)

    assert len(queries.copied(zhao, unread=True)) == len(others)
    assert not mark_read(actor=waiting.actor("stranger"), stream=waiting.stream, seq=first.seq)
