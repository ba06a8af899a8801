"""Dates, durations and cycles by ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from xize.core.process.times import is_time, later, occasions

NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "first", "every", "left"),
    [
        ("R3/PT1H", "2026-01-10T13:00", "PT1H", 2),
        ("R/PT1H", "2026-01-10T13:00", "PT1H", None),
        ("R-1/PT1H", "2026-01-10T13:00", "PT1H", None),
        ("PT1H", "2026-01-10T13:00", "PT1H", None),
        ("R/2026-02-01T09:00:00Z/P1D", "2026-02-01T09:00", "P1D", None),
        ("R5/2026-01-09T12:00Z/PT12H", "2026-01-10T12:00", "PT12H", 2),
        ("R/2025-12-31/P1M", "2026-01-31T00:00", "P1M", None),
        ("R2/2026-01-01/PT1H", "2026-01-10T12:00", "", 0),
        ("R9/PT1H/2026-01-10T14:30", "2026-01-10T13:00", "PT1H", 1),
        ("R3/2026-01-10T12:00/2026-01-11T12:00", "2026-01-10T12:00", "PT86400S", 2),
    ],
)
def test_a_cycle_begins_and_goes_on(text: str, first: str, every: str, left: int | None) -> None:
    found = occasions("cycle", text, NOON)
    assert found is not None
    assert found == (datetime.fromisoformat(first).replace(tzinfo=UTC), every, left)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("cycle", "0 0 9 * * ?"), ("cycle", "R0/PT1H"), ("cycle", "R3/"), ("cycle", "R3/P"),
        ("cycle", "R/2026-01-01/PT0S"), ("cycle", "R3/2026-01-02/2026-01-01"),
        ("cycle", f"R{'9' * 5000}/PT1S"), ("duration", "-PT1H"), ("duration", "PT"),
        ("duration", "1 hour"), ("duration", f"P{'9' * 5000}Y"), ("date", "2026-13-01"),
        ("date", "0001-01-01T00:00:00+14:00"), ("date", "tomorrow"),
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(kind: str, text: str) -> None:
    assert occasions(kind, text, NOON) is None


def test_months_go_by_the_calendar_and_figures_may_be_broken() -> None:
    assert later(datetime(2026, 1, 31, tzinfo=UTC), "P1M") == datetime(2026, 2, 28, tzinfo=UTC)
    assert later(NOON, "PT0,5H") == datetime(2026, 1, 10, 12, 30, tzinfo=UTC)
    assert later(NOON, "P99999Y") == datetime(9999, 12, 31, tzinfo=UTC)


def test_a_cycle_that_has_ended_is_a_time_but_never_comes() -> None:
    over = "R10/PT24H/2025-12-12T00:00:05"
    assert is_time("cycle", over)
    assert occasions("cycle", over, NOON) is None
