"""Sharing and sending back while others act: one order of events, whichever it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.projects.conftest import MONDAY
from tests.races.orders import in_every_order, ordered
from tests.races.team import Act, Team
from tests.races.test_again import spoken
from tests.races.together import refused, together
from xize.core.engine import Refused
from xize.core.engine import events as e
from xize.projects import services
from xize.projects.queries.access import events
from xize.projects.services import Done


def doing(team: Team, name: str, verb: Callable[..., Any], **given: Any) -> Act:
    """Somebody's act on the project."""
    actor = team.actor(name)
    return lambda: verb(actor=actor, stream=team.stream, at=MONDAY, **given)


def happened(team: Team, kind: type[Any]) -> list[Any]:
    return [one for one in events(team.stream) if isinstance(one, kind)]


def test_of_many_who_claim_one_has_it_and_the_others_are_told_who(few: Team) -> None:
    few.begin("grab")
    item = few.item("grab")

    answers = together([doing(few, name, services.claim, item=item) for name in few.members])

    assert refused(answers) == ["claimed-by-other"] * 5
    (claimed,) = happened(few, e.Claimed)
    for one in answers:
        if isinstance(one, Refused):
            assert claimed.person in one.args_["people"], "the second is told who was first"
    assert set(few.state().tasks[item].claims.values()) == {claimed.person}


@in_every_order
def test_claiming_races_finishing(few: Team, number: int) -> None:
    few.begin("grab")
    item, (one, other, *_) = few.item("grab"), few.members

    answers = together(
        ordered(
            number,
            doing(few, one, services.claim, item=item),
            lambda: few.complete(other, "grab", item=item),
        )
    )

    claimed, done = happened(few, e.Claimed), spoken(few, "grab")
    assert len(claimed) + len(done) == 1
    assert refused(answers) == ["claimed-by-other" if claimed else "not-open"]


@in_every_order
def test_giving_back_races_finishing_what_one_claimed(few: Team, number: int) -> None:
    few.begin("grab")
    item, name = few.item("grab"), few.members[0]
    doing(few, name, services.claim, item=item)()

    answers = together(
        ordered(
            number,
            doing(few, name, services.release, item=item),
            lambda: few.complete(name, "grab", item=item),
        )
    )

    assert set(refused(answers)) <= {"not-open"}
    assert spoken(few, "grab") == [few.ids[name]]
    assert few.open() == ["finish"]


@in_every_order
def test_sending_back_races_a_vote(few: Team, number: int) -> None:
    few.begin()
    item, (back, *others) = few.item("vote"), few.members
    send_back = doing(few, back, services.return_to, item=item, to=["draft"], comment="重写")

    answers = together(ordered(number * 2, send_back, *few.voting(others)))

    assert set(refused(answers)) <= {"not-open"}
    assert len(happened(few, e.Returned)) == 1
    assert len(spoken(few)) + len(refused(answers)) == len(others)
    assert few.open() == ["draft"]


@in_every_order
def test_taking_back_a_decision_races_the_last_one(few: Team, number: int) -> None:
    few.begin()
    (first, *others), item = few.members, few.item("vote")
    few.vote(first)
    take_back = doing(few, first, services.take_back, item=item, reason="再想想")

    answers = together(ordered(number * 2, take_back, *few.voting(others)))

    if happened(few, e.DecisionTakenBack):
        assert refused(answers) == []
        assert few.open() == ["vote"]
        few.vote(first)
    else:
        assert refused(answers) == ["not-open"]
    assert few.open() == ["grab"]


@in_every_order
def test_adding_a_signer_races_the_last_decision(few: Team, number: int) -> None:
    few.begin()
    (*others, last), item = few.members, few.item("vote")
    for name in others:
        few.vote(name)
    few.actor("sun")
    add = doing(
        few, last, services.add_signer,
        item=item, position="beside", people=[few.ids["sun"]], reason="请法务看",
    )  # fmt: skip

    answers = together(ordered(number, add, *few.voting([last])))

    if happened(few, e.SignerAdded):
        assert refused(answers) == []
        assert few.open() == ["vote"]
        few.vote("sun")
    else:
        assert len(refused(answers)) == 1
    assert few.open() == ["grab"]


@in_every_order
def test_removing_a_signer_races_that_signer(few: Team, number: int) -> None:
    few.begin()
    item, name = few.item("vote"), few.members[0]
    seats = few.state().tasks[item].seats
    (seat,) = [one.id for one in seats if one.people == (few.ids[name],)]
    remove = doing(few, "zhao", services.remove_signer, item=item, seat=seat, reason="不需要")

    answers = together(ordered(number, remove, *few.voting([name])))

    assert len(refused(answers)) == 1
    assert len(happened(few, e.SignerRemoved)) + len(spoken(few)) == 1


@in_every_order
def test_handing_everything_over_races_deciding(few: Team, number: int) -> None:
    few.begin()
    name = few.members[0]
    give = doing(
        few, name, services.hand_over,
        person=few.ids[name], to=few.ids["sun"], reason="离职",
    )  # fmt: skip

    together(ordered(number, give, *few.voting([name])))

    seats = few.state().tasks[few.item("vote")].seats
    mine = [one for one in seats if few.ids[name] in one.people]
    spoke = spoken(few)
    assert len(mine) == len(spoke), "what was decided stays, what was not is somebody else's"


def lines(answers: list[Any]) -> list[str]:
    """How the items of some batches came out."""
    return [one.refusal.code if one.refusal else "ok" for batch in answers for one in batch]


def batch(team: Team, name: str, items: list[tuple[str, str]]) -> Act:
    actor = team.actor(name)
    return lambda: services.decide_many(
        actor=actor, items=items, outcome="agree", comment="同意", at=MONDAY
    )


def test_batches_of_all_members_over_the_same_projects_meet(few: Team) -> None:
    """Forwards and backwards through the same streams: nobody waits for anybody crosswise."""
    items = [(few.begin(), few.item("vote")) for _ in range(8)]

    answers = together(
        [batch(few, n, items[:: -1 if i % 2 else 1]) for i, n in enumerate(few.members)]
    )

    assert lines(answers) == ["ok"] * 48
    for stream, _ in items:
        few.stream = stream
        assert few.open() == ["grab"]


def test_a_batch_clicked_twice_decides_once(few: Team) -> None:
    items = [(few.begin(), few.item("vote")) for _ in range(8)]

    answers = together([batch(few, few.members[0], items)] * 3)

    assert sorted(lines(answers)) == ["already-decided"] * 16 + ["ok"] * 8


def test_a_batch_races_single_decisions_on_the_same_items(few: Team) -> None:
    items = [(few.begin(), few.item("vote")) for _ in range(6)]
    name = few.members[0]

    def single(stream: str, item: str) -> Done:
        return services.complete(
            actor=few.actor(name), stream=stream, item=item, outcome="agree", at=MONDAY
        )

    answers = together(
        [batch(few, name, items), *(lambda s=s, i=i: single(s, i) for s, i in items)]
    )

    won = [one for one in answers[1:] if isinstance(one, Done)]
    assert lines(answers[:1]).count("ok") + len(won) == len(items), "each was decided once"
