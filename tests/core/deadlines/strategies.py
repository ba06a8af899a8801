"""Anchors, rules and pauses of every kind, for the laws of the deadline algebra."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from xize.calendars import load_calendar
from xize.core.deadlines import Period, Rule, Unit

CN = load_calendar("CN")
CLOSED = CN.with_changes(
    rest=[date(2026, 3, day) for day in (4, 5, 6)], work=[date(2026, 10, 3), date(2027, 2, 6)]
)
DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))
MOMENTS = st.builds(
    lambda day, seconds: datetime.combine(day, time(), UTC) + timedelta(seconds=seconds),
    DAYS,
    st.integers(0, 86_399),
)
BY_DAY = st.sampled_from([Unit.D, Unit.W, Unit.M, Unit.Y, Unit.WD])
SIZES = st.integers(0, 40)
RULES = st.builds(
    Rule,
    period=st.builds(Period, SIZES, BY_DAY),
    direction=st.sampled_from(["after", "before"]),
    kind=st.sampled_from(["max", "min", "point"]),
    start=st.sampled_from(["exclude", "include"]),
    roll=st.sampled_from([None, "none", "next", "previous"]),
    cutoff=st.sampled_from([None, time(17, 30)]),
    zone=st.sampled_from(["Asia/Shanghai", "America/New_York", "UTC"]),
    weekends_rest=st.booleans(),
)
HOURS = st.builds(
    Rule,
    period=st.builds(Period, st.integers(0, 500), st.just(Unit.H)),
    direction=st.sampled_from(["after", "before"]),
)
PAUSES = st.lists(
    st.tuples(st.integers(-100, 1000), st.integers(0, 400)).map(
        lambda pair: (timedelta(hours=pair[0]), timedelta(hours=pair[0] + pair[1]))
    ),
    max_size=3,
)
