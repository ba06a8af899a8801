"""Where a step may be returned to: exactly the legal targets, whatever lies before it."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import Offer, offers
from xize.core.engine import commands as c

CHAIN = """
results: {done: {name: 完成, success: true}}
allows: [return]
flow:
  - {task: draft, name: 起草, by: lead}
  - {task: check, name: 核对, by: finance}
  - {task: weigh, name: 评估, by: risk}
  - approve: decide
    name: 审定
    by: sales
    outcomes: {agree: 同意, refuse: {name: 否决, goto: draft}}
  - {task: file, name: 归档, by: lead}
"""


def targets(play: Play, person: str, step: str) -> list[str]:
    """The targets a person is offered, in their order."""
    return [one.target for one in returns(play, person, step)]


def returns(play: Play, person: str, step: str) -> list[Offer]:
    """The offers to return a step."""
    found = offers(play.rules, play.facts, play.state, c.Actor(person), play.now)
    return [one for one in found if one.verb == "return" and one.item == play.item(step)]


def back(play: Play, person: str, step: str, *to: str, mode: str = "", **given: str) -> None:
    """Return a step."""
    given.setdefault("comment", "请修改")
    play.ask(c.Return, person, step=step, to=to, mode=mode, **given)


def refused(play: Play, code: str, person: str, step: str, *to: str, mode: str = "") -> None:
    """Return a step, refused with a code."""
    play.ask_refused(code, c.Return, person, step=step, to=to, mode=mode, comment="请修改")


def run(play: Play, *steps: str) -> Play:
    """Complete steps: "zhao draft"."""
    for one in steps:
        person, step = one.split()
        play.do(person, step)
    return play


def test_every_step_that_was_done_before_and_nothing_else() -> None:
    play = Play(CHAIN)
    assert targets(play, "zhao", "draft") == []
    run(play, "zhao draft", "li check", "sun weigh")
    assert targets(play, "shen", "decide") == ["weigh", "check", "draft"]
    assert targets(play, "zhao", "decide") == []
    assert [(one.target, one.kinds) for one in returns(play, "shen", "decide")] == [
        ("weigh", ("previous",)),
        ("check", ()),
        ("draft", ("initiator",)),
    ]
    for wrong in ("file", "decide", "nothing"):
        refused(play, "return-target-illegal", "shen", "decide", wrong)
    refused(play, "return-target-illegal", "shen", "decide")
    refused(play, "return-several", "shen", "decide", "draft", "check")
    refused(play, "not-yours", "zhao", "decide", "draft")


def test_the_refusal_names_what_is_legal() -> None:
    play = run(Play(CHAIN), "zhao draft", "li check")
    item = play.item("weigh")
    command = c.Return(by=c.Actor("sun"), at=play.now, item=item, to=("file",), comment="改")
    answer = play.stream.tried(command)
    assert answer is not None
    assert answer.args_ == {"target": "归档", "options": ("核对", "起草")}


def test_the_first_step_leads_nowhere_and_a_reason_is_asked() -> None:
    play = Play(CHAIN)
    refused(play, "return-nowhere", "zhao", "draft", "check")
    run(play, "zhao draft")
    play.ask_refused("comment-missing", c.Return, "li", step="check", to=("draft",), comment=" ")


def test_only_where_the_rule_lets_it_go_back() -> None:
    play = run(Play(CHAIN.replace("allows: [return]", "")), "zhao draft")
    assert targets(play, "li", "check") == []
    refused(play, "way-forbidden", "li", "check", "draft")


def test_a_skipped_step_was_not_gone_through() -> None:
    rule = CHAIN.replace("name: 核对, by", "name: 核对, when: project.big, by")
    play = Play(f"{rule}\ndata: {{big: {{name: 重大, type: yes_no}}}}\n")
    run(play, "zhao draft", "sun weigh")
    assert targets(play, "shen", "decide") == ["weigh", "draft"]


PARALLEL = """
allows: [return]
data: {big: {name: 重大, type: yes_no}}
flow:
  - {task: draft, by: lead}
  - parallel: views
    branches:
      left: [{task: look, by: finance}, {task: look_again, by: finance}]
      right: [{task: listen, by: risk}, {task: listen_again, by: risk}]
  - {task: sum_up, by: sales}
"""


def test_inside_a_branch_only_its_own_steps_and_those_before_the_block() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "sun listen")
    assert targets(play, "li", "look_again") == ["look", "draft"]
    refused(play, "return-target-illegal", "li", "look_again", "listen")


def test_within_the_branch_the_others_go_on() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "sun listen")
    back(play, "li", "look_again", "look")
    assert play.open == {"listen_again": ["sun"], "look": ["li"]}
    run(play, "li look", "sun listen_again", "li look_again")
    assert list(play.open) == ["sum_up"]


def test_out_of_the_block_the_other_branches_end_and_start_afresh() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "sun listen")
    back(play, "li", "look_again", "draft")
    assert play.open == {"draft": ["zhao"]}
    run(play, "zhao draft")
    assert play.open == {"look": ["li"], "listen": ["sun"]}


def test_into_a_finished_block_only_the_chosen_branches_reopen() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "li look_again", "sun listen")
    run(play, "sun listen_again")
    back(play, "shen", "sum_up", "look_again")
    assert play.open == {"look_again": ["li"]}
    run(play, "li look_again")
    assert list(play.open) == ["sum_up"]
    back(play, "shen", "sum_up", "look", "listen_again")
    assert play.open == {"look": ["li"], "listen_again": ["sun"]}
    run(play, "sun listen_again", "li look", "li look_again")
    assert list(play.open) == ["sum_up"]


def test_two_steps_of_one_branch_are_not_several_branches() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "li look_again", "sun listen")
    run(play, "sun listen_again")
    refused(play, "return-several", "shen", "sum_up", "look", "look_again")
    refused(play, "return-several", "shen", "sum_up", "look", "draft")
    refused(play, "return-not-here", "shen", "sum_up", "look", "listen", mode="here")


CHOICE = """
allows: [return]
data: {big: {name: 重大, type: yes_no}}
flow:
  - {task: draft, by: lead}
  - choose: route
    cases:
      - {when: project.big, steps: [{task: report, by: finance}]}
      - {else: [{task: note, by: risk}]}
  - {task: decide, by: sales}
"""


def test_never_into_a_case_that_was_not_the_one_taken() -> None:
    play = run(Play(CHOICE, data={"big": True}), "zhao draft", "li report")
    assert targets(play, "shen", "decide") == ["report", "draft"]
    back(play, "shen", "decide", "draft")
    play.ask(c.ChangeData, name="big", value=False)
    run(play, "zhao draft", "sun note")
    assert targets(play, "shen", "decide") == ["note", "draft"]
    refused(play, "return-target-illegal", "shen", "decide", "report")
    back(play, "shen", "decide", "note")
    run(play, "sun note")
    assert list(play.open) == ["decide"]


ROWS = """
allows: [return]
documents:
  list: {name: 清单, sections: {lines: {type: rows, columns: {item: {name: 项, type: text}}}}}
flow:
  - {task: draft, by: lead, fills: [list.lines]}
  - block: lines
    each: list.lines
    steps: [{task: look, by: finance}, {task: weigh, by: risk}]
  - {task: decide, by: sales}
"""


def test_never_into_a_row_but_within_it() -> None:
    play = Play(ROWS)
    play.do("zhao", "draft", fills={"list.lines": [{"item": "甲"}, {"item": "乙"}]})
    play.do("li", "look", row=None)
    assert targets(play, "sun", "weigh") == ["look", "draft"]
    back(play, "sun", "weigh", "look")
    assert play.open == {"look": ["li", "li"]}
    run(play, "li look", "li look", "sun weigh", "sun weigh")
    assert targets(play, "shen", "decide") == ["draft"]
    refused(play, "return-target-illegal", "shen", "decide", "look")


OUTCOME = """
allows: [return]
results: {dropped: {name: 终止}}
flow:
  - {task: draft, by: lead}
  - approve: decide
    by: sales
    outcomes:
      agree: 同意
      object:
        name: 不同意
        steps: [{task: revise, by: lead}, {task: prove, by: finance}]
  - {task: file, by: lead}
"""


def test_never_into_the_once_only_steps_of_an_outcome_but_within_them() -> None:
    play = run(Play(OUTCOME), "zhao draft")
    play.do("shen", "decide", "object")
    run(play, "zhao revise")
    assert targets(play, "li", "prove") == ["revise", "decide", "draft"]
    run(play, "li prove")
    assert targets(play, "zhao", "file") == ["decide", "draft"]


BESIDE = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - {task: decide, by: sales}
alongside:
  - {task: watch, from: draft, by: finance}
"""


def test_never_into_work_alongside_nor_out_of_it() -> None:
    play = run(Play(BESIDE), "zhao draft")
    assert targets(play, "li", "watch") == []
    run(play, "li watch")
    assert targets(play, "shen", "decide") == ["draft"]


def test_what_was_reopened_beside_the_flow_leads_nowhere_in_it() -> None:
    rule = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - {task: check, by: finance}
  - approve: decide
    by: sales
    outcomes: {agree: 同意, again: {name: 重核, counts_as: agree, reopen: check}}
  - {task: file, by: lead}
"""
    play = run(Play(rule), "zhao draft", "li check")
    play.do("shen", "decide", "again")
    assert play.open == {"check": ["li"], "file": ["zhao"]}
    assert targets(play, "li", "check") == []
    assert "decide" in targets(play, "zhao", "file")
