"""Reckonings are stored inside events for ever: their written form is a promise."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given

from tests.core.deadlines.strategies import CN, DAYS, HOURS, MOMENTS, RULES
from xize.core.deadlines import (
    Calendar,
    DueDate,
    Pause,
    Period,
    Recurrence,
    Rule,
    Undetermined,
    deadline,
    reckon,
)

GOLDEN = {
    "type": "reckoned",
    "instant": "2026-10-10T09:30:00Z",
    "day": "2026-10-10",
    "certain": True,
    "trace": [
        ["anchor", {"day": "2026-09-30", "start": "exclude"}],
        [
            "rest",
            {
                "from": "2026-10-01",
                "to": "2026-10-07",
                "reason": "国庆节",
                "reason_en": "National Day",
            },
        ],
        ["work", {"day": "2026-10-10", "reason": "国庆节", "reason_en": "National Day"}],
        ["count", {"n": 3, "unit": "WD", "direction": "after", "day": "2026-10-10"}],
        [
            "cutoff",
            {
                "day": "2026-10-10",
                "time": "17:30",
                "zone": "Asia/Shanghai",
                "at": "2026-10-10T09:30:00+00:00",
            },
        ],
    ],
    "calendar_version": "CN-2026.1",
    "inputs": {
        "day": "2026-09-30",
        "rule": {"period": [3, "WD"], "cutoff": "17:30:00", "cites": "5(2)"},
    },
    "cites": "5(2)",
}


def test_the_written_form(cn: Calendar) -> None:
    answer = deadline(
        date(2026, 9, 30),
        Period.parse("3 workdays"),
        calendar=cn,
        cutoff=datetime(2026, 1, 1, 17, 30).time(),  # noqa: DTZ001
        cites="5(2)",
    )
    assert json.loads(msgspec.json.encode(answer)) == GOLDEN
    assert msgspec.convert(GOLDEN, DueDate) == answer


def back(value: object, kind: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(value), type=kind)


@given(DAYS, RULES)
def test_reckonings_come_back_equal(anchor: date, rule: Rule) -> None:
    answer = reckon(anchor, rule, CN)
    assert back(answer, DueDate) == answer


@given(MOMENTS, HOURS)
def test_reckonings_of_hours_come_back_equal(moment: datetime, rule: Rule) -> None:
    answer = reckon(moment, rule, CN, [Pause(moment, moment + timedelta(hours=3))])
    assert back(answer, DueDate) == answer


def test_the_unknown_comes_back_as_unknown() -> None:
    answer = Undetermined("office", "period", "IV.2")
    assert back(answer, DueDate) == answer


def test_recurrences_come_back_equal() -> None:
    rule = Recurrence.parse("{yearly: 10-01, from: start}")
    assert back(rule, Recurrence) == rule


def test_a_negative_period_is_not_read_back() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'[-1, "D"]', type=Period)
