"""The project as a whole: suspended, resumed, cancelled, renamed, corrected, taken up again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
data:
  amount: {name: 金额, type: money}
  twice: {name: 两倍, type: money, value: amount * 2}
  live_on: {name: 上线日期, type: date}
results:
  dropped: {name: 未通过, reopen: {by: risk, to: [work, think]}}
  filed: {name: 已办结, success: true}
flow:
  - stage: work
    name: 办理
    steps: [{task: draft, by: lead, within: 3 workdays}, {task: think, by: finance}]
  - approve: close
    by: lead
    outcomes: {agree: {name: 办结, end: filed}, object: {name: 不通过, end: dropped}}
procedures:
  side: {name: 另案, starts: {by: lead}, must_finish: true, flow: [{task: note, by: risk}]}
"""
VERBS: tuple[tuple[type[c.Command], dict[str, Any]], ...] = (
    (c.Suspend, {}),
    (c.Cancel, {}),
    (c.Name, {"role": "risk", "people": ("rao",)}),
    (c.ChangeData, {"name": "amount", "value": 3}),
)


@pytest.mark.parametrize(("kind", "given"), VERBS)
def test_only_the_accountable_person_does_it_and_says_why(
    kind: type[c.Command], given: dict[str, Any]
) -> None:
    play = Play(RULE)
    play.ask_refused("not-accountable", kind, "li", **given)
    play.ask_refused("reason-missing", kind, "zhao", **given, reason="")
    play.ask(kind, "zhao", **given)


def test_an_administrator_does_it_too() -> None:
    play = Play(RULE)
    play.command(c.Suspend(by=c.Actor("root", admin=True), at=play.now, reason="维护"))
    assert play.state.status == "suspended"


def test_while_suspended_nothing_is_done_and_nothing_is_due() -> None:
    play = Play(RULE)
    play.ask(c.Suspend)
    play.refused("suspended", "zhao", "draft")
    for kind, given in VERBS[:1] + VERBS[3:]:
        play.ask_refused("suspended", kind, **given)
    play.ask_refused("suspended", c.StartProcedure, procedure="side")
    play.at("2026-03-31 09:00")
    assert play.all(e.OverdueNoted) == []
    assert set(play.offers("zhao")) >= {"resume", "cancel"}
    play.ask(c.Resume)
    play.do("zhao", "draft")
    assert play.state.paused == ((play.all(e.Suspended)[0].at, play.all(e.Resumed)[0].at),)


def test_cancelling_ends_everything_without_a_result_of_the_rule() -> None:
    play = Play(RULE)
    play.start("zhao", "side")
    play.ask(c.Suspend)
    play.ask(c.Cancel)
    assert (play.state.status, play.result, play.open) == ("ended", "cancelled", {})
    for kind, given in VERBS[:3]:
        play.ask_refused("ended", kind, **given)
    play.ask_refused("not-reopenable", c.Reopen, "sun", to="work")


def test_naming_hands_over_and_one_person_is_accountable_at_any_time() -> None:
    play = Play(RULE)
    play.ask(c.Name, role="lead", people=("shen",))
    assert play.open == {"draft": ["shen"]}
    named = play.all(e.TeamNamed)[0]
    assert (named.before, named.people) == (("zhao",), ("shen",))
    play.ask_refused("not-accountable", c.Suspend, "zhao")
    play.ask_refused("exactly-one", c.Name, "shen", role="lead", people=())
    play.ask_refused("unknown-person", c.Name, "shen", role="risk", people=("nobody",))
    play.ask(c.Name, "shen", role="lead", people=("shen",))
    assert len(play.all(e.TeamNamed)) == 1, "the same people again is no hand-over"


def test_data_are_corrected_with_the_value_before() -> None:
    play = Play(RULE, data={"amount": "5"})
    play.ask(c.ChangeData, name="amount", value="7.50")
    changed = play.all(e.DataSet)[0]
    assert (changed.before, changed.value, changed.source) == ("5.00", "7.50", "changed")
    play.ask_refused("unknown-data", c.ChangeData, name="twice", value=3)
    play.ask_refused("field-invalid", c.ChangeData, name="live_on", value="somewhen")
    play.ask(c.ChangeData, name="amount", value=None)
    assert play.state.data["amount"] is None


def test_a_fact_may_come_after_the_end() -> None:
    play = dropped()
    play.ask(c.ChangeData, name="live_on", value="2026-05-01")
    assert play.state.data["live_on"] == "2026-05-01"


def dropped() -> Play:
    """Ended without success."""
    play = Play(RULE)
    play.do("zhao", "draft")
    play.do("li", "think")
    play.do("zhao", "close", "object")
    assert play.result == "dropped"
    return play


@pytest.mark.parametrize(
    ("target", "opens"), [("work", {"draft": ["zhao"]}), ("think", {"think": ["li"]})]
)
def test_an_ended_project_is_taken_up_again_where_its_result_allows(
    target: str, opens: dict[str, list[str]]
) -> None:
    play = dropped()
    play.ask_refused("not-accountable", c.Reopen, "zhao", to=target)
    play.ask_refused("not-reopenable", c.Reopen, "sun", to="close")
    play.ask_refused("reason-missing", c.Reopen, "sun", to=target, reason=" ")
    play.ask(c.Reopen, "sun", to=target)
    assert (play.state.status, play.result, play.open) == ("running", None, opens)


def test_what_was_reopened_runs_to_another_end() -> None:
    play = dropped()
    play.ask(c.Reopen, "sun", to="think")
    play.do("li", "think")
    play.do("zhao", "close", "agree")
    assert play.result == "filed"
    assert [one.result for one in play.all(e.Ended)] == ["dropped", "filed"]
