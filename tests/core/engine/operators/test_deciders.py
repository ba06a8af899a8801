"""Special cases of who decides (approvals.md): nobody, the initiator, the same person again."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play
from xize.core.engine import commands as c

LOOK = """
data: {{who: {{name: 经办人, type: person}}}}
flow:
  - {{task: draft, by: lead}}
  - {{approve: look, by: {by}, outcomes: {{agree: 同意}}, {key}}}
  - {{task: after, by: risk}}
"""


def looking(by: str, key: str) -> Play:
    """The lead, who began the project, has done the first step."""
    play = Play(LOOK.format(by=by, key=key))
    play.do("zhao", "draft")
    return play


def test_a_step_for_nobody_waits_until_somebody_is_named() -> None:
    play = looking("{is: project.who}", "nobody: ask_owner")
    assert play.open == {"look": []}
    play.ask(c.ChangeData, name="who", value="li")
    assert play.open == {"look": ["li"]}


def test_a_step_for_nobody_is_left_out_where_the_rule_says_so() -> None:
    assert looking("{is: project.who}", "nobody: skip").open == {"after": ["sun"]}


def test_a_step_for_nobody_is_another_roles() -> None:
    assert looking("{is: project.who}", "nobody: finance").open == {"look": ["li"]}


def test_the_initiator_may_decide_unless_the_rule_says_otherwise() -> None:
    assert looking("lead", "self: allow").open == {"look": ["zhao"]}


@pytest.mark.parametrize(
    ("key", "opens"),
    [("self: superior", {"look": ["gong"]}), ("self: skip", {"after": ["sun"]})],
)
def test_the_initiator_does_not_decide_on_their_own(key: str, opens: dict[str, list[str]]) -> None:
    assert looking("lead", key).open == opens


AGAIN = """
flow:
  - {{approve: first, by: lead, outcomes: {{agree: 同意}}}}
  - {{approve: look, by: lead, {again} outcomes: {{agree: 同意}}}}
  - {{task: after, by: risk}}
"""


def test_the_same_person_is_asked_again() -> None:
    play = Play(AGAIN.format(again=""))
    play.do("zhao", "first")
    assert play.open == {"look": ["zhao"]}


def test_what_they_agreed_to_carries_over_where_the_rule_says_so() -> None:
    play = Play(AGAIN.format(again="again: carry,"))
    play.do("zhao", "first")
    assert play.open == {"after": ["sun"]}
