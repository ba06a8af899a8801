"""Which steps every way through a scope meets."""

import pytest

from tests.core.process.small_rules import process
from xize.core.process.graph import UserTask
from xize.core.process.index import Index
from xize.core.process.ways import passes_by

FLOW = """
    - stage: work
      steps:
        - {task: draft, by: lead}
        - approve: check
          by: risk
          outcomes:
            agree: 同意
            object: {goto: draft}
            redo: {steps: [{task: mend, by: lead}]}
            wave: {goto: file}
            done: {end: filed}
            refuse: {end: refused}
        - parallel: both
          branches:
            one: [{task: first, by: lead}]
            two: [{task: second, by: risk}]
            three: {when: project.major, steps: [{task: third, by: sales}]}
        - choose: route
          cases:
            - {when: project.major, steps: [{task: hard, by: lead}]}
            - else: [{task: easy, by: lead}]
        - {task: rows, by: lead, each: "[1, 2]"}
        - {task: file, by: lead}
    - stage: later
      steps:
        - {task: report, by: lead}
"""
STRAIGHT = FLOW.replace("            wave: {goto: file}\n", "")


def unavoidable(flow: str, scope: str, *results: str) -> set[str]:
    index = Index(process(flow))
    inside = [one for one in index.inside(scope) if isinstance(index.node(one), UserTask)]
    return {one for one in inside if not passes_by(index, scope, one, {*results})}


def test_what_is_chosen_conditional_or_by_rows_can_be_passed_by() -> None:
    assert unavoidable(STRAIGHT, "work") == {"draft", "check", "first", "second", "file"}


def test_a_jump_ahead_leaps_over_what_lies_between() -> None:
    assert unavoidable(FLOW, "work") == {"draft", "check", "file"}


def test_an_end_counts_only_where_the_project_ended_so() -> None:
    assert unavoidable(STRAIGHT, "work", "filed") == {"draft", "check"}
    assert unavoidable(FLOW, "main") == {"draft", "check", "file", "report"}
    assert unavoidable(FLOW, "main", "filed") == {"draft", "check"}


def test_a_jump_out_of_the_scope_is_a_way_through_only_ahead() -> None:
    ahead = FLOW.replace("goto: file", "goto: report")
    back = ahead.replace("{task: report, by: lead}", """approve: report
          by: lead
          outcomes: {agree: 同意, object: {goto: draft}}
        - {task: last, by: lead}""")  # fmt: skip

    assert unavoidable(ahead, "work") == {"draft", "check"}
    index = Index(process(back))
    assert not passes_by(index, "later", "last")


@pytest.mark.parametrize(("target", "avoided"), [("second", True), ("first", False)])
def test_a_jump_across_branches_leaves_the_rest_of_its_own_behind(
    target: str, avoided: bool
) -> None:
    index = Index(
        process(f"""
        - parallel: both
          branches:
            one:
              - {{task: first, by: lead}}
              - approve: check
                by: lead
                outcomes: {{agree: 同意, cross: {{goto: {target}}}}}
              - {{task: rest, by: lead}}
            two: [{{task: second, by: risk}}]
    """)
    )
    assert passes_by(index, "main", "rest") is avoided
    assert not passes_by(index, "main", "check")
