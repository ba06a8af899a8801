"""Everybody of a role has a voice (``pick: all``): theirs stay theirs when things change."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

PEOPLE = ("li", "fang", "rao")
RULE = """
documents:
  slip: {name: 单, sections: {head: {fields: {note: {name: 说明, type: text}}}}}
flow:
  - {task: draft, by: lead, fills: [slip.head]}
  - countersign: sign_off
    by: [{role: finance, pick: all}]
    outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}
  - {task: after, by: lead}
"""


def signing(people: Iterable[str] = PEOPLE) -> Play:
    play = Play(RULE, team={**TEAM, "finance": tuple(people)})
    play.do("zhao", "draft", fills={"slip.head": {"note": "一"}})
    return play


def name(play: Play, *people: str) -> None:
    play.ask(c.Name, role="finance", people=people)


def ids(play: Play) -> dict[str, str]:
    seats = play.state.tasks[play.item("sign_off")].seats
    assert len({seat.id for seat in seats}) == len(seats), "a voice was counted twice"
    return {seat.people[0]: seat.id for seat in seats}


def test_a_form_filled_in_the_step_before_changes_no_voice() -> None:
    play = signing()
    assert play.all(e.Reseated) == []
    for person in PEOPLE:
        assert "sign_off" in play.open
        play.do(person, "sign_off", "agree")
    assert play.open == {"after": ["zhao"]}


def test_who_joins_gets_a_voice_and_who_leaves_loses_it() -> None:
    play = signing()
    before = ids(play)
    play.do("li", "sign_off", "agree")
    name(play, "li", "rao", "sun")
    after = ids(play)
    assert after == {"li": before["li"], "rao": before["rao"], "sun": "s4"}
    assert play.open == {"sign_off": ["rao", "sun"]}


def test_a_role_of_one_becomes_a_role_of_several_and_back() -> None:
    play = signing(["li"])
    name(play, "li", "fang")
    assert ids(play) == {"li": "s1", "fang": "s2"}
    name(play, "fang")
    assert ids(play) == {"fang": "s2"}


def test_who_handed_a_voice_on_gets_no_second_one() -> None:
    play = signing()
    play.ask(c.Transfer, "li", step="sign_off", to="fang")
    name(play, *PEOPLE, "sun")
    assert sorted(play.open["sign_off"]) == ["fang", "fang", "rao", "sun"]
    play.do("fang", "sign_off", "agree")
    name(play, *PEOPLE)
    assert play.open == {"sign_off": ["rao"]}
