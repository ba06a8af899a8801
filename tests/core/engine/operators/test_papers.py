"""Documents and forms: versions, labels, signatures, numbers, rows and copies of sections."""

from __future__ import annotations

from typing import Any

from tests.core.engine.play import TEAM, Play
from xize.core.engine import events as e
from xize.core.engine.state import Paper

TEXT = """
documents:
  paper: {name: 文件, versions: {draft: "0.{n}", settled: "{n}.0", amended: "1.{n}"}}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - approve: check
    by: risk
    settles: [paper]
    outcomes: {agree: 定稿, object: {name: 退回, goto: draft}}
  - countersign: sign_off
    by: [finance, sales]
    signs: [paper]
    STALE
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - task: amend
    by: lead
    revises: [paper]
    requires: ["signed(paper, sign_off)"]
    outcomes: {next: 修订, again: {name: 重签, goto: sign_off}}
  - {task: after, by: lead, requires: ["signed(paper, sign_off)"]}
"""
REDO, KEEP = TEXT.replace("STALE", "stale: redo"), TEXT.replace("STALE", "stale: keep")


def signed(rule: str) -> Play:
    """Drafted, settled and signed by both."""
    play = Play(rule)
    play.do("zhao", "draft", files=["paper"])
    play.do("sun", "check")
    play.do("li", "sign_off")
    play.do("shen", "sign_off")
    return play


def paper(play: Play, key: str = "paper") -> Paper:
    """A document as it stands."""
    return play.state.papers[key]


def test_versions_are_labelled_as_the_rule_says() -> None:
    play = Play(REDO)
    play.do("zhao", "draft", files=["paper"])
    play.do("sun", "check", "object")
    play.do("zhao", "draft", files=["paper"])
    play.do("sun", "check")
    play.do("li", "sign_off")
    play.do("shen", "sign_off")
    play.do("zhao", "amend", files=["paper"])
    assert [one.label for one in play.all(e.VersionAdded)] == ["0.1", "0.2", "1.0", "1.1"]
    states = [one.state for one in play.all(e.VersionAdded)]
    assert states == ["draft", "draft", "settled", "amended"]


def test_each_visit_that_produces_needs_a_version_of_its_own() -> None:
    play = Play(REDO)
    play.do("zhao", "draft", files=["paper"])
    play.do("sun", "check", "object")
    play.refused("document-missing", "zhao", "draft")


def test_signatures_are_bound_to_the_version_at_the_opening_of_the_round() -> None:
    play = signed(REDO)
    assert [(one.person, one.version) for one in paper(play).signatures] == [("li", 2), ("shen", 2)]


def test_a_changed_text_voids_them_and_they_stay_visible() -> None:
    play = signed(REDO)
    play.do("zhao", "amend", files=["paper"])
    assert [one.void for one in paper(play).signatures] == [True, True]
    assert [one.reason for one in play.all(e.SignaturesVoided)] == ["text-changed"]
    play.refused("requirement-unmet", "zhao", "after")


def test_unless_the_step_keeps_them() -> None:
    play = signed(KEEP)
    play.do("zhao", "amend", files=["paper"])
    assert [one.void for one in paper(play).signatures] == [False, False]
    play.do("zhao", "after")


def test_left_unchanged_is_no_new_version() -> None:
    play = signed(REDO)
    play.do("zhao", "amend", unchanged=("paper",))
    assert paper(play).version == 2
    assert len(play.all(e.LeftUnchanged)) == 1
    play.do("zhao", "after")


def test_a_new_round_asks_for_new_signatures() -> None:
    play = signed(REDO)
    play.do("zhao", "amend", "again", files=["paper"])
    assert play.open == {"sign_off": ["li", "shen"]}
    play.do("li", "sign_off")
    play.do("shen", "sign_off")
    marks = [(one.visit, one.version, one.void) for one in paper(play).signatures]
    assert marks == [(1, 2, True), (1, 2, True), (2, 3, False), (2, 3, False)]


def test_who_objects_signs_nothing() -> None:
    play = Play(REDO)
    play.do("zhao", "draft", files=["paper"])
    play.do("sun", "check")
    play.do("li", "sign_off", "object")
    assert paper(play).signatures == ()


FORMS = """
documents:
  slip:
    name: 单据
    per: case
    number: {format: "({yy}){mark}字{seq:03}", per: [department, year], of: starter}
    sections:
      head: {fields: {title: {name: 标题, type: text, required: true}}}
      opinion: {each: role, fields: {opinion: {name: 意见, type: text}}}
  ledger: {name: 台账, sections: {rows: {type: rows, columns: {item: text}}}}
  log:
    name: 日志
    number: {format: "{seq}"}
    sections: {day: {fields: {text: {name: 记事, type: text}}}}
flow:
  - {task: work, by: lead, fills: [ledger.rows]}
  - task: note
    by: lead
    fills: [log.day]
    new: true
    outcomes: {next: 完成, more: {name: 再记, goto: note}}
procedures:
  request:
    name: 申请
    starts: {by: [finance, risk]}
    flow:
      - {task: fill, by: starter, fills: [slip.head, ledger.rows]}
      - countersign: look
        by: [finance, risk]
        fills: [slip.opinion]
        outcomes: {agree: 同意, object: {name: 退回, goto: fill}}
"""


def head(title: str, *rows: str) -> dict[str, Any]:
    """What the request fills in."""
    return {"slip.head": {"title": title}, "ledger.rows": [{"item": one} for one in rows]}


def test_numbers_have_no_gaps_and_are_given_once() -> None:
    play = Play(FORMS)
    cases = [play.start(person, "request") for person in ("li", "sun", "li")]
    play.refused("field-required", "li", "fill", case=cases[0], fills={"slip.head": {}})
    play.do("li", "fill", case=cases[2], fills=head("丙"))
    play.do("li", "fill", case=cases[0], fills=head("甲"))
    play.do("sun", "fill", case=cases[1], fills=head("乙"))
    numbers = [paper(play, f"{case}:slip").forms[0].number for case in cases]
    assert numbers == ["(26)财字002", "(26)风字001", "(26)财字001"]
    play.do("li", "look", "object", case=cases[0])
    play.do("sun", "look", "object", case=cases[0])
    play.do("li", "fill", case=cases[0], fills=head("甲二"))
    again = paper(play, f"{cases[0]}:slip").forms
    assert [one.number for one in again] == ["(26)财字002"]
    assert again[0].versions["head"] == 2


def test_each_role_fills_its_own_copy_of_a_section_in_each_round() -> None:
    play = Play(FORMS)
    case = play.start("li", "request")
    play.do("li", "fill", fills=head("甲"))
    play.do("li", "look", fills={"slip.opinion": {"opinion": "可"}})
    play.do("sun", "look", "object", fills={"slip.opinion": {"opinion": "改"}})
    play.do("li", "fill", fills=head("乙"))
    play.do("li", "look", fills={"slip.opinion": {"opinion": "再可"}})
    copies = sorted(one for one in paper(play, f"{case}:slip").forms[0].payloads if "@" in one)
    assert copies == ["opinion@look#1:finance", "opinion@look#1:risk", "opinion@look#2:finance"]


def test_rows_of_one_case_replace_only_its_own() -> None:
    play = Play(FORMS)
    first, second = play.start("li", "request"), play.start("sun", "request")
    play.do("li", "fill", case=first, fills=head("甲", "一", "二"))
    play.do("sun", "fill", case=second, fills=head("乙", "三"))
    assert play.stream.rows("ledger.rows", play.now) == ["一", "二", "三"]
    for person in ("li", "sun"):
        play.do(person, "look", "object", case=first)
    play.do("li", "fill", case=first, fills=head("甲", "四"))
    assert sorted(play.stream.rows("ledger.rows", play.now)) == ["三", "四"]


def test_a_new_form_each_visit() -> None:
    play = Play(FORMS, team=TEAM)
    play.do("zhao", "work")
    for text in ("一", "二"):
        play.do("zhao", "note", "more", fills={"log.day": {"text": text}})
    assert [one.number for one in paper(play, "log").forms] == ["1", "2"]
