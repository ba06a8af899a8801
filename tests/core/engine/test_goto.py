"""goto and return: what ends, what opens, what goes on undisturbed (language.md, Semantics 1)."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

BACK = """
documents: {paper: {name: 文件}}
data: {big: {name: 大, type: yes_no}}
flow:
  - task: draft
    by: lead
  - block: work
    steps:
      - task: one
        by: finance
      - approve: two
        by: risk
        within: 3 workdays
        outcomes:
          agree: 同意
          object: {name: 退回一, goto: one}
          refuse: {name: 退回起草, goto: draft}
          skip: {name: 跳过, goto: after}
    alongside:
      - {task: watch, by: sales}
  - task: after
    by: lead
"""


def at_two() -> Play:
    play = Play(BACK)
    play.do("zhao", "draft")
    play.do("li", "one")
    return play


def test_inside_a_block_what_lies_outside_its_flow_goes_on() -> None:
    play = at_two()
    assert play.open == {"watch": ["shen"], "two": ["sun"]}
    watch = play.item("watch")
    play.do("sun", "two", "object")
    assert play.open == {"watch": ["shen"], "one": ["li"]}
    assert play.item("watch") == watch
    assert play.visits("work") == 1
    assert play.told("returned") == [("two", ("zhao",))]


def test_out_of_a_block_everything_of_it_ends_with_its_clocks() -> None:
    play = at_two()
    play.do("sun", "two", "refuse")
    assert play.open == {"draft": ["zhao"]}
    assert not [one for one in play.state.elements.values() if one.deadline]
    assert [one.reason for one in play.new(e.Dropped)] == ["goto:two.refuse.goto"]
    play.do("zhao", "draft")
    assert (play.visits("work"), play.open) == (2, {"watch": ["shen"], "one": ["li"]})


def test_ahead_is_forward() -> None:
    play = at_two()
    play.do("sun", "two", "skip")
    assert play.open == {"after": ["zhao"]}
    assert play.all(e.Completed)[-1].forward


# ------------------------------------------------------------------ parallel blocks
BRANCHES = """
data: {big: {name: 大, type: yes_no}}
flow:
  - parallel: check
    branches:
      money: [{task: count, by: finance}, {task: recount, by: finance}]
      danger: [{task: weigh, by: risk}]
      law: {when: project.big, steps: [{task: read_law, by: sales}]}
  - approve: decide
    by: lead
    outcomes:
      agree: 同意
      object: {name: 补充, goto: {choose_from: [money, danger]}}
      refuse: {name: 重来, goto: check}
      one: {name: 再算, goto: recount}
"""


def joined() -> Play:
    play = Play(BRANCHES, data={"big": True})
    play.do("li", "count")
    play.do("sun", "weigh")
    play.do("shen", "read_law")
    play.do("li", "recount")
    assert play.open == {"decide": ["zhao"]}
    return play


def test_a_branch_whose_condition_does_not_hold_is_left_out() -> None:
    play = Play(BRANCHES)
    assert sorted(play.open) == ["count", "weigh"]


def test_only_the_named_branches_reopen_and_the_join_waits_for_just_these() -> None:
    play = joined()
    play.refused("choose-target", "zhao", "decide", "object")
    play.refused("unknown-target", "zhao", "decide", "object", choose=("law",))
    play.do("zhao", "decide", "object", choose=("danger",))
    assert play.open == {"weigh": ["sun"]}
    play.do("sun", "weigh")
    assert play.open == {"decide": ["zhao"]}
    play.do("zhao", "decide", "object", choose=("money", "danger"))
    assert sorted(play.open) == ["count", "weigh"]
    play.do("sun", "weigh")
    play.do("li", "count")
    assert sorted(play.open) == ["recount"]
    play.do("li", "recount")
    assert play.open == {"decide": ["zhao"]}


def test_into_a_step_of_a_finished_branch() -> None:
    play = joined()
    play.do("zhao", "decide", "one")
    assert play.open == {"recount": ["li"]}
    play.do("li", "recount")
    assert play.open == {"decide": ["zhao"]}


def test_the_whole_block_starts_afresh_with_the_conditions_of_now() -> None:
    play = joined()
    play.ask(c.ChangeData, name="big", value=False)
    play.do("zhao", "decide", "refuse")
    assert sorted(play.open) == ["count", "weigh"]


INSIDE = """
flow:
  - task: draft
    by: lead
  - parallel: check
    branches:
      money:
        - task: count
          by: finance
        - approve: audit
          by: lead
          outcomes:
            agree: 同意
            object: {name: 重算, goto: count}
            refuse: {name: 重来, goto: draft}
      danger: [{task: weigh, by: risk}]
  - task: after
    by: lead
"""


def test_a_return_within_a_branch_leaves_its_siblings_alone() -> None:
    play = Play(INSIDE)
    play.do("zhao", "draft")
    weigh = play.item("weigh")
    play.do("li", "count")
    play.do("zhao", "audit", "object")
    assert play.open == {"weigh": ["sun"], "count": ["li"]}
    assert play.item("weigh") == weigh


def test_a_return_out_of_the_parallel_block_ends_its_siblings() -> None:
    play = Play(INSIDE)
    play.do("zhao", "draft")
    play.do("li", "count")
    play.do("zhao", "audit", "refuse")
    assert play.open == {"draft": ["zhao"]}
    play.refused("not-open", "sun", "weigh")
    play.do("zhao", "draft")
    assert sorted(play.open) == ["count", "weigh"]


# ------------------------------------------------------------------ choices
CHOICE = """
data: {big: {name: 大, type: yes_no}}
flow:
  - choose: route
    cases:
      - {when: project.big, steps: [{task: long, by: finance}]}
      - {else: [{task: short, by: risk}]}
  - approve: decide
    by: lead
    outcomes:
      agree: 同意
      object: {name: 退回长, goto: long}
      other: {name: 选择, goto: {choose_from: [long, short]}}
"""


def test_into_a_case_never_taken_is_refused() -> None:
    play = Play(CHOICE)
    play.do("sun", "short")
    refused = play.refused("target-not-reached", "zhao", "decide", "object")
    assert "long" in refused.sentence("en")
    assert play.offers("zhao", "decide")["complete object"] == ("target-not-reached",)
    play.refused("unknown-target", "zhao", "decide", "other", choose=("long",))
    play.do("zhao", "decide", "other", choose=("short",))
    assert play.open == {"short": ["sun"]}


def test_a_choice_is_made_anew_when_it_is_come_to_again() -> None:
    play = Play(CHOICE.replace("goto: long}", "goto: route}"))
    play.do("sun", "short")
    play.ask(c.ChangeData, name="big", value=True)
    play.do("zhao", "decide", "object")
    assert play.open == {"long": ["li"]}


# ------------------------------------------------------------------ gates and steps of an outcome
GATE = """
data: {funded: {name: 已落实, type: yes_no}}
flow:
  - task: draft
    by: lead
  - stage: build
    name: 实施
    requires: [project.funded]
    leaves_when: [not project.funded]
    steps:
      - task: make
        by: finance
  - approve: decide
    by: lead
    outcomes: {agree: 同意, object: {name: 重做, goto: build}, inner: {name: 只改, goto: make}}
"""


def test_a_block_is_entered_through_its_gate_and_left_through_the_other() -> None:
    play = Play(GATE)
    play.do("zhao", "draft")
    assert play.open == {}
    play.ask(c.ChangeData, name="funded", value=True)
    play.do("li", "make")
    assert play.open == {}
    play.ask(c.ChangeData, name="funded", value=False)
    assert play.open == {"decide": ["zhao"]}


def test_a_goto_to_a_block_passes_its_gate_too() -> None:
    play = Play(GATE, data={"funded": True})
    play.do("zhao", "draft")
    play.do("li", "make")
    play.ask(c.ChangeData, name="funded", value=False)
    play.do("zhao", "decide", "object")
    assert play.open == {}
    assert "build.entry" in {one.node for one in play.state.elements.values()}
    play.ask(c.Waive, item=play.item("build.entry"), requirement="project.funded")
    assert play.open == {"make": ["li"]}


def test_a_goto_to_a_step_inside_has_passed_the_gate_before() -> None:
    play = Play(GATE, data={"funded": True})
    play.do("zhao", "draft")
    play.do("li", "make")
    play.ask(c.ChangeData, name="funded", value=False)
    play.do("zhao", "decide", "inner")
    assert play.open == {"make": ["li"]}


STEPS_FIRST = """
flow:
  - parallel: check
    branches:
      money: [{task: count, by: finance}]
      danger: [{task: weigh, by: risk}]
  - approve: decide
    by: lead
    outcomes:
      agree: 同意
      object:
        name: 补充
        steps: [{task: explain, by: sales}]
        goto: {choose_from: [money, danger]}
"""


def test_what_was_chosen_is_remembered_while_the_outcome_s_own_steps_are_done() -> None:
    play = Play(STEPS_FIRST)
    play.do("li", "count")
    play.do("sun", "weigh")
    play.do("zhao", "decide", "object", choose=("danger",))
    assert play.open == {"explain": ["shen"]}
    play.do("shen", "explain")
    assert play.open == {"weigh": ["sun"]}


def test_a_step_may_lead_back_to_itself_as_a_new_visit() -> None:
    play = Play(
        "flow: [{task: work, by: lead, outcomes: {next: 完成, again: {name: 再做, goto: work}}}]"
    )
    play.do("zhao", "work", "again")
    play.do("zhao", "work", "again")
    assert play.visits("work") == 3
    play.do("zhao", "work")
    assert play.result == "done"
