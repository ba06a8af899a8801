"""Days end at 24:00 or at the closing time, in the rule's zone, whatever the server's zone is."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from xize.core.deadlines import (
    Calendar,
    DeadlineError,
    Period,
    closing_day,
    closing_text,
    day_begin,
    day_end,
    deadline,
    lateness,
    local_day,
    local_moment,
    parse_closing,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
SOURCES = Path(__file__).parents[3] / "src"


def test_24_00_is_midnight_of_the_next_day() -> None:
    day = date(2026, 9, 30)
    assert day_end(day) == datetime(2026, 9, 30, 16, 0, tzinfo=UTC)
    assert day_end(day, time(17, 30)) == datetime(2026, 9, 30, 9, 30, tzinfo=UTC)
    assert closing_day(day_end(day)) == day
    assert local_day(day_end(day)) == date(2026, 10, 1)
    assert day_begin(date(2026, 10, 1)) == day_end(day)
    assert local_moment(day_end(day)) == datetime.fromisoformat("2026-10-01 00:00")


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (datetime(2026, 10, 10, 23, 59, 59, tzinfo=SHANGHAI), False),
        (datetime(2026, 10, 11, 0, 0, 0, tzinfo=SHANGHAI), False),
        (datetime(2026, 10, 11, 0, 0, 0, 1, tzinfo=SHANGHAI), True),
        (datetime(2026, 10, 10, 16, 0, 1, tzinfo=UTC), True),
    ],
)
def test_overdue_is_after_24_00_of_the_last_day(cn: Calendar, at: datetime, late: bool) -> None:
    due = deadline(date(2026, 9, 30), Period.parse("3 workdays"), calendar=cn)
    assert (lateness(due, at, cn) is not None) is late


def test_the_closing_time_ends_the_day(cn: Calendar) -> None:
    three = Period.parse("3 workdays")
    due = deadline(date(2025, 4, 1), three, calendar=cn, cutoff=time(17, 30))
    assert due.instant == datetime(2025, 4, 7, 9, 30, tzinfo=UTC)
    assert lateness(due, datetime(2025, 4, 7, 17, 30, tzinfo=SHANGHAI), cn) is None
    assert lateness(due, datetime(2025, 4, 7, 17, 31, tzinfo=SHANGHAI), cn) is not None


@pytest.mark.parametrize("text", ["24:00", "17:30", "00:00", "09:05"])
def test_closing_times_are_read_and_written(text: str) -> None:
    assert closing_text(parse_closing(text)) == text


@pytest.mark.parametrize("text", ["24:01", "17.30", "5:30", "1730", "", "17:60"])
def test_what_is_no_closing_time(text: str) -> None:
    with pytest.raises(DeadlineError) as refused:
        parse_closing(text)
    assert refused.value.code == "closing-not-understood"


PROGRAM = """
from datetime import UTC, date, datetime, time
import msgspec
from xize.calendars import load_calendar
from xize.core.deadlines import *

cn, out = load_calendar("CN"), []
late = datetime(2026, 9, 30, 15, 59, 59, tzinfo=UTC)
for anchor in (date(2026, 9, 30), late, datetime(2026, 9, 30, 16, tzinfo=UTC)):
    for text in ("3 workdays", "3 days", "3 months", "1 week"):
        answer = deadline(anchor, Period.parse(text), calendar=cn, cutoff=time(17, 30))
        out.append([answer, words(answer, "zh"), lateness(answer, answer.instant, cn)])
out.append(Recurrence.parse("{week: last_workday}").next_after(late, late, cn))
print(msgspec.json.encode(out).decode())
"""


def test_the_servers_zone_does_not_matter() -> None:
    """The whole answer, trace and words included, in servers on both sides of the date line."""
    answers = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "TZ": zone, "PYTHONPATH": str(SOURCES)},
            capture_output=True,
            check=True,
        ).stdout
        for zone in ("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "UTC")
    }
    assert len(answers) == 1
    assert b"2026-10-10" in answers.pop()
