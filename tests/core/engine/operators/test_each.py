"""One instance per row: together, one after another, none at all; each with its own date."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play
from xize.core.engine import events as e

RULE = """
documents:
  list:
    name: 清单
    sections: {rows: {type: rows, columns: {item: text, who: person, by_day: date}}}
flow:
  - {task: draft, by: lead, fills: [list.rows]}
  - approve: check
    by: {person: row.who}
    each: list.rows
    due: row.by_day
    ORDER
    outcomes: {agree: 通过, object: {name: 退回, goto: draft}}
  - {task: after, by: lead}
"""
ROWS = [
    {"item": "甲", "who": "li", "by_day": "2026-03-10"},
    {"item": "乙", "who": "sun", "by_day": "2026-03-20"},
]


def checking(order: str, rows: list[dict[str, str]] = ROWS) -> Play:
    """The rows are listed."""
    play = Play(RULE.replace("ORDER", order))
    play.do("zhao", "draft", fills={"list.rows": rows})
    return play


def test_together() -> None:
    play = checking("one_by_one: false")
    assert play.open == {"check": ["li", "sun"]}
    play.refused("not-yours", "li", "check", row="乙")
    play.do("sun", "check", row="乙")
    assert play.open == {"check": ["li"]}
    play.do("li", "check", row="甲")
    assert play.open == {"after": ["zhao"]}


def test_one_by_one_in_the_order_of_the_table() -> None:
    play = checking("one_by_one: true")
    assert play.open == {"check": ["li"]}
    play.do("li", "check")
    assert play.open == {"check": ["sun"]}
    play.do("sun", "check")
    assert play.open == {"after": ["zhao"]}


@pytest.mark.parametrize("order", ["one_by_one: false", "one_by_one: true"])
def test_without_rows_the_step_is_skipped_with_the_reason(order: str) -> None:
    play = checking(order, [])
    assert play.open == {"after": ["zhao"]}
    assert [one.reason for one in play.all(e.Skipped)] == ["each: list.rows"]


@pytest.mark.parametrize("order", ["one_by_one: false", "one_by_one: true"])
def test_an_objection_ends_the_other_instances_too(order: str) -> None:
    play = checking(order)
    play.do("li", "check", "object", row="甲")
    assert play.open == {"draft": ["zhao"]}
    play.do("zhao", "draft", fills={"list.rows": ROWS[1:]})
    assert play.open == {"check": ["sun"]}, "the rows of now"


def test_each_row_is_due_on_its_own_day() -> None:
    play = checking("one_by_one: false")
    play.at("2026-03-12 09:00")
    assert [one.to for one in play.all(e.OverdueNoted)] == [("li",)]
    play.at("2026-03-22 09:00")
    assert [one.to for one in play.all(e.OverdueNoted)] == [("li",), ("sun",)]


def test_a_block_per_row_keeps_its_steps_apart() -> None:
    play = Play("""
documents:
  list: {name: 清单, sections: {rows: {type: rows, columns: {item: text, who: person}}}}
flow:
  - {task: draft, by: lead, fills: [list.rows]}
  - block: piece
    each: list.rows
    steps:
      - {task: make, by: {person: row.who}}
      - approve: look
        by: risk
        outcomes: {agree: 通过, object: {name: 返工, goto: make}}
  - {task: after, by: lead}
""")
    play.do(
        "zhao",
        "draft",
        fills={"list.rows": [{"item": "甲", "who": "li"}, {"item": "乙", "who": "he"}]},
    )
    assert play.open == {"make": ["li", "he"]}
    play.do("li", "make", row="甲")
    play.do("sun", "look", "object")
    assert sorted(play.open["make"]) == ["he", "li"], "only this row goes back"
    for person in ("li", "he"):
        play.do(person, "make", row={"li": "甲", "he": "乙"}[person])
        play.do("sun", "look")
    assert play.open == {"after": ["zhao"]}
