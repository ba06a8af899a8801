"""Telling how work was shared."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.applying.sharing import SHARING_EVENTS, renamed
from xize.core.story.model import Story
from xize.core.story.sharing import (
    ClaimStory,
    CommentStory,
    DelegationStory,
    HandOverStory,
    SentStory,
    SignerStory,
    UrgeStory,
)
from xize.core.story.visits import VisitStory


def tell_sharing(story: Story, event: SHARING_EVENTS) -> None:
    """Tell one event of sharing."""
    match event:
        case e.Copied() | e.Circulated():
            story.sent.append(_sent(event))
        case e.Commented():
            story.comments.append(_comment(event))
        case e.HandedOver():
            _hand_over(story, event)
        case _:
            visit = story.visits.get(event.element)
            if visit is not None:
                _at_visit(visit, event)


def _at_visit(
    visit: VisitStory,
    event: e.Delegated | e.DelegateAnswered | e.SignerAdded | e.SignerRemoved | e.Claimed
    | e.ClaimReleased | e.Urged,
) -> None:  # fmt: skip
    match event:
        case e.Delegated():
            visit.delegations.append(
                DelegationStory(
                    event.at, event.seat, event.person, event.to, event.reason, event.acting_for
                )
            )
        case e.DelegateAnswered():
            _answer(visit, event)
        case e.SignerAdded():
            visit.seats = (*visit.seats, event.seat)
            visit.signers.append(_signer(event))
        case e.SignerRemoved():
            _remove(visit, event)
        case e.Claimed():
            visit.claims.append(ClaimStory(event.at, event.seat, event.person, event.acting_for))
        case e.ClaimReleased():
            for claim in visit.claims:
                if claim.seat == event.seat and claim.released is None:
                    claim.released = event.at
        case e.Urged():
            visit.urges.append(
                UrgeStory(event.at, event.person, event.to, event.text, event.acting_for)
            )
        case _:
            assert_never(event)


def _remove(visit: VisitStory, event: e.SignerRemoved) -> None:
    """A voice the rule itself gave gets a line too: somebody was to be asked and was not."""
    gone = next((seat for seat in visit.seats if seat.id == event.seat), None)
    visit.seats = tuple(seat for seat in visit.seats if seat.id != event.seat)
    visit.seated_anew(event.at)
    found = [one for one in visit.signers if one.seat == event.seat and one.removed is None]
    if gone is not None and not found:
        found = [SignerStory(event.at, event.seat, gone.people, "", "", "", "")]
        visit.signers += found
    for one in found:
        one.removed, one.removed_by, one.removed_why = event.at, event.person, event.reason


def _answer(visit: VisitStory, event: e.DelegateAnswered) -> None:
    asked = [one for one in visit.delegations if one.seat == event.seat and one.answered is None]
    if asked:
        one = asked[-1]
        one.answered, one.answered_by = event.at, event.person
        one.outcome, one.text, one.files = event.outcome, event.text, event.files


def _signer(event: e.SignerAdded) -> SignerStory:
    return SignerStory(
        at=event.at,
        seat=event.seat.id,
        people=event.seat.people,
        position=event.position,
        by_seat=event.by_seat,
        person=event.person,
        reason=event.reason,
        acting_for=event.acting_for,
    )


def _sent(event: e.Copied | e.Circulated) -> SentStory:
    return SentStory(
        at=event.at,
        kind="copied" if isinstance(event, e.Copied) else "circulated",
        element=event.element,
        node=event.node,
        case=event.case,
        person=event.person,
        to=event.to,
        text=event.text,
        acting_for=event.acting_for,
    )


def _comment(event: e.Commented) -> CommentStory:
    return CommentStory(
        at=event.at,
        element=event.element,
        node=event.node,
        case=event.case,
        person=event.person,
        text=event.text,
        files=event.files,
        acting_for=event.acting_for,
    )


def _hand_over(story: Story, event: e.HandedOver) -> None:
    story.hand_overs.append(
        HandOverStory(
            at=event.at,
            by=event.by,
            person=event.person,
            to=event.to,
            elements=event.elements,
            roles=event.roles,
            reason=event.reason,
        )
    )
    for element in event.elements:
        visit = story.visits.get(element)
        if visit is None:
            continue
        _rename(visit, event.person, event.to)
        waiting = {seat.id for seat in visit.seats if not _spoken(visit, seat)}
        visit.seats = tuple(
            replace(seat, people=renamed(seat.people, event.person, event.to))
            if seat.id in waiting
            else seat
            for seat in visit.seats
        )
        visit.seated_anew(event.at)


def _rename(visit: VisitStory, person: str, to: str) -> None:
    """What was asked of somebody, or taken by them, is the successor's while it is open."""
    for asked in visit.delegations:
        if asked.answered is None and asked.to == person:
            asked.to = to
        if asked.answered is None and (asked.acting_for or asked.person) == person:
            asked.person, asked.acting_for = to, ""
    for taken in visit.claims:
        if taken.released is None and (taken.acting_for or taken.person) == person:
            taken.person, taken.acting_for = to, ""


def _spoken(visit: VisitStory, seat: e.Seat) -> bool:
    standing = (one for one in visit.decisions if one.taken_back is None)
    decided = {seat for decision in standing for seat in decision.seats}
    return seat.id in decided or seat.id in {one.seat for one in visit.entries}
