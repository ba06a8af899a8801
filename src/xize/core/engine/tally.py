"""Counting a vote: over decisions, never over completions (approvals.md, Deciding).

Abstentions are not counted for or against; ``percent`` is of the weight of all seats that did
not abstain. A vote nobody could carry (everybody abstained, the quorum was missed) fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from xize.core.engine.events import Seat
from xize.core.engine.state import Added, Vote
from xize.core.process.work import Outcome, Work

AGAINST = ("object", "refuse")
_LEAST: Final = Decimal("0.000001")
"""Less than any weight: something must have been agreed."""

_NOBODY: Final[Mapping[str, Added]] = {}


class Verdict(msgspec.Struct, frozen=True):
    """How a vote came out. ``demands`` are the outcomes wanted when it failed and they differ."""

    outcome: str
    why: str
    choose: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()


def verdict(
    work: Work,
    seats: Sequence[Seat],
    votes: Mapping[str, Vote],
    added: Mapping[str, Added] = _NOBODY,
) -> Verdict | None:
    """The result of the vote so far; None while it is open.

    ``seats`` are the voices of the running turn, without entries and without the split seat.
    ``added`` says which of them were added, and how (加签).
    """
    if not seats:
        return None
    if work.kind != "countersign":
        return _together(work, seats, votes, added) if added else _single(seats, votes)
    for vote in votes.values():
        if vote.counts_as == "return":
            return Verdict(vote.outcome, "returned", vote.choose)
    passed = _passed(work, seats, votes)
    everybody = all(seat.id in votes for seat in seats)
    if passed is None or (work.vote.tally == "when_all_decided" and not everybody):
        return None
    if passed and _asked_after(seats, votes, added):
        return None
    return _agreed(work, votes) if passed else _failed(work, seats, votes)


def _together(
    work: Work, seats: Sequence[Seat], votes: Mapping[str, Vote], added: Mapping[str, Added]
) -> Verdict | None:
    """One decider and signers they added: all must agree, the first against decides.

    The outcome is the one the decider of the rule chose.
    """
    for vote in votes.values():
        if is_against(work, vote):
            return Verdict(vote.outcome, "objected", vote.choose)
    if any(seat.id not in votes for seat in seats):
        return None
    own = [votes[seat.id] for seat in seats if seat.id not in added] or [*votes.values()]
    return Verdict(own[0].outcome, "agreed", own[0].choose)


def is_against(work: Work, vote: Vote) -> bool:
    """Whether a voice is against: it objects, returns, or does not let the flow go on."""
    forward = next((one.forward for one in work.outcomes if one.id == vote.outcome), False)
    return vote.counts_as in (*AGAINST, "return") or not forward


def _asked_after(
    seats: Sequence[Seat], votes: Mapping[str, Vote], added: Mapping[str, Added]
) -> bool:
    """Whether somebody is still to speak whom a voice that has decided asked for after itself."""
    return any(
        seat.id not in votes
        and seat.id in added
        and added[seat.id].position == "after"
        and added[seat.id].by_seat in votes
        for seat in seats
    )


def _single(seats: Sequence[Seat], votes: Mapping[str, Vote]) -> Verdict | None:
    vote = next((votes[seat.id] for seat in seats if seat.id in votes), None)
    return Verdict(vote.outcome, "decided", vote.choose) if vote else None


def _passed(work: Work, seats: Sequence[Seat], votes: Mapping[str, Vote]) -> bool | None:
    """True or False once certain, None before; with everybody decided it is always certain.

    Certain is what no decision still to come can change: a veto not spoken yet and a quorum not
    reached yet can.
    """
    rule = work.vote
    if _vetoed(work, seats, votes):
        return False
    weight = {seat.id: Decimal(seat.weight) for seat in seats}
    agreed = sum((weight[s] for s, v in votes.items() if v.counts_as == "agree"), Decimal(0))
    against = sum((weight[s] for s, v in votes.items() if v.counts_as in AGAINST), Decimal(0))
    free = sum((weight[seat.id] for seat in seats if seat.id not in votes), Decimal(0))
    silent = [seat for seat in seats if seat.id not in votes]
    quorate = not rule.quorum or _quorate(rule.quorum, seats, votes)
    if not silent and not quorate:
        return False
    match rule.rule:
        case "any":
            needed = _LEAST
        case "count":
            needed = Decimal(rule.threshold)
        case "percent":
            voting = agreed + against + free
            needed = max(voting * Decimal(rule.threshold) / 100, _LEAST)
        case _:
            if any(vote.counts_as in AGAINST for vote in votes.values()):
                return False
            return None if silent else agreed > 0
    if agreed >= needed and quorate and not _may_veto(work, silent):
        return True
    return False if agreed + free < needed else None


def _may_veto(work: Work, silent: Sequence[Seat]) -> bool:
    return any(set(seat.roles) & set(work.vote.veto) for seat in silent)


def _vetoed(work: Work, seats: Sequence[Seat], votes: Mapping[str, Vote]) -> bool:
    return any(
        votes[seat.id].counts_as in AGAINST
        for seat in seats
        if seat.id in votes and set(seat.roles) & set(work.vote.veto)
    )


def _quorate(quorum: str, seats: Sequence[Seat], votes: Mapping[str, Vote]) -> bool:
    if quorum.endswith("%"):
        return Decimal(len(votes)) * 100 >= Decimal(quorum[:-1]) * len(seats)
    return Decimal(len(votes)) >= Decimal(quorum)


def _agreed(work: Work, votes: Mapping[str, Vote]) -> Verdict:
    """The one outcome everybody who agreed chose, else the plain agreement."""
    chosen = {vote.outcome for vote in votes.values() if vote.counts_as == "agree"}
    plain = [one.id for one in work.outcomes if one.counts_as == "agree"]
    return Verdict(chosen.pop() if len(chosen) == 1 else plain[0], "agreed")


def _failed(work: Work, seats: Sequence[Seat], votes: Mapping[str, Vote]) -> Verdict:
    """What those against demand. Differing demands: the heaviest, then the first declared."""
    order = [one.id for one in work.outcomes]
    weight = {seat.id: Decimal(seat.weight) for seat in seats}
    wanted: dict[tuple[str, tuple[str, ...]], Decimal] = {}
    for seat, vote in votes.items():
        if vote.counts_as in AGAINST:
            key = (vote.outcome, vote.choose)
            wanted[key] = wanted.get(key, Decimal(0)) + weight.get(seat, Decimal(1))
    if not wanted:
        return Verdict(_objection(work.outcomes), "not-carried")
    ranked = sorted(wanted, key=lambda key: (-wanted[key], order.index(key[0]), key[1]))
    demands = tuple(dict.fromkeys(outcome for outcome, _ in ranked))
    return Verdict(ranked[0][0], "objected", ranked[0][1], demands)


def _objection(outcomes: Sequence[Outcome]) -> str:
    against = [one.id for one in outcomes if one.counts_as in AGAINST]
    return against[0] if against else outcomes[0].id
