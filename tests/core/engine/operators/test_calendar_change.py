"""A published or corrected calendar moves what is open, says why, and tells whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from tests.core.engine.operators.test_deadlines import step
from tests.core.engine.play import Play
from xize.core.deadlines import day_begin, line_words
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine import replay

FRIDAY, SATURDAY = date(2026, 3, 6), date(2026, 3, 7)
CLOCK = c.Actor(c.CLOCK)


def publish(play: Play, *, rest: Iterable[date] = (), work: Iterable[date] = ()) -> None:
    """The calendar in force becomes another one; the clock follows it."""
    facts = play.stream.facts
    facts.publish(facts.calendar().with_changes(rest, work))
    changed = tuple(sorted({*rest, *work}))
    play.command(c.FollowCalendar(by=CLOCK, at=play.now, changed=changed))


def test_a_closure_moves_an_open_deadline_and_tells_the_silent_why() -> None:
    play = step("within: 3 workdays")
    publish(play, rest=[FRIDAY])
    assert play.due("look") == "2026-03-09 24:00"
    (moved,) = play.new(e.DueMoved)
    assert moved.reason.startswith("calendar:CN-")
    assert moved.why is not None
    assert line_words(moved.why) == (
        "工作日历有变(2026-03-06),期限由2026-03-06(周五)改为2026-03-09(周一)。"
    )
    assert [(one.kind, one.to) for one in play.new(e.Told)] == [("due_moved", ("li",))]
    assert replay(play.stream.events) == play.state


def test_a_make_up_day_brings_it_forward() -> None:
    play = step("within: 5 workdays")
    publish(play, work=[SATURDAY])
    assert play.due("look") == "2026-03-09 24:00"


def test_following_the_same_calendar_again_changes_nothing() -> None:
    play = step("within: 3 workdays, remind: [1 workday]")
    publish(play, rest=[FRIDAY])
    play.command(c.FollowCalendar(by=CLOCK, at=play.now))
    assert play.new(e.DueMoved) == []


def test_what_has_passed_stays() -> None:
    play = step("within: 1 workday, overdue: {tells: [lead]}")
    play.at("2026-03-05 09:00")
    publish(play, rest=[date(2026, 3, 4), date(2026, 3, 5)])
    assert play.due("look") == "2026-03-04 24:00"
    assert play.new(e.DueMoved) == []


def test_nothing_moves_into_the_past() -> None:
    """A correction published on Sunday makes nobody late for the Saturday before."""
    play = step("within: 4 workdays")
    play.at("2026-03-08 09:00")
    publish(play, work=[SATURDAY])
    assert play.due("look") == "2026-03-09 24:00"


def test_reminders_follow_and_none_is_sent_twice() -> None:
    play = step("within: 3 workdays, remind: [2 workdays, 1 workday]")
    play.at("2026-03-04 12:00")
    assert [one.index for one in play.all(e.Reminded)] == [0]
    publish(play, work=[SATURDAY])  # the day stays: reminders before it do as well
    assert play.new(e.DueMoved) == []
    publish(play, rest=[date(2026, 3, 5)])
    assert play.due("look") == "2026-03-07 24:00"
    play.at("2026-03-09 09:00")
    assert [one.index for one in play.all(e.Reminded)] == [0, 1]


def test_a_reminder_moves_where_the_deadline_stays() -> None:
    play = step("within: {period: 6 days, roll: none}, remind: [2 workdays]")
    assert play.due("look") == "2026-03-09 24:00"
    publish(play, rest=[FRIDAY])
    assert play.due("look") == "2026-03-09 24:00"
    assert play.new(e.Told) == [], "nobody's deadline moved"
    play.at("2026-03-05 09:00")
    assert [one.index for one in play.all(e.Reminded)] == [0]


def test_what_is_overdue_is_noted_again_by_the_calendar_in_force() -> None:
    """Due on Wednesday and noted again every second working day: on Friday, unless that rests."""
    play = step("within: 1 workday, overdue: {tells: [self], every: 2 workdays}")
    play.at("2026-03-05 09:00")
    publish(play, work=[SATURDAY])
    assert play.new(e.OverdueMoved) == [], "Friday stays"
    publish(play, rest=[FRIDAY])
    assert [one.next_at for one in play.new(e.OverdueMoved)] == [day_begin(date(2026, 3, 8))]
    assert play.due("look") == "2026-03-04 24:00", "it is as late as it was"
    assert play.new(e.Told) == []
    play.at("2026-03-08 00:00")
    assert [one.count for one in play.all(e.OverdueNoted)] == [1]
    play.at("2026-03-08 00:01")
    assert [one.count for one in play.all(e.OverdueNoted)] == [1, 2]
    assert replay(play.stream.events) == play.state


def test_a_published_notice_confirms_a_date_without_a_word_to_anybody() -> None:
    play = step("due: project.live_on", live_on="2027-02-24")
    facts = play.stream.facts
    facts.publish(facts.calendar().with_notice(2027, [], []))
    play.command(c.FollowCalendar(by=CLOCK, at=play.now))
    confirmed = [one.why.code for one in play.new(e.DueMoved) if one.why]
    assert confirmed in ([], ["calendar-confirmed"])
    assert play.new(e.Told) == []


def test_recurring_work_follows() -> None:
    """The weekly report is due on Friday and begun anew on the week's last working day."""
    play = Play(
        "flow: [{task: draft, by: lead}, {task: look, by: finance}]\n"
        "alongside: [{task: report, every: {week: last_workday}, by: lead}]"
    )
    publish(play, rest=[FRIDAY])
    assert [one.next_at for one in play.new(e.BesideArmed)] == [day_begin(date(2026, 3, 5))]
    play.at("2026-03-05 09:00")
    assert play.due("report") == "2026-03-12 24:00"
    publish(play, work=[date(2026, 3, 14)])
    assert play.due("report") == "2026-03-13 24:00"


@pytest.mark.parametrize("until", ["2026-03-10 09:00", "2026-03-31 09:00"])
def test_a_suspended_project_follows_too(until: str) -> None:
    play = step("within: 3 workdays")
    play.ask(c.Suspend, reason="等待")
    publish(play, rest=[FRIDAY])
    assert play.due("look") == "2026-03-09 24:00"
    play.at(until)
    play.ask(c.Resume, reason="继续")
    assert play.due("look") > until


def test_a_wait_for_a_recurring_day_follows() -> None:
    play = Play("flow: [{wait: {until: {month: last_workday}}}, {task: look, by: finance}]")
    publish(play, rest=[date(2026, 3, 31)])
    assert [one.to for one in play.new(e.Told)] == [("zhao",)], "nobody must act: who leads hears"
    play.at("2026-03-30 09:00")
    assert play.open == {"look": ["li"]}
