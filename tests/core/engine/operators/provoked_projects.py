"""Refusals of what concerns a project as a whole and its side procedures (see ``provoked``)."""

from __future__ import annotations

from tests.core.engine.operators.provoked import LEAD, TWO, answer, provokes
from tests.core.engine.play import Play
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine.memory import MemoryStream

SIDES = """
documents:
  plan: {name: 进度表, sections: {rows: {type: rows, columns: {item: text}}}}
  log:
    name: 日志
    sections: {notes: {type: rows, columns: {about: {name: 任务, type: row, of: plan.rows}}}}
flow:
  - stage: preparing
    name: 准备
    steps: [{task: draft, by: lead, fills: [plan.rows]}]
  - stage: doing
    name: 实施
    steps:
      - task: note
        by: lead
        fills: [log.notes]
        outcomes: {next: 记录, stop: {name: 终止, end: dropped}}
      - {call: audit, as: audited}
results: {dropped: {name: 终止, reopen: {by: lead, to: [draft]}}}
procedures:
  audit: {name: 审计, flow: [{task: look, by: risk}]}
  expense:
    name: 费用
    starts: {by: [finance], during: [preparing], at_most: 1}
    flow: [{task: pay, by: finance}]
  change:
    name: 变更
    must_finish: true
    starts: {by: lead}
    holds: {choose_from: plan.rows}
    flow: [{task: settle, by: risk}]
"""
ROWS = {"plan.rows": [{"item": "甲"}, {"item": "乙"}]}


def planned() -> Play:
    """The plan is there; the second stage is open."""
    play = Play(SIDES)
    play.do("zhao", "draft", fills=ROWS)
    return play


def ended() -> Play:
    """Ended as dropped."""
    play = planned()
    play.do("zhao", "note", "stop")
    return play


@provokes("not-begun")
def _before() -> Refused:
    play = Play(TWO)
    nothing = MemoryStream(play.rules, play.facts)
    return answer(nothing.do, c.Suspend(by=LEAD, at=play.now, reason="理由"))


@provokes("already-begun")
def _again() -> Refused:
    return answer(Play(TWO).ask, c.Start)


@provokes("ended")
def _afterwards() -> Refused:
    return answer(ended().ask, c.Suspend)


@provokes("not-ended")
def _still_running() -> Refused:
    return answer(Play(TWO).ask, c.Reopen, to="draft")


@provokes("not-reopenable")
def _another_target() -> Refused:
    return answer(ended().ask, c.Reopen, to="note")


@provokes("suspended")
def _standing_still() -> Refused:
    play = Play(TWO)
    play.ask(c.Suspend)
    return answer(play.do, "zhao", "draft")


@provokes("not-suspended")
def _going_on() -> Refused:
    return answer(Play(TWO).ask, c.Resume)


@provokes("reason-missing")
def _without_reason() -> Refused:
    return answer(Play(TWO).ask, c.Suspend, reason=" ")


@provokes("not-accountable")
def _somebody_else() -> Refused:
    return answer(Play(TWO).ask, c.Suspend, "li")


@provokes("unknown-role")
def _no_such_role() -> Refused:
    return answer(Play(TWO).ask, c.Name, role="pilot", people=("li",))


@provokes("exactly-one")
def _two_leads() -> Refused:
    return answer(Play(TWO).ask, c.Name, role="lead", people=("li", "sun"))


@provokes("unknown-data")
def _no_such_datum() -> Refused:
    return answer(Play(TWO).ask, c.ChangeData, name="amount", value=1)


@provokes("procedure-unknown")
def _no_such_procedure() -> Refused:
    return answer(Play(TWO).start, "zhao", "expense")


@provokes("not-yours-to-start")
def _started_by_others() -> Refused:
    return answer(Play(SIDES).start, "zhao", "expense")


@provokes("not-during")
def _too_late_to_start() -> Refused:
    return answer(planned().start, "li", "expense")


@provokes("at-most")
def _once_too_often() -> Refused:
    play = Play(SIDES)
    play.start("li", "expense")
    return answer(play.start, "li", "expense")


@provokes("nothing-to-hold")
def _no_rows_yet() -> Refused:
    return answer(Play(SIDES).start, "zhao", "change", ["甲"])


@provokes("hold-missing")
def _nothing_chosen() -> Refused:
    return answer(planned().start, "zhao", "change")


@provokes("hold-unknown")
def _another_row() -> Refused:
    return answer(planned().start, "zhao", "change", ["丙"])


@provokes("held")
def _entry_on_a_held_row() -> Refused:
    play = planned()
    play.start("zhao", "change", ["甲"])
    return answer(play.do, "zhao", "note", fills={"log.notes": [{"about": "甲"}]})


@provokes("must-finish-open")
def _ending_too_early() -> Refused:
    play = planned()
    play.start("zhao", "change", ["甲"])
    return answer(play.do, "zhao", "note", "stop")


@provokes("case-not-open")
def _no_such_case() -> Refused:
    return answer(Play(SIDES).ask, c.WithdrawCase, case="c9")
