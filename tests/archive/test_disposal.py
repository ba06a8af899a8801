"""Retention, holds and disposal: four eyes, never before its time, nothing silently."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.archive.conftest import ended_project
from tests.projects.conftest import MONDAY, Cast
from xize.archive.gathering import facts_of
from xize.archive.models import Disposal, DisposalLine, Dossier, Hold, Part
from xize.archive.refusals import (
    ApproverProposed,
    DisposalNotOpen,
    DossierGone,
    DossierHeld,
    HoldNotThere,
    ListedAlready,
    NotDueYet,
    NotSealed,
    ReasonMissing,
)
from xize.archive.services.disposing import carry_out, decide, files_of, propose
from xize.archive.services.handing_out import sealed_part
from xize.archive.services.holding import lift_hold, put_hold
from xize.archive.services.rebuilding import rebuild
from xize.archive.services.sealing import seal
from xize.archive.verify import verify
from xize.documents import blobs
from xize.people import services as hr
from xize.people.actor import SYSTEM, Actor
from xize.people.permissions import SystemRole
from xize.people.refusals import NotPermitted

LATER = datetime(2057, 1, 2, tzinfo=UTC)
"""After the thirty years, which end with 2056."""


@pytest.fixture
def sealed(ended: Cast) -> Cast:
    seal(actor=SYSTEM, stream=ended.stream, at=MONDAY)
    hr.grant(actor=SYSTEM, person=ended.ids["sun"], role=SystemRole.ADMINISTRATOR)
    ended.actors.clear()
    return ended


def proposed(cast: Cast, at: datetime = LATER) -> str:
    return propose(actor=cast.actor("stranger"), streams=[cast.stream], reason="期满", at=at)


def approved(cast: Cast) -> str:
    disposal = proposed(cast)
    decide(actor=cast.actor("sun"), disposal=disposal, approved=True, opinion="同意", at=LATER)
    return disposal


def bad() -> list[str]:
    return [one.sentence("en") for one in verify() if one.is_bad]


def test_what_is_due_is_destroyed_and_said_to_be(sealed: Cast) -> None:
    files = files_of(sealed.stream)
    blob = Part.objects.get().blob
    disposal = approved(sealed)

    carry_out(actor=sealed.actor("stranger"), disposal=disposal, at=LATER)

    assert files
    assert not any(blobs.exists(one) for one in (*files, blob))
    assert facts_of(sealed.stream, LATER).payloads == {}
    assert {one.kind for one in verify()} == {"disposed", "redacted"}
    assert bad() == []
    assert Disposal.objects.get().state == "done"
    line = DisposalLine.objects.get()
    assert (line.title, line.files) == ("公交卡充值", len(files))
    with pytest.raises(DossierGone):
        sealed_part(SYSTEM, sealed.stream, None, LATER)


def test_a_file_that_another_project_holds_is_kept(sealed: Cast) -> None:
    stream, files = sealed.stream, files_of(sealed.stream)
    ended_project(sealed, "另一个")  # with the same agreement.pdf
    sealed.stream = stream
    disposal = approved(sealed)

    carry_out(actor=sealed.actor("stranger"), disposal=disposal, at=LATER)

    assert all(blobs.exists(one) for one in files)
    assert bad() == []


def test_a_file_that_is_gone_without_a_record_is_bad(sealed: Cast) -> None:
    blobs.delete(files_of(sealed.stream)[0])

    assert any("is missing" in one for one in bad())


def test_nothing_is_destroyed_before_its_time(sealed: Cast) -> None:
    with pytest.raises(NotDueYet):
        proposed(sealed, datetime(2056, 12, 31, 12, tzinfo=UTC))


def test_nothing_is_destroyed_that_is_kept_for_ever(sealed: Cast) -> None:
    Dossier.objects.update(retained_until="", retention="permanent")

    with pytest.raises(NotDueYet):
        proposed(sealed)


def test_nothing_is_destroyed_that_is_not_sealed(cast: Cast) -> None:
    ended_project(cast)

    with pytest.raises(NotSealed):
        proposed(cast)


def test_a_hold_stops_every_step_until_it_is_lifted(sealed: Cast) -> None:
    keeper = sealed.actor("stranger")
    disposal = approved(sealed)
    hold = put_hold(actor=keeper, stream=sealed.stream, reason="诉讼", at=LATER)

    with pytest.raises(DossierHeld):
        carry_out(actor=keeper, disposal=disposal, at=LATER)
    lift_hold(actor=keeper, hold=hold, reason="结案", at=LATER)
    with pytest.raises(HoldNotThere):
        lift_hold(actor=keeper, hold=hold, reason="结案", at=LATER)

    assert carry_out(actor=keeper, disposal=disposal, at=LATER) == 1


def test_whoever_proposed_does_not_approve(sealed: Cast) -> None:
    disposal = proposed(sealed)

    with pytest.raises(ApproverProposed):
        decide(
            actor=sealed.actor("stranger"), disposal=disposal, approved=True, opinion="可", at=LATER
        )


def test_only_an_approved_list_is_carried_out_and_once(sealed: Cast) -> None:
    keeper, other = sealed.actor("stranger"), sealed.actor("sun")
    disposal = proposed(sealed)
    with pytest.raises(DisposalNotOpen):
        carry_out(actor=keeper, disposal=disposal, at=LATER)
    with pytest.raises(ListedAlready):
        proposed(sealed)
    decide(actor=other, disposal=disposal, approved=False, opinion="续存", at=LATER)
    with pytest.raises(DisposalNotOpen):
        decide(actor=other, disposal=disposal, approved=True, opinion="同意", at=LATER)

    again = approved(sealed)
    carry_out(actor=keeper, disposal=again, at=LATER)
    with pytest.raises(DisposalNotOpen):
        carry_out(actor=keeper, disposal=again, at=LATER)


def test_reasons_are_asked_for(sealed: Cast) -> None:
    with pytest.raises(ReasonMissing):
        put_hold(actor=SYSTEM, stream=sealed.stream, reason=" ", at=LATER)
    with pytest.raises(ReasonMissing):
        propose(actor=SYSTEM, streams=[sealed.stream], reason="", at=LATER)


@pytest.mark.parametrize("name", ["zhao", "li", "guo"])
def test_nobody_else_may(sealed: Cast, name: str) -> None:
    actor: Actor = sealed.actor(name)
    disposal = approved(sealed)
    hold = put_hold(actor=SYSTEM, stream=sealed.stream, reason="审计", at=LATER)

    for act in (
        lambda: put_hold(actor=actor, stream=sealed.stream, reason="审计", at=LATER),
        lambda: lift_hold(actor=actor, hold=hold, reason="完", at=LATER),
        lambda: propose(actor=actor, streams=[sealed.stream], reason="期满", at=LATER),
        lambda: decide(actor=actor, disposal=disposal, approved=True, opinion="可", at=LATER),
        lambda: carry_out(actor=actor, disposal=disposal, at=LATER),
        lambda: sealed_part(actor, sealed.stream, None, LATER),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_tables_are_remade_from_the_streams(sealed: Cast) -> None:
    keeper = sealed.actor("stranger")
    hold = put_hold(actor=keeper, stream=sealed.stream, reason="诉讼", at=LATER)
    lift_hold(actor=keeper, hold=hold, reason="结案", at=LATER)
    carry_out(actor=keeper, disposal=approved(sealed), at=LATER)
    tables = (Dossier, Part, Hold, Disposal, DisposalLine)
    before = [list(one.objects.order_by("pk").values()) for one in tables]

    rebuild()

    assert [list(one.objects.order_by("pk").values()) for one in tables] == before
