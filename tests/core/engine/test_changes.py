"""Data, forms or the team change while steps are open or done (language.md, Semantics 6)."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

FORM = """
data: {big: {name: 大, type: yes_no}}
documents:
  slip:
    name: 单
    sections:
      lines: {type: rows, columns: {item: {type: text, required: true}, owner: person}}
"""


def rows(*lines: str) -> dict[str, list[dict[str, str]]]:
    """Rows written "item owner"."""
    pairs = [line.split() for line in lines]
    return {"slip.lines": [{"item": item, "owner": owner} for item, owner in pairs]}


EACH = (
    FORM
    + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - parallel: both
    branches:
      lines: [{task: work, each: slip.lines, by: [{person: row.owner}]}]
      change: [{task: mend, by: lead, revises: [slip]}]
  - task: after
    by: lead
    revises: [slip]
  - task: last
    by: lead
"""
)


def each_play(one_by_one: bool = False) -> Play:
    in_turn = EACH.replace("slip.lines, by", "slip.lines, one_by_one: true, by")
    play = Play(in_turn if one_by_one else EACH)
    play.do("zhao", "draft", fills=rows("甲 li", "乙 sun"))
    return play


def test_rows_added_open_instances_rows_gone_are_withdrawn_with_the_reason() -> None:
    play = each_play()
    assert play.open["work"] == ["li", "sun"]
    play.do("zhao", "mend", fills=rows("乙 sun", "丙 shen"))
    assert play.open == {"work": ["sun", "shen"]}
    assert [one.reason for one in play.new(e.Dropped)] == ["row-removed"]
    play.do("sun", "work", row="乙")
    play.do("shen", "work", row="丙")
    assert play.open == {"after": ["zhao"]}


def test_a_corrected_row_moves_to_whom_it_names_now() -> None:
    play = each_play()
    item = play.item("work", row="甲")
    play.do("zhao", "mend", fills=rows("甲 shen", "乙 sun"))
    assert play.open == {"work": ["shen", "sun"]}
    assert play.item("work", row="甲") == item
    play.refused("not-yours", "li", "work", row="甲")


def test_rows_done_stay_done() -> None:
    play = each_play()
    play.do("li", "work", row="甲")
    play.do("zhao", "mend", fills=rows("甲 li", "乙 sun", "丙 li"))
    assert play.open == {"work": ["sun", "li"]}
    play.do("li", "work", row="丙")
    play.do("sun", "work", row="乙")
    assert play.open == {"after": ["zhao"]}


def test_without_any_row_left_the_flow_goes_on() -> None:
    play = each_play()
    play.do("li", "work", row="甲")
    play.do("zhao", "mend", fills=rows("甲 li"))
    assert play.open == {"after": ["zhao"]}


def test_one_by_one_what_is_still_to_come_follows_the_new_rows() -> None:
    play = each_play(one_by_one=True)
    play.do("li", "work")
    assert play.open["work"] == ["sun"]
    play.do("zhao", "mend", fills=rows("丙 shen", "甲 li", "丁 li"))
    assert play.open == {"work": ["shen"]}
    play.do("shen", "work")
    assert play.open == {"work": ["li"]}
    play.do("li", "work")
    assert play.open == {"after": ["zhao"]}


def test_rows_that_come_too_late_are_missing_and_told() -> None:
    play = each_play()
    play.do("li", "work", row="甲")
    play.do("sun", "work", row="乙")
    play.do("zhao", "mend", fills=rows("甲 li", "乙 sun"))
    play.do("zhao", "after", fills=rows("甲 li", "丙 li"))
    found = play.all(e.MissingFound)
    assert [(one.node, one.lack, one.what) for one in found] == [("work", "each", ("丙",))]
    assert play.told("missing") == []  # who is accountable did it


WHEN = (
    FORM
    + """
flow:
  - task: first
    by: lead
    when: project.big
  - task: second
    by: finance
    when: not project.big
  - task: third
    by: risk
"""
)


def test_an_open_step_whose_condition_falls_is_left_out() -> None:
    play = Play(WHEN)
    assert play.open == {"second": ["li"]}
    play.ask(c.ChangeData, name="big", value=True)
    assert play.open == {"third": ["sun"]}
    assert [one.reason for one in play.new(e.Dropped)] == ["when:not project.big"]


def test_a_step_left_out_that_is_wanted_now_is_missing_and_told_once() -> None:
    play = Play(WHEN)
    play.do("li", "second")
    play.ask(c.ChangeData, name="big", value=True)
    assert [(one.node, one.lack) for one in play.all(e.MissingFound)] == [("first", "when")]
    play.do("sun", "third")
    assert len(play.all(e.MissingFound)) == 1


PARALLEL = (
    FORM
    + """
flow:
  - parallel: check
    branches:
      money: [{task: count, by: finance}]
      law: {when: project.big, steps: [{task: read_law, by: sales}]}
  - task: after
    by: lead
"""
)


def test_a_branch_wanted_now_is_added_while_its_block_is_open() -> None:
    play = Play(PARALLEL)
    assert play.open == {"count": ["li"]}
    play.ask(c.ChangeData, name="big", value=True)
    assert play.open == {"count": ["li"], "read_law": ["shen"]}
    play.do("li", "count")
    assert play.open == {"read_law": ["shen"]}


def test_a_branch_wanted_no_more_ends_and_is_not_waited_for() -> None:
    play = Play(PARALLEL, data={"big": True})
    play.do("li", "count")
    assert play.open == {"read_law": ["shen"]}
    play.ask(c.ChangeData, name="big", value=False)
    assert play.open == {"after": ["zhao"]}


def test_a_branch_that_is_done_is_not_done_again() -> None:
    play = Play(PARALLEL, data={"big": True})
    play.do("shen", "read_law")
    play.ask(c.ChangeData, name="big", value=False)
    play.ask(c.ChangeData, name="big", value=True)
    assert play.open == {"count": ["li"]}


VOICES = (
    FORM
    + """
flow:
  - countersign: sign_off
    by: [finance, risk, {role: sales, when: project.big}]
    outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}
  - task: after
    by: lead
"""
)


def test_a_voice_is_added_to_an_open_countersign_and_taken_away_again() -> None:
    play = Play(VOICES)
    play.ask(c.ChangeData, name="big", value=True)
    assert play.open == {"sign_off": ["li", "sun", "shen"]}
    play.do("li", "sign_off")
    play.do("sun", "sign_off")
    play.ask(c.ChangeData, name="big", value=False)
    assert play.open == {"after": ["zhao"]}, "only those are left who have spoken"


def test_a_voice_a_finished_countersign_lacks_is_told() -> None:
    play = Play(VOICES)
    play.do("li", "sign_off")
    play.do("sun", "sign_off")
    play.ask(c.ChangeData, name="big", value=True)
    assert [(one.lack, one.what) for one in play.all(e.MissingFound)] == [("by", ("sales",))]


def test_a_deadline_follows_the_date_of_a_form_and_a_date_worked_out_from_others() -> None:
    play = Play(
        """
data:
  live_on: {name: 上线, type: date}
  urgent: {name: 紧急, type: yes_no}
documents:
  slip: {name: 单, sections: {head: {fields: {wanted_on: date}}}}
flow:
  - task: draft
    by: lead
    fills: [slip.head]
  - parallel: both
    branches:
      one: [{task: deliver, by: finance, within: {period: 1 workday, before: slip.wanted_on}}]
      two: [{task: mend, by: lead, revises: [slip]}]
"""
    )
    play.do("zhao", "draft", fills={"slip.head": {"wanted_on": "2026-03-10"}})
    assert play.due("deliver") == "2026-03-09 24:00"
    play.do("zhao", "mend", fills={"slip.head": {"wanted_on": "2026-03-20"}})
    assert play.due("deliver") == "2026-03-19 24:00"
    assert [one.reason for one in play.new(e.DueMoved)] == ["data:slip.wanted_on"]


def test_time_that_did_not_count_is_not_forgotten_when_the_date_changes() -> None:
    play = Play(
        """
data: {go_on: {name: 启动, type: date}, other: {name: 其他, type: date}}
flow: [{task: work, by: lead, within: {period: 3 workdays, after: project.go_on}}]
""",
        data={"go_on": "2026-03-02"},
    )
    assert play.due("work") == "2026-03-05 24:00"
    play.at("2026-03-03 10:00")
    play.ask(c.Suspend)
    play.at("2026-03-05 10:00")
    play.ask(c.Resume)
    assert play.due("work") == "2026-03-09 24:00"
    play.ask(c.ChangeData, name="other", value="2026-04-01")
    assert play.due("work") == "2026-03-09 24:00"
    play.ask(c.ChangeData, name="go_on", value="2026-02-27")
    assert play.due("work") == "2026-03-05 24:00", "02-28 works, two days paused"
