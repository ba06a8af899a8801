"""Rows of ``each``: typed, seen by everything below, and what a call passes on."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import events as e

LINES = """
documents:
  slip:
    name: 单
    sections:
      lines:
        type: rows
        columns:
          item: {type: text, required: true}
          owner: person
          on: date
          rate: percent
          amount: money
          twice: {type: computed, value: amount * 2}
"""
ROWS = [
    {"item": "甲", "owner": "li", "on": "2026-03-05", "rate": "50", "amount": "100"},
    {"item": "乙", "owner": "sun", "on": "2026-03-06", "rate": "70", "amount": "300"},
]
BLOCK = (
    LINES
    + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - block: each_line
    each: slip.lines
    steps:
      - task: work
        by: [{person: row.owner}]
        due: row.on
      - choose: size
        cases:
          - {when: row.twice > 500 and row.rate > 0.6, steps: [{task: big, by: lead}]}
      - task: close
        by: [{person: row.owner}]
  - task: after
    by: lead
"""
)


def test_everything_in_a_row_s_block_sees_the_row_with_its_types() -> None:
    play = Play(BLOCK)
    play.do("zhao", "draft", fills={"slip.lines": ROWS})
    assert play.open == {"work": ["li", "sun"]}
    dues = {
        one.seats[0].people[0]: str(one.deadline.reckoning.day)
        for one in play.all(e.Opened)
        if one.node == "work" and one.deadline and one.deadline.reckoning
    }
    assert dues == {"li": "2026-03-05", "sun": "2026-03-06"}
    play.do("li", "work", row="甲")
    play.do("sun", "work", row="乙")
    assert play.open == {"close": ["li"], "big": ["zhao"]}
    play.do("zhao", "big")
    play.do("sun", "close", row="乙")
    play.do("li", "close", row="甲")
    assert play.open == {"after": ["zhao"]}


def test_one_row_after_the_other() -> None:
    play = Play(
        BLOCK.replace("    each: slip.lines\n", "    each: slip.lines\n    one_by_one: true\n")
    )
    play.do("zhao", "draft", fills={"slip.lines": ROWS})
    assert play.open == {"work": ["li"]}
    play.do("li", "work")
    play.do("li", "close")
    assert play.open == {"work": ["sun"]}
    for step in ("work", "big", "close"):
        play.do("zhao" if step == "big" else "sun", step)
    assert play.open == {"after": ["zhao"]}


def test_without_rows_it_is_skipped_with_the_reason() -> None:
    play = Play(BLOCK)
    play.do("zhao", "draft", fills={"slip.lines": []})
    assert play.open == {"after": ["zhao"]}
    assert [one.reason for one in play.all(e.Skipped)] == ["each: slip.lines"]


def test_an_outcome_that_leads_back_ends_all_rows() -> None:
    play = Play(
        LINES
        + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - approve: review
    each: slip.lines
    by: [{person: row.owner}]
    outcomes: {agree: 同意, object: {name: 退回, goto: draft}}
"""
    )
    play.do("zhao", "draft", fills={"slip.lines": ROWS})
    assert play.open == {"review": ["li", "sun"]}
    play.do("sun", "review", "object", row="乙")
    assert play.open == {"draft": ["zhao"]}
    play.do("zhao", "draft", fills={"slip.lines": ROWS[:1]})
    play.do("li", "review")
    assert play.result == "done"


def test_a_call_passes_values_on() -> None:
    play = Play(
        LINES
        + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - call: phase
    as: phases
    each: slip.lines
    with: {what: row.item, on: row.on, amount: row.amount}
procedures:
  phase:
    name: 阶段
    flow:
      - task: plan
        by: lead
        due: case.on
      - choose: size
        cases: [{when: case.amount > 200 and case.what == "乙", steps: [{task: big, by: lead}]}]
"""
    )
    play.do("zhao", "draft", fills={"slip.lines": ROWS})
    cases = [one.case for one in play.all(e.CaseOpened) if one.procedure == "phase"]
    assert len(cases) == 2
    assert play.due("plan") == "2026-03-05 24:00"
    for case in cases:
        play.do("zhao", "plan", case=case)
    assert play.open == {"big": ["zhao"]}
    play.do("zhao", "big")
    assert play.result == "done"


def test_a_step_for_each_row_is_done_when_all_rows_are() -> None:
    play = Play(
        LINES
        + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - parallel: both
    branches:
      rows: [{task: work, each: slip.lines, by: [{person: row.owner}]}]
      wait: [{task: report, by: lead, requires: [work, approved(work)]}]
alongside:
  - {task: watch, from: work, by: sales}
"""
    )
    play.do("zhao", "draft", fills={"slip.lines": ROWS})
    play.do("sun", "work", row="乙")
    play.refused("requirement-unmet", "zhao", "report")
    assert "watch" not in play.open
    play.do("li", "work", row="甲")
    assert play.open == {"report": ["zhao"], "watch": ["shen"]}
    play.do("zhao", "report")
    assert play.state.visits["main/work"].outcome == "next"


def test_an_outcome_of_one_row_that_leads_ahead_ends_all_rows() -> None:
    play = Play(
        LINES
        + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - task: work
    each: slip.lines
    by: [{person: row.owner}]
    outcomes: {next: 完成, enough: {name: 足够, goto: last}}
  - task: between
    by: lead
  - task: last
    by: lead
"""
    )
    play.do("zhao", "draft", fills={"slip.lines": ROWS})
    play.do("li", "work", "enough", row="甲")
    assert play.open == {"last": ["zhao"]}


def test_a_condition_on_the_row_leaves_out_rows_any_other_the_whole_step() -> None:
    rule = (
        LINES
        + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - {task: work, each: slip.lines, by: [{person: row.owner}], when: row.amount > 200}
  - {task: more, each: slip.lines, by: lead, when: count(slip.lines) > 5}
  - {task: after, by: lead}
"""
    )
    for text in (
        rule,
        rule.replace("each: slip.lines, by: [", "each: slip.lines, one_by_one: true, by: ["),
    ):
        play = Play(text)
        play.do("zhao", "draft", fills={"slip.lines": ROWS})
        assert play.open == {"work": ["sun"]}
        play.do("sun", "work")
        assert play.open == {"after": ["zhao"]}


def test_rows_for_nobody_are_left_out_where_the_rule_says_so() -> None:
    play = Play(
        LINES
        + """
flow:
  - task: draft
    by: lead
    fills: [slip.lines]
  - {task: work, each: slip.lines, one_by_one: true, by: [{person: row.owner}], nobody: skip}
  - {task: after, by: lead}
"""
    )
    rows = [{"item": "甲"}, ROWS[1], {"item": "丙"}]
    play.do("zhao", "draft", fills={"slip.lines": rows})
    assert play.open == {"work": ["sun"]}
    play.do("sun", "work")
    assert play.open == {"after": ["zhao"]}
