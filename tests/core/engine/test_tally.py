"""Counting, by its laws: over all rules, weights, vetoes, quorums and votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from xize.core.engine.events import Seat
from xize.core.engine.state import Vote
from xize.core.engine.tally import Verdict, verdict
from xize.core.process.work import Outcome, Who, Work
from xize.core.process.work import Vote as Rule

AT = datetime(2026, 3, 2, tzinfo=UTC)
ROLES = ("finance", "risk", "sales", "legal")
OUTCOMES = (
    Outcome(id="agree", counts_as="agree"),
    Outcome(id="remarks", counts_as="agree"),
    Outcome(id="abstain", counts_as="abstain"),
    Outcome(id="object", counts_as="object", forward=False),
    Outcome(id="refuse", counts_as="refuse", forward=False),
)
KINDS = {one.id: one.counts_as for one in OUTCOMES}
STEPS = ("refuse", "object", "abstain", "agree")
"""From against to for: a vote that moves to the right never makes a passed vote fail."""

rules = st.builds(
    Rule,
    rule=st.sampled_from(("all", "any", "count", "percent", "in_order")),
    threshold=st.sampled_from(("1", "2", "3", "50", "66.6")),
    veto=st.lists(st.sampled_from(ROLES), max_size=2, unique=True).map(tuple),
    quorum=st.sampled_from(("", "1", "2", "3", "50%", "100%")),
)
weights = st.lists(st.sampled_from(("0", "1", "2", "0.5")), min_size=1, max_size=4)
words = st.lists(st.sampled_from([*KINDS]), min_size=4, max_size=4)


def work_of(rule: Rule, tally: str = "when_all_decided") -> Work:
    """A countersign counted by a rule."""
    return Work(
        kind="countersign",
        turns=((Who(role="finance"),),),
        outcomes=OUTCOMES,
        vote=replace(rule, tally=tally),
    )


def seats_of(given_weights: Iterable[str]) -> list[Seat]:
    """A seat per weight."""
    return [
        Seat(id=f"s{n}", roles=(ROLES[n],), people=(f"p{n}",), weight=one)
        for n, one in enumerate(given_weights)
    ]


def votes_of(seats: list[Seat], spoken: Iterable[str]) -> dict[str, Vote]:
    """What the first of them said."""
    return {
        seat.id: Vote(outcome=word, counts_as=KINDS[word], person=seat.people[0], at=AT)
        for seat, word in zip(seats, spoken, strict=False)
    }


def passed(found: Verdict | None) -> bool | None:
    """Whether it was agreed; None while it is open."""
    return None if found is None else found.why == "agreed"


def whole(work: Work, seats: list[Seat], votes: Mapping[str, Vote]) -> bool:
    """How it comes out with everybody's vote."""
    found = passed(verdict(work, seats, votes))
    assert found is not None, "a vote with everybody's decision is over"
    return found


@given(rules, weights, words)
def test_everybody_has_decided_so_it_is_decided(
    rule: Rule, given_weights: list[str], said: list[str]
) -> None:
    seats = seats_of(given_weights)
    whole(work_of(rule), seats, votes_of(seats, said))


@given(rules, weights, words)
def test_the_order_of_the_votes_does_not_matter(
    rule: Rule, given_weights: list[str], said: list[str]
) -> None:
    seats = seats_of(given_weights)
    votes = votes_of(seats, said)
    found = {verdict(work_of(rule), seats, dict(order)) for order in permutations(votes.items())}
    assert len(found) == 1


@given(rules, weights, words, st.integers(0, 3))
def test_who_goes_from_against_to_for_never_makes_it_fail(
    rule: Rule, given_weights: list[str], said: list[str], who: int
) -> None:
    seats = seats_of(given_weights)
    who %= len(seats)
    came = [
        whole(work_of(rule), seats, votes_of(seats, [*said[:who], word, *said[who + 1 :]]))
        for word in STEPS
    ]
    assert came == sorted(came)


@given(rules, weights, words, st.integers(0, 4))
def test_ended_early_it_is_as_if_everybody_had_been_waited_for(
    rule: Rule, given_weights: list[str], said: list[str], spoken: int
) -> None:
    """Whatever those still silent would have said."""
    seats = seats_of(given_weights)
    spoken = min(spoken, len(seats))
    early = passed(verdict(work_of(rule, "as_soon_as_certain"), seats,
                           votes_of(seats, said[:spoken])))  # fmt: skip
    ends = {
        whole(work_of(rule), seats, votes_of(seats, [*said[:spoken], *rest]))
        for rest in product(KINDS, repeat=len(seats) - spoken)
    }
    if early is not None:
        assert ends == {early}
    elif not (rule.quorum or rule.veto or rule.rule in ("all", "in_order")):
        assert ends == {True, False}  # and it is ended as soon as that is so


@given(rules, weights, words)
def test_when_all_must_speak_it_is_open_until_the_last(
    rule: Rule, given_weights: list[str], said: list[str]
) -> None:
    seats = seats_of(given_weights)
    for spoken in range(len(seats)):
        assert verdict(work_of(rule), seats, votes_of(seats, said[:spoken])) is None


@given(rules, weights, words)
def test_the_outcome_is_one_that_somebody_chose(
    rule: Rule, given_weights: list[str], said: list[str]
) -> None:
    seats = seats_of(given_weights)
    votes = votes_of(seats, said)
    found = verdict(work_of(rule), seats, votes)
    assert found is not None
    against = {vote.outcome for vote in votes.values() if KINDS[vote.outcome] in STEPS[:2]}
    if found.why == "objected":
        assert found.outcome in against
        assert set(found.demands) == against
    elif found.why == "agreed":
        assert KINDS[found.outcome] == "agree"
        assert any(vote.counts_as == "agree" for vote in votes.values())


def test_a_veto_still_to_come_is_waited_for() -> None:
    work = work_of(Rule(rule="any", veto=("risk",)), "as_soon_as_certain")
    seats = seats_of(["1", "1"])
    assert verdict(work, seats, votes_of(seats, ["agree"])) is None
    assert passed(verdict(work, seats, votes_of(seats, ["agree", "object"]))) is False


def test_a_quorum_that_is_reached_need_not_be_waited_for() -> None:
    work = work_of(Rule(rule="any", quorum="2"), "as_soon_as_certain")
    seats = seats_of(["1", "1", "1"])
    assert verdict(work, seats, votes_of(seats, ["agree"])) is None
    assert passed(verdict(work, seats, votes_of(seats, ["agree", "abstain"]))) is True


def test_a_voice_without_weight_decides_nothing() -> None:
    work = work_of(Rule(rule="any"), "as_soon_as_certain")
    seats = seats_of(["0", "1"])
    assert verdict(work, seats, {}) is None
    assert verdict(work, seats, votes_of(seats, ["agree"])) is None


def test_four_thousand_nine_hundred_ninety_nine_of_ten_thousand_is_not_half() -> None:
    work = work_of(Rule(rule="percent", threshold="50"))
    seats = [replace(seat, weight=weight) for seat, weight in
             zip(seats_of(["1", "1"]), ("0.499875", "0.500125"), strict=True)]  # fmt: skip
    assert whole(work, seats, votes_of(seats, ["agree", "object"])) is False
    assert whole(work, seats, votes_of(seats, ["object", "agree"])) is True
