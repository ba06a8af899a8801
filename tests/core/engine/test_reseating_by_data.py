"""Data or the team take deciders away from an open step: whom they had asked goes with them."""

from __future__ import annotations

from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
data:
  large: {{name: 重大, type: yes_no}}
  who: {{name: 经办人, type: person}}
documents:
  slip: {{name: 单, sections: {{head: {{fields: {{large: project.large}}}}}}}}
flow:
  - parallel: both
    branches:
      facts: [{{task: fill, by: sales, fills: [slip.head]}}]
      opinion:
        - {step}
  - {{task: after, by: lead}}
"""
SMALL = "{role: finance, when: not project.large}"
LARGE = "{role: legal, when: project.large}"
APPROVE = "{approve: review, by: [%s], outcomes: {agree: 同意, object: {name: 不同意, goto: both}}}"
COUNTERSIGN = (
    "{countersign: review, %s, outcomes: {agree: 同意, object: {name: 不同意, goto: both}}}"
)


def small(step: str) -> Play:
    """A small matter; beside the step it is written down whether it is a large one."""
    team = {**TEAM, "legal": ("he",)}
    return Play(RULE.format(step=step), data={"large": False}, team=team)


def turn_large(play: Play) -> None:
    play.do("shen", "fill", fills={"slip.head": {"large": True}})


def add(play: Play, who: str, person: str, position: str = "beside") -> None:
    play.ask(
        c.AddSigner, who, step="review", position=position, people=(person,), reason="请提意见"
    )


def reasons(play: Play) -> list[str]:
    return [one.reason for one in play.all(e.Skipped)]


def test_with_the_last_decider_goes_the_step_and_whom_they_had_asked() -> None:
    play = small(APPROVE % SMALL)
    add(play, "li", "boss")
    turn_large(play)
    assert play.open == {"after": ["zhao"]}
    assert reasons(play) == ["nobody"]


def test_who_decides_instead_has_not_asked_the_others() -> None:
    play = small(APPROVE % f"{SMALL}, {LARGE}")
    add(play, "li", "boss")
    turn_large(play)
    assert play.open == {"review": ["he"]}
    play.do("he", "review", "agree")
    assert play.open == {"after": ["zhao"]}


def test_an_opinion_that_was_given_stays_and_does_not_decide_alone() -> None:
    play = small(APPROVE % f"{SMALL}, {LARGE}")
    add(play, "li", "boss", "before")
    play.do("boss", "review", "agree")
    turn_large(play)
    assert play.open == {"review": ["he"]}
    play.do("he", "review", "agree")
    assert play.all(e.Completed)[-1].person == "he"


def test_other_deciders_keep_whom_they_asked() -> None:
    play = small(COUNTERSIGN % f"by: [{SMALL}, risk]")
    add(play, "li", "boss")
    add(play, "sun", "rao")
    turn_large(play)
    assert play.open == {"review": ["sun", "rao"]}


def test_a_group_that_is_left_by_everybody_is_passed() -> None:
    play = small(COUNTERSIGN % f"in_turn: [[{SMALL}], risk]")
    add(play, "li", "boss")
    turn_large(play)
    assert play.open == {"review": ["sun"]}
    play.do("sun", "review", "agree")
    assert play.open == {"after": ["zhao"]}


def test_what_the_group_before_said_holds_where_the_last_is_left_by_everybody() -> None:
    play = small(COUNTERSIGN % f"in_turn: [risk, [{SMALL}]]")
    play.do("sun", "review", "agree")
    add(play, "li", "boss")
    turn_large(play)
    assert play.open == {"after": ["zhao"]}
    assert [one.outcome for one in play.all(e.Completed)] == ["next", "agree"]


def test_whoever_is_accountable_is_told_where_nobody_is_there_any_more() -> None:
    play = small(APPROVE % f"{SMALL}, {{is: project.who, when: project.large}}")
    add(play, "li", "boss")
    turn_large(play)
    assert play.open == {"review": []}
    assert [(one.kind, one.to) for one in play.new(e.Told)] == [("nobody", ("zhao",))]
    play.ask(c.Transfer, step="review", to="rao")
    play.do("rao", "review", "agree")
    assert play.open == {"after": ["zhao"]}
