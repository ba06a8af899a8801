"""Laws that hold for every anchor, period and rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.deadlines.strategies import (
    CLOSED,
    CN,
    DAYS,
    HOURS,
    MOMENTS,
    PAUSES,
    RULES,
    SIZES,
)
from xize.core.deadlines import (
    Calendar,
    DeadlineError,
    Period,
    Rule,
    TraceLine,
    Unit,
    deadline,
    paused,
    reckon,
    replay,
)


@given(DAYS, RULES, SIZES)
def test_a_longer_period_never_ends_earlier(anchor: date, rule: Rule, more: int) -> None:
    # Zero periods are the anchor's own day, which `include` reaches again with one unit.
    assume(rule.period.n > 0 or rule.start == "exclude")
    longer = Period(rule.period.n + more, rule.period.unit)
    one = reckon(anchor, rule, CN).instant
    two = reckon(anchor, msgspec.structs.replace(rule, period=longer), CN).instant
    assert one <= two if rule.direction == "after" else one >= two


@given(DAYS, DAYS, RULES)
def test_a_later_anchor_never_ends_earlier(one: date, two: date, rule: Rule) -> None:
    first, second = sorted((one, two))
    assert reckon(first, rule, CN).instant <= reckon(second, rule, CN).instant


@given(DAYS, SIZES, SIZES)
def test_working_days_compose(anchor: date, m: int, n: int) -> None:
    at_once = deadline(anchor, Period(m + n, Unit.WD), calendar=CN).day
    stepwise = deadline(anchor, Period(m, Unit.WD), calendar=CN).day
    assert deadline(stepwise, Period(n, Unit.WD), calendar=CN).day == at_once


@given(DAYS, st.integers(1, 40))
def test_working_days_end_on_a_working_day_n_later(anchor: date, n: int) -> None:
    day = deadline(anchor, Period(n, Unit.WD), calendar=CN).day
    assert CN.working(day)
    assert CN.workdays_between(anchor, day) == n


@given(DAYS, RULES, st.sampled_from([CN, CLOSED]), PAUSES)
def test_the_trace_replays_to_the_same_instant(
    anchor: date, rule: Rule, calendar: Calendar, pauses: list[tuple[timedelta, timedelta]]
) -> None:
    answer = reckon(anchor, rule, calendar)
    assert replay(answer.trace) == answer.instant
    noon = datetime.combine(anchor, time(12), UTC)
    held = paused(answer, [(noon + a, noon + b) for a, b in pauses], calendar)
    assert replay(held.trace) == held.instant


@given(MOMENTS, HOURS, PAUSES)
def test_hours_replay_too(
    moment: datetime, rule: Rule, pauses: list[tuple[timedelta, timedelta]]
) -> None:
    answer = reckon(moment, rule, CN)
    sign = 1 if rule.direction == "after" else -1
    assert answer.instant == moment + sign * timedelta(hours=rule.period.n)
    held = paused(answer, [(moment + a, moment + b) for a, b in pauses], CN)
    assert replay(held.trace) == held.instant


@given(DAYS, RULES)
def test_what_rolls_lands_on_a_working_day(anchor: date, rule: Rule) -> None:
    answer = reckon(anchor, rule, CN)
    if rule.rolling != "none" and rule.weekends_rest:
        assert CN.working(answer.day)
        assert answer.suggested is None


@given(DAYS, RULES)
def test_a_certain_date_cannot_be_moved_by_a_notice(anchor: date, rule: Rule) -> None:
    """Whatever later notices say about days not named yet, a certain date stays."""
    answer = reckon(anchor, rule, CN)
    surprising = [
        day for k in range(-60, 61) if not CN.certain(day := answer.day + timedelta(days=k))
    ]
    changed = CN.with_changes(
        rest=[day for day in surprising if CN.working(day)],
        work=[day for day in surprising if not CN.working(day)],
    )
    if answer.certain:
        assert reckon(anchor, rule, changed).instant == answer.instant


@given(DAYS, RULES, st.data())
def test_an_altered_trace_does_not_replay(anchor: date, rule: Rule, data: st.DataObject) -> None:
    answer = reckon(anchor, rule, CN)
    checked = [k for k, line in enumerate(answer.trace) if line.code in ("count", "rolled")]
    assume(checked)
    at = data.draw(st.sampled_from(checked))
    line = answer.trace[at]
    wrong = str(date.fromisoformat(str(line.args["day"])) + timedelta(days=1))
    forged = [*answer.trace]
    forged[at] = TraceLine(line.code, {**line.args, "day": wrong})
    with pytest.raises(DeadlineError) as broken:
        replay(forged)
    assert broken.value.code == "trace-broken"
