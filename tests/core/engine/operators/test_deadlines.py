"""Deadlines of steps: how they are set, moved, reminded of and noted as passed, each once."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine import events as e

DATA = """
data:
  live_on: {name: 上线日期, type: date}
  starts_at: {name: 开始时刻, type: datetime}
"""


def step(keys: str, **data: object) -> Play:
    """A draft, then a step of the finance department with these keys."""
    rule = f"{DATA}\nflow:\n  - {{task: draft, by: lead}}\n  - {{task: look, by: finance, {keys}}}"
    play = Play(rule, data=data)
    play.at("2026-03-03 15:00")
    play.do("zhao", "draft")
    return play


@pytest.mark.parametrize(
    ("keys", "due"),
    [
        ("within: 3 workdays", "2026-03-06 24:00"),
        ("within: 4 days", "2026-03-09 24:00"),  # the 7th is a Saturday
        ("within: {period: 4 days, roll: none}", "2026-03-07 24:00"),
        ("within: 1 month", "2026-04-03 24:00"),
        ("within: 2 hours", "2026-03-03 17:00"),
        ("within: {period: 2 workdays, after: draft}", "2026-03-05 24:00"),
        ("within: {period: 1 workday, before: project.live_on}", "2026-03-19 24:00"),
        ("within: {period: 5 days, after: project.live_on}", "2026-03-25 24:00"),
        ("due: project.live_on", "2026-03-20 24:00"),
        ("due: project.starts_at", "2026-03-20 22:00"),
    ],
)
def test_a_deadline_is_set_when_the_step_opens(keys: str, due: str) -> None:
    play = step(keys, live_on="2026-03-20", starts_at="2026-03-20T22:00")
    assert play.due("look") == due


def test_the_closing_hour_of_the_organisation_ends_the_day() -> None:
    play = Play("closing: 17:30\nflow: [{task: draft, by: lead, within: 1 workday}]")
    assert play.due("draft") == "2026-03-03 17:30"


@pytest.mark.parametrize("keys", ["due: project.live_on", "within: {period: 待定}"])
def test_what_cannot_be_known_is_asked_of_the_accountable_role(keys: str) -> None:
    play = step(keys)
    mark = play.state.elements[play.item("look")].deadline
    assert mark is not None
    assert (mark.reckoning, mark.undetermined) == (None, "lead")
    play.at("2026-12-01 09:00")
    assert play.all(e.OverdueNoted) == []


def test_a_changed_date_moves_what_hangs_on_it_with_the_reason() -> None:
    play = step("due: project.live_on, remind: [1 workday]")
    play.ask(c.ChangeData, name="live_on", value="2026-03-10")
    assert play.due("look") == "2026-03-10 24:00"
    assert [one.reason for one in play.new(e.DueMoved)] == ["data:live_on"]
    play.at("2026-03-09 12:00")
    play.ask(c.ChangeData, name="live_on", value="2026-03-20")
    play.at("2026-03-19 12:00")
    assert len(play.all(e.Reminded)) == 2, "a new deadline has reminders of its own"
    play.ask(c.ChangeData, name="live_on", value="2026-03-20")
    assert play.new(e.DueMoved) == []


def test_a_deadline_that_has_passed_stays() -> None:
    play = step("due: project.live_on", live_on="2026-03-05")
    play.at("2026-03-06 09:00")
    play.ask(c.ChangeData, name="live_on", value="2026-03-20")
    assert play.due("look") == "2026-03-05 24:00"


def test_reminders_go_out_once_each_to_whoever_has_not_spoken() -> None:
    play = Play("""
flow:
  - countersign: sign_off
    by: [finance, risk]
    within: 5 workdays
    remind: [3 workdays, 1 workday]
    outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}
""")
    assert play.due("sign_off") == "2026-03-09 24:00"
    play.at("2026-03-04 09:00")
    play.at("2026-03-04 18:00")
    assert [one.to for one in play.all(e.Reminded)] == [("li", "sun")]
    play.do("li", "sign_off", "agree")
    play.at("2026-03-09 23:00")
    assert [one.to for one in play.all(e.Reminded)] == [("li", "sun"), ("sun",)]
    assert play.told("reminder") == [("sign_off", ("li", "sun")), ("sign_off", ("sun",))]


def test_a_missed_reminder_is_not_sent_after_the_deadline() -> None:
    play = step("within: 2 workdays, remind: [1 workday]")
    play.now = play.now.replace(day=20)
    play.stream.tick(play.now)
    assert play.all(e.Reminded) == []
    assert len(play.all(e.OverdueNoted)) == 1


def test_overdue_is_noted_once_or_again_by_its_period() -> None:
    play = step("within: 1 workday")
    play.at("2026-03-05 00:00")  # the last instant of the last day
    assert play.all(e.OverdueNoted) == []
    play.at("2026-03-20 09:00")
    assert [one.count for one in play.all(e.OverdueNoted)] == [1]
    assert play.told("overdue") == [("look", ("li",))], "whoever has not spoken hears of it"
    play = step("within: 1 workday, overdue: {tells: [self.superior, lead], every: 2 workdays}")
    play.at("2026-03-10 09:00")
    assert [one.count for one in play.all(e.OverdueNoted)] == [1, 2]
    assert play.told("overdue") == [("look", ("fang", "zhao"))] * 2


def test_several_notes_missed_are_one() -> None:
    play = step("within: 1 workday, overdue: {tells: [self], every: 1 workday}")
    play.now = play.now.replace(day=20)
    play.stream.tick(play.now)
    assert [one.count for one in play.all(e.OverdueNoted)] == [1]
    play.at("2026-03-23 09:00")
    assert [one.count for one in play.all(e.OverdueNoted)] == [1, 2]


def test_lateness_stands_in_the_decision() -> None:
    play = step("within: 1 workday")
    play.at("2026-03-06 09:00")
    play.do("li", "look")
    assert play.all(e.Decided)[-1].late == "2 workdays"


def test_a_reopened_step_has_a_deadline_of_its_own() -> None:
    play = Play("""
flow:
  - {task: draft, by: lead, within: 1 workday}
  - approve: look
    by: finance
    outcomes: {agree: 同意, object: {name: 退回, goto: draft}}
""")
    play.do("zhao", "draft")
    play.at("2026-03-10 09:00")
    play.do("li", "look", "object")
    assert play.due("draft") == "2026-03-11 24:00"
    assert play.all(e.OverdueNoted) == [], "what has ended is not overdue any more"


def test_suspended_time_does_not_count() -> None:
    play = step("within: 3 workdays, remind: [1 workday]")
    play.ask(c.Suspend)
    play.at("2026-03-16 09:00")
    assert play.all(e.OverdueNoted) == [] == play.all(e.Reminded)
    play.ask(c.Resume)
    assert [one.reason for one in play.new(e.DueMoved)] == ["suspended"]
    play.at("2026-03-17 09:00")
    assert play.all(e.OverdueNoted) == []
    play.at("2026-04-01 09:00")
    assert (len(play.all(e.OverdueNoted)), len(play.all(e.Reminded))) == (1, 1)


def test_what_was_late_before_a_suspension_stays_late() -> None:
    play = step("within: 1 workday")
    play.at("2026-03-06 09:00")
    play.ask(c.Suspend)
    play.at("2026-03-16 09:00")
    play.ask(c.Resume)
    assert play.new(e.DueMoved) == []
    assert play.due("look") == "2026-03-04 24:00"


def test_a_new_parameter_binds_what_opens_afterwards_and_waits_end_on_time() -> None:
    play = Play("""
parameters: {rest: {name: 间隔, type: period, value: 3 days}}
flow: [{task: draft, by: lead}, {wait: $rest, as: pause}, {task: after, by: lead, within: $rest}]
""")
    play.do("zhao", "draft")
    assert play.due("pause") == "2026-03-05 24:00"
    play.at("2026-03-05 23:00")
    assert play.open == {}
    play.at("2026-03-06 00:00")
    assert play.open == {"after": ["zhao"]}
    assert play.due("after") == "2026-03-09 24:00"


def test_a_clock_that_runs_does_not_stop_for_a_suspension() -> None:
    play = step("within: 3 workdays, clock: runs")
    play.ask(c.Suspend)
    play.at("2026-03-16 09:00")
    assert play.all(e.OverdueNoted) == []
    play.ask(c.Resume)
    assert play.new(e.DueMoved) == []
    assert [one.count for one in play.new(e.OverdueNoted)] == [1]


def test_a_reminder_sent_before_a_suspension_is_not_sent_again() -> None:
    play = step("within: 5 workdays, remind: [3 workdays, 1 workday]")
    play.at("2026-03-05 09:00")
    assert [one.index for one in play.all(e.Reminded)] == [0]
    play.ask(c.Suspend)
    play.at("2026-03-09 09:00")
    play.ask(c.Resume)
    play.at("2026-03-20 09:00")
    assert [one.index for one in play.all(e.Reminded)] == [0, 1]


def test_what_the_clock_has_done_it_does_not_do_again() -> None:
    play = step("within: 2 workdays, remind: [1 workday]")
    play.at("2026-03-03 12:00")
    (item,) = play.state.tasks
    clock = c.Actor(c.CLOCK)
    remind = c.Remind(by=clock, at=play.now, item=item, index=0)
    refused = play.stream.tried(remind)
    assert refused == Refused("not-due")
    play.at("2026-03-05 12:00")
    refused = play.stream.tried(c.NoteOverdue(by=clock, at=play.now, item=item))
    assert refused == Refused("not-due")


def test_a_superior_hears_once_however_often_it_is_noted() -> None:
    play = step("within: 1 workday, overdue: {escalate: self.superior, every: 1 workday}")
    play.at("2026-03-10 09:00")
    assert [one.count for one in play.all(e.OverdueNoted)] == [1, 2, 3]
    assert play.told("escalated") == [("look", ("fang",))]


def test_it_is_handed_over_once_and_does_not_climb_on() -> None:
    play = step("within: 1 workday, overdue: {hand_over: self.superior, every: 1 workday}")
    play.at("2026-03-10 09:00")
    assert play.open == {"look": ["fang"]}
    assert [one.reason for one in play.all(e.Reseated)] == ["overdue"]


SIGN = """
flow:
  - countersign: look
    by: [finance, risk]
    within: 1 workday
    overdue: {%s}
    %s
    outcomes: {agree: 同意, object: {name: 不同意, goto: look}, refuse: {name: 否决, goto: look}}
"""


def test_each_silent_voice_goes_to_its_own_superior() -> None:
    play = Play(SIGN % ("hand_over: self.superior", "rule: all"))
    play.do("li", "look", "agree")
    play.at("2026-03-05 09:00")
    assert play.open == {"look": ["rao"]}
    play = Play(SIGN % ("hand_over: self.superior", "rule: all"))
    play.at("2026-03-05 09:00")
    assert play.open == {"look": ["fang", "rao"]}


def test_silence_is_consent_only_where_the_rule_says_so_and_the_record_says_who_spoke() -> None:
    play = Play(SIGN % ("decide: agree", "rule: all"))
    play.do("li", "look", "agree")
    play.at("2026-03-05 09:00")
    assert play.result == "done"
    assert [(one.person, one.by) for one in play.all(e.Decided)] == [("li", "li"), ("clock",) * 2]


def test_between_differing_demands_silence_decides_nothing() -> None:
    play = Play(SIGN % ("decide: agree", "split: lead"))
    play.do("li", "look", "object")
    play.do("sun", "look", "refuse")
    play.at("2026-03-05 09:00")
    assert play.open == {"look": ["zhao"]}


def test_a_returned_step_and_the_round_that_comes_back_have_their_own_deadlines() -> None:
    play = Play("""
allows: [return]
flow:
  - {task: draft, by: lead, within: 1 workday}
  - {approve: look, by: finance, within: 2 workdays, outcomes: {agree: 同意}}
""")
    play.do("zhao", "draft")
    play.at("2026-03-03 09:00")
    look = play.item("look")
    play.ask(c.Return, "li", step="look", to=("draft",), mode="here", comment="改")
    assert play.due("draft") == "2026-03-04 24:00"
    play.at("2026-03-04 09:00")
    play.do("zhao", "draft")
    assert play.due("look") == "2026-03-06 24:00"
    play.at("2026-03-20 09:00")
    assert [one.element for one in play.all(e.OverdueNoted)] == [play.item("look")]
    assert look not in play.state.elements
