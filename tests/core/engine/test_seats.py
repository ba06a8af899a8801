"""Who is asked: seats, turns, outside parties, nobody, the same person, hand-over."""

from __future__ import annotations

import pytest

from tests.core.engine.play import HEAD, TEAM, Play
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine import events as e

OUTCOMES = "outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}"


def sign_off(by: str, *, more: str = "") -> str:
    """A flow of one countersign."""
    return f"flow: [{{countersign: sign_off, by: {by}, {more}{OUTCOMES}}}]"


def seats(play: Play, step: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Roles and people of each seat of an open step."""
    return [(seat.roles, seat.people) for seat in play.state.tasks[play.item(step)].seats]


def test_a_countersign_seats_one_voice_per_role_and_per_department_of_the_heads() -> None:
    play = Play(sign_off("[sales, heads]"))
    assert seats(play, "sign_off") == [
        (("sales",), ("shen",)),
        (("finance",), ("fang",)),
        (("risk",), ("rao",)),
    ]


def test_pick_all_gives_everybody_a_voice() -> None:
    team = {**TEAM, "finance": ("li", "fang")}
    play = Play(sign_off("[{role: finance, pick: all}, risk]"), team=team)
    assert play.open == {"sign_off": ["li", "fang", "sun"]}
    assert len(seats(play, "sign_off")) == 3


def test_a_task_has_one_seat_for_everybody_meant() -> None:
    play = Play("flow: [{task: work, by: [finance, risk]}]")
    assert seats(play, "work") == [(("finance", "risk"), ("li", "sun"))]
    play.do("sun", "work")
    assert play.result == "done"


def test_least_loaded_names_one_person_the_first_of_several() -> None:
    team = {**TEAM, "finance": ("li", "fang")}
    play = Play("flow: [{task: work, by: [{role: finance, pick: least_loaded}]}]", team=team)
    assert play.open == {"work": ["li"]}


@pytest.mark.parametrize(
    ("by", "people"),
    [
        ("lead", ["zhao"]),
        ("[{superior: 1, of: initiator}]", ["gong"]),
        ("[{superior: 2, of: initiator}]", ["boss"]),
        ("[{head_of: finance}]", ["fang"]),
        ("[{person: project.owner}]", ["zhao"]),
        ("[{role: legal, when: project.big}, finance]", ["li"]),
        ("business", ["shen"]),  # a group: whom the team names
        ("initiator", ["zhao"]),
    ],
)
def test_who_is_meant(by: str, people: list[str]) -> None:
    flow = f"data: {{big: {{name: 大, type: yes_no}}}}\nflow: [{{task: work, by: {by}}}]"
    assert Play(flow).open == {"work": people}


def test_an_optional_role_without_people_leaves_its_voice_out() -> None:
    play = Play(sign_off("[finance, legal]"))
    assert play.open == {"sign_off": ["li"]}
    play = Play("flow: [{task: work, by: legal}, {task: after, by: lead}]")
    assert play.open == {"after": ["zhao"]}
    assert [one.reason for one in play.all(e.Skipped)] == ["nobody"]


def test_an_optional_role_is_represented_by_another() -> None:
    head = HEAD.replace(
        "{name: 法务部, optional: true}", "{name: 法务部, optional: true, else: risk}"
    )
    play = Play(head + sign_off("[finance, legal]"))
    assert play.open == {"sign_off": ["li", "sun"]}
    assert seats(play, "sign_off")[1] == (("legal",), ("sun",))


def test_nobody_is_asked_of_the_owner_who_names_somebody() -> None:
    head = HEAD.replace("  partner:", "  clerk: {name: 经办员, kind: person}\n  partner:")
    play = Play(head + "flow: [{task: work, by: clerk}]")
    assert play.open == {"work": []}
    play.refused("not-yours", "li", "work")
    play.ask(c.Name, role="clerk", people=("li",))
    assert play.open == {"work": ["li"]}
    play.do("li", "work")


def test_the_team_changes_and_so_do_the_seats_of_those_who_have_not_spoken() -> None:
    play = Play(sign_off("[finance, risk]"))
    play.do("li", "sign_off", "agree")
    play.ask(c.Name, role="risk", people=("rao",))
    play.ask(c.Name, role="finance", people=("fang",))
    assert seats(play, "sign_off") == [(("finance",), ("li",)), (("risk",), ("rao",))]
    play.refused("not-yours", "sun", "sign_off", "agree")
    play.do("rao", "sign_off", "agree")
    assert play.result == "done"


def test_naming_needs_the_accountable_person_a_reason_and_one_person_where_one_is_meant() -> None:
    play = Play("flow: [{task: work, by: lead}]")
    play.ask_refused("not-accountable", c.Name, "li", role="risk", people=("rao",))
    play.ask_refused("reason-missing", c.Name, role="risk", people=("rao",), reason=" ")
    play.ask_refused("exactly-one", c.Name, role="lead", people=())
    play.ask_refused("unknown-person", c.Name, role="risk", people=("nobody",))
    play.ask_refused("unknown-role", c.Name, role="nobody", people=("rao",))
    play.ask(c.Name, role="lead", people=("shen",))
    play.ask_refused("not-accountable", c.Name, role="risk", people=("rao",))
    assert play.open == {"work": ["shen"]}


def test_a_task_names_people_for_the_team() -> None:
    play = Play(
        "flow: [{task: name_them, by: lead, names: [finance]}, {task: work, by: finance}]",
        team={"lead": ("zhao",)},
    )
    play.do("zhao", "name_them", names={"finance": ("li",)})
    assert play.state.team["finance"] == ("li",)
    assert play.open == {"work": ["li"]}


# ------------------------------------------------------------------ outside parties
def test_an_outside_party_decides_itself_or_somebody_records_for_it() -> None:
    flow = sign_off("[finance, partner]")
    recorded, itself = Play(flow), Play(flow)
    recorded.refused("not-yours", "zhao", "sign_off", "agree")
    recorded.refused("not-yours", "li", "sign_off", "agree", on_behalf="partner")
    recorded.do("zhao", "sign_off", "agree", on_behalf="partner")
    decided = recorded.all(e.Decided)[-1]
    assert (decided.person, decided.on_behalf) == ("zhao", "partner")
    itself.do("contact", "sign_off", "agree", outside="partner")
    assert itself.all(e.Decided)[-1].roles == ("partner",)
    for play in (recorded, itself):
        play.do("li", "sign_off", "agree")
        assert play.result == "done"


# ------------------------------------------------------------------ entries and turns
def test_a_mandatory_entry_is_waited_for() -> None:
    play = Play("flow: [{task: work, by: finance, with: [{risk: entry}, sales]}]")
    play.refused("entry-missing", "li", "work")
    play.ask_refused("not-entitled-to-enter", c.Enter, "shen", step="work", text="意见")
    play.ask_refused("comment-missing", c.Enter, "sun", step="work", text=" ")
    play.ask(c.Enter, "sun", step="work", text="已阅")
    play.ask_refused("already-entered", c.Enter, "sun", step="work", text="又")
    play.do("li", "work")
    assert play.result == "done"


def test_a_vote_that_is_over_waits_for_its_entries() -> None:
    play = Play(sign_off("[finance, sales]", more="with: [{risk: entry}], "))
    play.do("li", "sign_off", "agree")
    play.do("shen", "sign_off", "agree")
    assert play.open == {"sign_off": ["sun"]}
    play.ask(c.Enter, "sun", step="sign_off", text="已阅")
    assert play.result == "done"


TURNS = """
flow:
  - countersign: sign_off
    by: {in_turn: [[finance, risk], sales]}
    within: 2 workdays
    outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}
"""


def test_each_group_in_turn_has_its_own_period() -> None:
    play = Play(TURNS)
    assert play.due("sign_off") == "2026-03-04 24:00"
    play.refused("not-yours", "shen", "sign_off", "agree")
    play.do("li", "sign_off", "agree")
    play.at("2026-03-06 10:00")
    play.do("sun", "sign_off", "agree")
    assert play.open == {"sign_off": ["shen"]}
    assert play.due("sign_off") == "2026-03-10 24:00"
    play.do("shen", "sign_off", "agree")
    assert play.result == "done"
    assert [one.late for one in play.all(e.Decided)] == ["", "2 workdays", ""]


def test_no_group_acts_after_one_that_failed() -> None:
    play = Play(TURNS)
    play.do("li", "sign_off", "object")
    play.do("sun", "sign_off", "agree")
    assert play.open == {"sign_off": ["li", "sun"]}
    assert play.visits("sign_off") == 2


# ------------------------------------------------------------------ transfer, separation
def test_a_seat_is_handed_on() -> None:
    play = Play(sign_off("[finance, risk]"))
    play.ask_refused("not-yours", c.Transfer, "shen", step="sign_off", to="he")
    play.ask_refused("unknown-person", c.Transfer, "li", step="sign_off", to="nobody")
    play.ask_refused("transfer-to-self", c.Transfer, "li", step="sign_off", to="li")
    play.ask(c.Transfer, "li", step="sign_off", to="fang")
    play.refused("not-yours", "li", "sign_off", "agree")
    play.do("fang", "sign_off", "agree")
    play.ask_refused("already-decided", c.Transfer, "fang", step="sign_off", to="li")
    assert play.open == {"sign_off": ["sun"]}


def test_a_handed_on_seat_stays_handed_on_when_the_team_changes() -> None:
    play = Play(sign_off("[finance, risk]"))
    play.ask(c.Transfer, "li", step="sign_off", to="fang")
    play.ask(c.Name, role="risk", people=("rao",))
    assert play.open == {"sign_off": ["fang", "rao"]}


def test_what_must_not_be_handed_on() -> None:
    play = Play("flow: [{task: work, by: finance, forbids: [transfer]}]")
    play.ask_refused("not-transferable", c.Transfer, "li", step="work", to="fang")


def test_not_the_same_person_as_at_another_step() -> None:
    play = Play(
        """
flow:
  - task: make
    by: lead
  - approve: review
    by: [lead, finance]
    not_same_as: make
    outcomes: {agree: 同意, object: {name: 不同意, goto: make}}
"""
    )
    play.do("zhao", "make")
    refused = play.refused("same-person", "zhao", "review", "agree")
    assert isinstance(refused, Refused)
    play.do("li", "review", "agree")
    assert play.result == "done"
