"""The small parts: equality of written and found values, moments, made-up files, failures."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from xize.calendars import load_calendar
from xize.core.regulation.model import Mark
from xize.documents.safety import inspect
from xize.scenarios.failure import FailedError, Mismatch, listed
from xize.scenarios.made_files import content_of
from xize.scenarios.moments import later, moment, shown
from xize.scenarios.same import same


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("3", Decimal("3.00")),
        ("180000", "180000.00"),
        ("91.67%", Decimal(11) / Decimal(12)),
        ("100%", Decimal(1)),
        ("2025-04-07", date(2025, 4, 7)),
        ("2025-08-21 22:00", datetime(2025, 8, 21, 22, 0)),  # noqa: DTZ001 - local, as stored
        ("2025-08-21 22:00", "2025-08-21T22:00:00"),
        ("true", True),
        ("无", "无"),
        (None, None),
        (None, ()),
        (("1", "2"), (Decimal(1), Decimal(2))),
        ({"medium": "4"}, {"medium": Decimal(4), "low": None}),
    ],
)
def test_same(expected: Any, found: Any):
    assert same(expected, found)


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("3", Decimal("3.01")),
        ("91%", Decimal("0.9167")),
        ("true", False),
        ("1", True),
        ("2025-04-07", date(2025, 4, 8)),
        ("2025-08-21 22:00", "2025-08-21T22:30:00"),
        ("x", None),
        (None, "x"),
        (None, Decimal(0)),
        (("1",), (Decimal(1), Decimal(2))),
        ({"medium": "4"}, {"medium": Decimal(4), "low": Decimal(1)}),
        ({"medium": "4"}, "4"),
    ],
)
def test_not_same(expected: Any, found: Any):
    assert not same(expected, found)


def test_moments_are_local_and_workdays_follow_the_calendar():
    assert moment("2025-04-03 09:30") == datetime(2025, 4, 3, 1, 30, tzinfo=UTC)
    assert shown(moment("2025-04-03")) == "2025-04-03 09:00"
    calendar = load_calendar("CN")
    assert shown(later(moment("2025-04-03 10:00"), "1 workday", calendar)) == "2025-04-07 10:00"
    assert shown(later(moment("2025-04-03 10:00"), "1 day", calendar)) == "2025-04-04 10:00"
    assert shown(later(moment("2025-04-03 10:00"), "2 hours", calendar)) == "2025-04-03 12:00"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.zip", "a.txt"])
def test_made_up_files_are_real_and_always_the_same(name: str):
    content = content_of(name)
    assert content == content_of(name) != content_of(f"b-{name}")
    assert inspect(name, content).name == name
    if name.endswith(("docx", "xlsx", "zip")):
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_a_failure_names_file_line_expected_and_found():
    failed = FailedError(
        Mark(3, 1), Mismatch("open a", "[b]", "[]", Mark(7, 2)), Mismatch("stage", "x", "y")
    )
    assert failed.lines("t.yaml") == (
        "t.yaml:7: open a: expected [b], found []",
        "t.yaml:3: stage: expected x, found y",
    )
    assert listed({"a": [True, None]}) == "{a: [true, nothing]}"
