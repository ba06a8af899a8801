"""Ways back in the language: what a step allows, what an outcome ``return`` by itself means."""

from __future__ import annotations

import pytest

from tests.core.process.small_rules import compiled
from xize.core.process.graph import UserTask
from xize.core.process.work import Work

FLOW = """
- task: draft
  by: lead
- approve: check
  by: lead
  {written}
"""


def work_of(written: str, general: str = "") -> Work:
    """The work of the step ``check``."""
    rules, problems = compiled(FLOW.format(written=written), general)
    assert problems == ()
    node = rules.main.process.nodes["check"]
    assert isinstance(node, UserTask)
    return node.work


AGREE = "outcomes: {agree: 同意, object: {goto: draft}}"


@pytest.mark.parametrize(
    ("written", "general", "may"),
    [
        (AGREE, "", False),
        (f"allows: [return]\n  {AGREE}", "", True),
        (AGREE, "allows: [return]", True),
        (f"forbids: [return]\n  {AGREE}", "allows: [return]", False),
        ("outcomes: {agree: 同意, return: 打回}", "", True),
        ("outcomes: {agree: 同意, return: {goto: draft}}", "", False),
        ("outcomes: {agree: 同意, return: {goto: draft}}", "allows: [return]", True),
    ],
)
def test_where_a_step_may_be_sent_back(written: str, general: str, may: bool) -> None:
    assert (work_of(written, general).returning is not None) == may


def test_a_return_without_a_way_is_no_outcome_to_decide_for() -> None:
    work = work_of("outcomes: {agree: 同意, return: {name: 打回, tells: {to: lead}}}")
    assert [one.id for one in work.outcomes] == ["agree"]
    assert work.returning is not None
    assert (work.returning.name, work.returning.counts_as) == ("打回", "return")
    assert not work.returning.forward
    assert work.returning.tells


def test_a_step_with_nothing_but_a_return_can_be_agreed_to() -> None:
    assert [one.id for one in work_of("outcomes: {return: 退回}").outcomes] == ["agree"]


def test_how_it_comes_back_is_the_rule_s_or_the_person_s() -> None:
    assert work_of(f"allows: [return]\n  {AGREE}").resubmit == ""
    assert work_of(f"allows: [return]\n  resubmit: here\n  {AGREE}").resubmit == "here"


def test_the_clock_pauses_unless_the_rule_lets_it_run() -> None:
    assert work_of(AGREE).pauses
    assert not work_of(f"clock: runs\n  {AGREE}").pauses
