"""Waits: a period ends with its last day, a date comes with its first moment."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play
from xize.core.engine import commands as c

DATA = """
data: {go_live: {name: 上线日期, type: date}, switch: {name: 切换时刻, type: datetime}}
"""


def waiting(wait: str, **data: str) -> Play:
    play = Play(
        f"{DATA}\nflow: [{{wait: {wait}, as: pause}}, {{task: after, by: lead}}]", data=data
    )
    assert play.open == {}
    return play


@pytest.mark.parametrize(
    ("wait", "last", "first"),
    [
        ("2 workdays", "2026-03-04 23:59", "2026-03-05 00:00"),
        ("{until: project.go_live}", "2026-03-19 23:59", "2026-03-20 00:00"),
        ("{until: project.switch}", "2026-03-20 21:59", "2026-03-20 22:00"),
        ("{yearly: 10-31}", "2026-10-30 23:59", "2026-10-31 00:00"),
    ],
)
def test_a_wait_is_over_at_its_moment(wait: str, last: str, first: str) -> None:
    play = waiting(wait, go_live="2026-03-20", switch="2026-03-20T22:00")
    play.at(last)
    assert play.open == {}
    play.at(first)
    assert play.open == {"after": ["zhao"]}


def test_a_wait_for_a_date_nobody_knows_goes_on_when_it_is_set_and_moves_with_it() -> None:
    play = waiting("{until: project.go_live}")
    play.at("2026-03-10 09:00")
    play.ask(c.ChangeData, name="go_live", value="2026-03-20")
    play.ask(c.ChangeData, name="go_live", value="2026-03-12")
    play.at("2026-03-11 23:00")
    assert play.open == {}
    play.at("2026-03-12 00:00")
    assert play.open == {"after": ["zhao"]}


def test_a_date_that_has_passed_is_not_waited_for() -> None:
    play = waiting("{until: project.go_live}")
    play.at("2026-03-10 09:00")
    play.ask(c.ChangeData, name="go_live", value="2026-03-05")
    assert play.open == {"after": ["zhao"]}


def test_what_takes_at_least_so_long_does_not_end_before() -> None:
    play = Play("flow: [{task: publish, by: lead, at_least: 3 days}]")
    refused = play.refused("too-early", "zhao", "publish")
    assert "2026-03-05" in refused.sentence("zh")
    assert play.offers("zhao", "publish")["complete next"] == ("too-early",)
    play.at("2026-03-20 09:00")
    assert not play.told("overdue"), "a minimum is never overdue"
    play.do("zhao", "publish")
    assert play.result == "done"
