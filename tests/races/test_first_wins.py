"""Two do what only one can do: whoever is first wins, the other is told, nothing is done twice."""

from __future__ import annotations

from tests.projects.conftest import MONDAY
from tests.races.orders import in_every_order, ordered
from tests.races.team import Team
from tests.races.together import refused, together
from xize.core.engine import events as e
from xize.projects import services
from xize.projects.queries.access import events


def only(answers: list[object], code: str, count: int = 1) -> None:
    """So many were refused, and with this code."""
    assert refused(answers) == [code] * count


@in_every_order
def test_two_race_for_one_task_of_a_pool(few: Team, number: int) -> None:
    few.begin("grab")
    item = few.item("grab")

    answers = together(
        ordered(number, *(lambda n=n: few.complete(n, "grab", item=item) for n in few.members[:2]))
    )

    only(answers, "not-open")
    (done,) = [
        one for one in events(few.stream) if isinstance(one, e.Completed) and one.node == "grab"
    ]
    assert done.person in [few.ids[name] for name in few.members[:2]]
    assert few.open() == ["finish"]


@in_every_order
def test_a_return_races_a_vote(few: Team, number: int) -> None:
    """Whoever decided before the return is recorded; nobody after it; the round ends once."""
    few.begin()
    item, (back, *others) = few.item("vote"), few.members

    def send_back() -> object:
        return few.vote(back, "return", item=item)

    answers = together(ordered(number * 2, send_back, *few.voting(others)))

    told = [one for one in events(few.stream) if isinstance(one, e.Decided) and one.node == "vote"]
    assert [one.outcome for one in told][-1] == "return"
    assert len(told) + len(refused(answers)) == len(few.members)
    assert set(refused(answers)) <= {"not-open"}
    assert few.open() == ["draft"]


@in_every_order
def test_a_withdrawal_races_a_decision_on_what_was_opened(few: Team, number: int) -> None:
    few.begin()

    def withdraw() -> object:
        return services.withdraw(
            actor=few.actor("zhao"), stream=few.stream, case="main", node="draft", at=MONDAY
        )

    (vote,) = few.voting(few.members[:1])
    answers = together(ordered(number, withdraw, vote))

    withdrawn = [one for one in events(few.stream) if isinstance(one, e.Withdrawn)]
    if withdrawn:
        only(answers, "not-open")
        assert few.open() == ["draft"]
    else:
        only(answers, "cannot-withdraw")
        assert few.open() == ["vote"]


@in_every_order
def test_handing_over_races_deciding(few: Team, number: int) -> None:
    few.begin()
    item, first = few.item("vote"), few.members[0]
    few.actor("sun")

    def transfer() -> object:
        return services.transfer(
            actor=few.actor(first),
            stream=few.stream,
            item=item,
            to=few.ids["sun"],
            reason="出差",
            at=MONDAY,
        )

    answers = together(ordered(number, transfer, *few.voting([first])))

    assert len(refused(answers)) == 1
    told = events(few.stream)
    handed = [one for one in told if isinstance(one, e.Transferred)]
    spoke = [one for one in told if isinstance(one, e.Decided) and one.node == "vote"]
    assert len(handed) + len(spoke) == 1, "the same voice was handed on and used"


@in_every_order
def test_cancelling_races_deciding(few: Team, number: int) -> None:
    few.begin()

    def cancel() -> object:
        return services.cancel(
            actor=few.actor("zhao"), stream=few.stream, reason="不做了", at=MONDAY
        )

    answers = together(ordered(number, cancel, *few.voting(few.members[:2])))

    assert set(refused(answers)) <= {"ended", "not-open"}
    assert few.open() == []
    assert few.state().result == "cancelled"


def test_suspending_races_fifty_decisions(fifty: Team) -> None:
    fifty.begin()

    def suspend() -> object:
        return services.suspend(
            actor=fifty.actor("zhao"), stream=fifty.stream, reason="等待", at=MONDAY
        )

    answers = together([*fifty.voting(), suspend])

    spoke = [one for one in events(fifty.stream) if isinstance(one, e.Decided)]
    codes = refused(answers)
    assert set(codes) <= {"suspended"}
    assert len(spoke) - 1 + len(codes) == len(fifty.members)
