"""Work alongside the flow: occasions, recurrence, and what becomes of it at the end."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

DATA = """
data:
  live_on: {name: 上线日期, type: date}
  retired: {name: 终止日期, type: date}
"""


def beside(work: str, **given: object) -> Play:
    """A stage of two steps with this work alongside."""
    return Play(
        f"""{DATA}
flow:
  - stage: doing
    name: 实施
    alongside: [{{task: watch, by: risk, {work}}}]
    steps: [{{task: first, by: lead}}, {{task: second, by: lead}}]
  - approve: close
    by: lead
    outcomes: {{agree: 办结, object: {{name: 退回, goto: second}}}}
""",
        **given,  # type: ignore[arg-type]
    )


def occurrences(play: Play) -> int:
    """How often the work has come up."""
    return sum(one.node == "watch" for one in play.all(e.Opened))


def test_without_an_occasion_it_begins_with_its_stage_and_ends_with_it() -> None:
    play = beside("cites: []")
    assert play.open == {"first": ["zhao"], "watch": ["sun"]}
    play.do("zhao", "first")
    play.do("zhao", "second")
    assert play.open == {"close": ["zhao"]}
    assert "block-ended" in [one.reason for one in play.all(e.Dropped)]


def test_it_begins_once_what_it_comes_from_is_done() -> None:
    play = beside("from: first")
    assert play.open == {"first": ["zhao"]}
    play.do("zhao", "first")
    assert play.open == {"second": ["zhao"], "watch": ["sun"]}


@pytest.mark.parametrize("occasion", ["from: first", "cites: []"])
def test_going_back_into_the_stage_does_not_begin_it_again(occasion: str) -> None:
    play = beside(occasion)
    play.do("zhao", "first")
    play.do("sun", "watch")
    play.do("zhao", "second")
    play.do("zhao", "close", "object")
    assert play.open == {"second": ["zhao"]}


def test_a_first_value_is_a_change_and_each_change_is_an_occasion() -> None:
    play = beside("changed: project.live_on")
    assert occurrences(play) == 0
    play.ask(c.ChangeData, name="live_on", value="2026-04-01")
    assert play.open["watch"] == ["sun"]
    play.ask(c.ChangeData, name="live_on", value="2026-04-02")
    assert occurrences(play) == 1, "it is open already"
    play.do("sun", "watch")
    play.ask(c.ChangeData, name="live_on", value="2026-04-02")
    assert occurrences(play) == 1, "nothing changed"
    play.ask(c.ChangeData, name="live_on", value="2026-04-03")
    assert occurrences(play) == 2


def test_it_recurs_and_what_was_not_done_in_time_is_missed_for_good() -> None:
    play = beside("every: 1 week")
    play.at("2026-03-09 08:00")
    assert occurrences(play) == 1
    play.do("sun", "watch")
    play.at("2026-03-16 08:00")
    missed = play.item("watch")
    play.at("2026-03-23 08:00")
    assert (occurrences(play), len(play.all(e.OccurrenceMissed))) == (3, 1)
    assert missed not in play.state.elements
    play.refused("not-open", "sun", "watch", case="no")


@pytest.mark.parametrize(
    ("every", "days"),
    [
        ("1 workday", ["03-03", "03-04", "03-05", "03-06", "03-09"]),
        ("{week: last_workday}", ["03-06", "03-13"]),
        ("{month: last_workday}", ["03-31", "04-30"]),
        ("{yearly: 10-01}", ["10-01"]),
    ],
)
def test_when_it_recurs(every: str, days: list[str]) -> None:
    play = beside(f"every: {every}")
    for day in days:
        play.at(f"2026-{day} 09:00")
        play.do("sun", "watch")
    assert occurrences(play) == len(days)


def test_an_occurrence_is_due_before_the_next_one() -> None:
    play = beside("every: 1 week, overdue: {tells: [lead]}")
    play.at("2026-03-09 08:00")
    assert play.due("watch") == "2026-03-15 24:00"


def test_it_ends_after_its_last_day() -> None:
    play = beside("every: 1 week, until: project.retired", data={"retired": "2026-03-16"})
    play.at("2026-04-30 09:00")
    assert occurrences(play) == 2
    assert [one.reason for one in play.all(e.BesideEnded)] == ["until"]


SURVIVES = f"""{DATA}
flow: [{{task: first, by: lead}}]
alongside:
  - {{task: watch, by: risk, from: first, every: 1 month, until: project.retired}}
  - {{task: tidy, by: risk, every: 1 month}}
"""


def test_at_the_root_with_an_end_of_its_own_it_outlives_the_project() -> None:
    play = Play(SURVIVES)
    play.do("zhao", "first")
    assert play.state.status == "ended"
    play.at("2026-04-02 09:00")
    assert play.open == {"watch": ["sun"]}
    play.do("sun", "watch")
    play.ask(c.ChangeData, name="retired", value="2026-05-01")
    play.at("2026-07-01 09:00")
    assert (occurrences(play), play.open, play.state.armed) == (1, {}, {})


def test_none_accumulates_while_the_project_is_suspended() -> None:
    play = beside("every: 1 week")
    play.ask(c.Suspend)
    play.at("2026-03-30 09:00")
    assert occurrences(play) == 0
    play.ask(c.Resume)
    assert occurrences(play) == 0
    play.at("2026-04-06 09:00")
    assert occurrences(play) == 1
    assert play.all(e.OccurrenceMissed) == []


def test_a_vote_alongside_that_data_decide_waits_for_what_must_finish() -> None:
    play = Play(
        """
data: {small: {name: 非重大, type: yes_no}}
results: {stopped: {name: 停办}}
procedures:
  claim: {name: 索赔, starts: {by: lead}, must_finish: true, flow: [{task: settle, by: sales}]}
flow:
  - stage: doing
    name: 实施
    alongside:
      - countersign: watch
        by: [finance, {role: risk, when: not project.small}]
        from: first
        every: 1 month
        outcomes: {agree: 正常, object: {name: 停办, end: stopped}}
    steps: [{task: first, by: lead}, {task: second, by: lead}]
""",
    )
    play.do("zhao", "first")
    play.at("2026-04-20 09:00")
    play.do("li", "watch", "object")
    play.start("zhao", "claim")
    play.ask(
        c.ChangeData, name="small", value=True
    )  # the only one still asked is asked no more: the vote is over
    assert play.state.status == "running"
    assert {one.parent for one in play.state.elements.values()} <= {"", *play.state.elements}
    play.do("shen", "settle")
    assert (play.state.status, play.state.result) == ("ended", "stopped")
