"""What a step lets somebody fill: required, changed and seen fields, by step and by role."""

import pytest

from tests.core.engine.play import Play
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine.submitting.filling import fillings_of
from xize.core.engine.view.papers import form_values
from xize.core.process.graph import UserTask

RULE = """
documents:
  claim:
    name: 费用申报表
    sections:
      head:
        fields:
          purpose: {name: 用途, type: text, required: true}
          urgent: {name: 加急, type: yes_no}
          why: {name: 加急理由, type: text, required: true, when: urgent}
          view: {name: 财务意见, type: text}
          secret: {name: 内部备注, type: text}
          agreed: {name: 承诺, type: declaration}
          signed: {name: 签名, type: signature}
      lines:
        type: rows
        at_least: 1
        columns:
          item: {name: 项目, type: text, required: true}
          wanted: {name: 申报, type: money, required: true}
          accepted: {name: 核定, type: money}

    check:
      - {that: "sum(lines.accepted) <= sum(lines.wanted)", says: 核定不得超过申报}
results: {filed: {name: 已办结, success: true}}
flow:
  - task: apply
    by: lead
    fills:
      - claim.head: {only: [purpose, urgent, why, agreed, signed], requires: [agreed, signed]}
      - claim.lines: {only: [item, wanted], shows: [item, wanted]}
  - countersign: look
    by: [finance, risk]
    fills:
      - claim.head: {by: finance, only: [view], requires: [view], shows: [purpose, view]}
      - claim.head: {by: risk, only: [secret]}
      - claim.lines: {by: finance, only: [accepted], requires: [accepted]}
    outcomes:
      agree: 同意
      object: {name: 退回, goto: apply, needs: [comment]}
  - task: file
    by: lead
    outcomes: {next: {name: 办结, end: filed}}
""".replace("        \n", "")
HEAD = {"purpose": "宣传", "agreed": True, "signed": True}
LINES = [{"item": "海报", "wanted": "100"}, {"item": "短片", "wanted": "900"}]


def applied() -> Play:
    play = Play(RULE)
    play.do("zhao", "apply", fills={"claim.head": HEAD, "claim.lines": LINES})
    return play


def stored(play: Play) -> dict:
    form = play.state.papers["claim"].forms[-1]
    return form_values(play.rules.documents["claim"], form, play.facts.payload)


def test_a_step_asks_more_than_the_form() -> None:
    play = Play(RULE)
    bare = {"purpose": "宣传"}
    found = play.refused(
        "declaration-missing", "zhao", "apply", fills={"claim.head": bare, "claim.lines": LINES}
    )
    assert [one.code for one in found.problems] == ["declaration-missing", "signature-missing"]


def test_a_signature_says_who_and_when_and_nobody_can_send_another() -> None:
    play = Play(RULE)
    forged = {**HEAD, "signed": {"by": "sun", "on": "2000-01-01"}}
    play.do("zhao", "apply", fills={"claim.head": forged, "claim.lines": LINES})
    assert stored(play)["head"]["signed"] == {"by": "zhao", "on": "2026-03-02"}


def test_a_field_that_is_not_ones_own_is_refused_by_name() -> None:
    play = Play(RULE)
    fills = {"claim.head": {**HEAD, "view": "同意"}, "claim.lines": LINES}
    found = play.refused("field-not-yours", "zhao", "apply", fills=fills)
    assert found.sentence() == "财务意见在本环节不能修改，请恢复原值"


def test_what_others_wrote_stays_when_one_fills_ones_own_part() -> None:
    play = applied()
    accepted = [{"accepted": "80"}, {"accepted": "900"}]
    play.do("li", "look", fills={"claim.head": {"view": "可"}, "claim.lines": accepted})
    now = stored(play)
    assert now["head"]["purpose"] == "宣传"
    assert now["head"]["view"] == "可"
    assert now["head"]["signed"] == {"by": "zhao", "on": "2026-03-02"}
    assert now["lines"] == [
        {"item": "海报", "wanted": "100.00", "accepted": "80.00"},
        {"item": "短片", "wanted": "900.00", "accepted": "900.00"},
    ]


def test_rows_of_others_are_neither_added_nor_removed() -> None:
    play = applied()
    one = [{"accepted": "80"}]
    fills = {"claim.head": {"view": "可"}, "claim.lines": one}
    found = play.refused("rows-fixed", "li", "look", fills=fills)
    assert "2 行" in found.sentence()
    other = [{"item": "别的", "accepted": "80"}, {"accepted": "1"}]
    found = play.refused("field-not-yours", "li", "look", fills={**fills, "claim.lines": other})
    assert found.sentence("en").startswith("Row 1: 项目")


def test_each_role_fills_its_own_part() -> None:
    play = applied()
    play.refused("section-unknown", "sun", "look", fills={"claim.lines": [{"accepted": "1"}] * 2})
    play.refused("field-not-yours", "sun", "look", fills={"claim.head": {"view": "可"}})
    play.do("sun", "look", fills={"claim.head": {"secret": "留意"}})
    play.refused("field-required", "li", "look", fills={"claim.head": {"view": " "}})
    rows = [{"accepted": "1"}, {"accepted": "2"}]
    play.do("li", "look", fills={"claim.head": {"view": "可"}, "claim.lines": rows})
    assert stored(play)["head"]["secret"] == "留意"
    assert list(play.open) == ["file"]


def test_checks_of_the_whole_form_see_what_stays() -> None:
    play = applied()
    rows = [{"accepted": "999"}, {"accepted": "2"}]
    fills = {"claim.head": {"view": "可"}, "claim.lines": rows}
    found = play.refused("check-failed", "li", "look", fills=fills)
    assert found.problems[0].says == "核定不得超过申报"


def test_a_condition_decides_what_is_asked() -> None:
    play = Play(RULE)
    urgent = {**HEAD, "urgent": True}
    fills = {"claim.head": urgent, "claim.lines": LINES}
    found = play.refused("field-required", "zhao", "apply", fills=fills)
    assert found.problems[0].path == "claim.head.why"
    given = {"claim.head": {**HEAD, "urgent": False, "why": "旧"}, "claim.lines": LINES}
    play.do("zhao", "apply", fills=given)
    assert "why" not in stored(play)["head"]


def test_a_table_that_must_have_rows_cannot_be_left_out() -> None:
    Play(RULE).refused("section-missing", "zhao", "apply", fills={"claim.head": HEAD})


def test_what_is_hidden_is_not_part_of_what_is_seen() -> None:
    play = applied()
    node = play.rules.main.process.nodes["look"]
    assert isinstance(node, UserTask)
    finance = fillings_of(play.rules, node.work, ("finance",))["claim.head"]
    assert [one.id for one in finance.seen.fields] == ["purpose", "view"]
    both = fillings_of(play.rules, node.work, ("finance", "risk"))["claim.head"]
    assert both.locked == {"purpose", "urgent", "why", "agreed", "signed"}
    assert both.hidden == frozenset()
    assert "claim.lines" not in fillings_of(play.rules, node.work, ("risk",))


NEEDS = """
documents:
  form: {name: 单, sections: {head: {fields: {reason: {name: 理由, type: text}, n: number}}}}
results: {filed: {name: 已办结, success: true}}
flow:
  - approve: decide
    by: lead
    fills: [form.head]
    outcomes:
      agree: {name: 同意, end: filed}
      object: {name: 不同意, needs: reason, goto: decide}
"""


def test_an_outcome_may_need_a_field() -> None:
    play = Play(NEEDS)
    found = play.refused(
        "field-required", "zhao", "decide", "object", fills={"form.head": {"n": "1"}}
    )
    assert found.problems[0].path == "form.head.reason"
    play.refused("section-missing", "zhao", "decide", "object")
    play.do("zhao", "decide", "object", fills={"form.head": {"reason": "不清楚"}})


def test_old_ways_of_writing_still_read() -> None:
    plain = NEEDS.replace("fills: [form.head]", "fills: form.head")
    assert Play(plain).state.tasks.keys() == Play(NEEDS).state.tasks.keys()


def test_rows_that_are_sent_again_keep_what_others_wrote_in_the_row_of_that_name() -> None:
    play = applied()
    rows = [{"accepted": "80"}, {"accepted": "900"}]
    play.do("li", "look", "object", fills={"claim.head": {"view": "改"}, "claim.lines": rows})
    play.do("sun", "look", "object")
    again = [{"item": "短片", "wanted": "950"}, {"item": "新项", "wanted": "1"}]
    play.do("zhao", "apply", fills={"claim.head": HEAD, "claim.lines": again})
    assert stored(play)["lines"] == [
        {"item": "短片", "wanted": "950.00", "accepted": "900.00"},
        {"item": "新项", "wanted": "1.00"},
    ]


BOUNDED = """
data: {budget: {name: 预算, type: money, unit: 万元, at_least: 1, at_most: 500}}
documents: {form: {name: 单, sections: {head: {fields: {budget: project.budget}}}}}
results: {filed: {name: 已办结, success: true}}
flow:
  - {task: draft, by: lead, fills: [form.head]}
  - approve: decide
    by: lead
    outcomes: {agree: {name: 同意, end: filed}}
"""


def test_the_bounds_of_a_datum_hold_wherever_it_is_written() -> None:
    play = Play(BOUNDED)
    found = play.refused("too-great", "zhao", "draft", fills={"form.head": {"budget": "501"}})
    assert found.problems[0].message() == "预算不得大于 500.00 万元，请改小"
    play.do("zhao", "draft", fills={"form.head": {"budget": "5万元"}})
    assert play.state.data["budget"] == "5.00"
    with pytest.raises(Refused, match="too-small"):
        play.ask(c.ChangeData, name="budget", value="0.5")
    play.ask(c.ChangeData, name="budget", value="1200000元")
    assert play.state.data["budget"] == "120.00"
