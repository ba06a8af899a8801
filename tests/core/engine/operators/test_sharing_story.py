"""What the story tells of shared work, and whom it waits for while the work is shared."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.core.engine.operators.provoked_sharing import looking
from tests.core.engine.play import TEAM, Play
from tests.golden.sharing import shared_work
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine.memory import MemoryStream
from xize.core.story import Story, VisitStory, tell


@pytest.fixture(scope="module")
def story() -> Story:
    """A project in which work was shared in every way."""
    return tell(shared_work())


def visit(story: Story, node: str) -> VisitStory:
    """The latest visit of a step."""
    return story.step(node)[-1]


def now(play: Play, node: str = "look") -> VisitStory:
    """An open step as the story has it."""
    return visit(tell(play.events), node)


def waits(play: Play, node: str = "look") -> list[tuple[str, ...]]:
    """The people of each voice that may speak now."""
    return [seat.people for seat in now(play, node).waiting_for()]


def test_what_was_asked_and_answered(story: Story) -> None:
    (one,) = visit(story, "look").delegations
    assert (one.person, one.to, one.reason) == ("fang", "boss", "请先核对")
    assert (one.answered_by, one.outcome, one.text) == ("boss", "agree", "口径一致")
    assert [file.name for file in one.files] == ["口径.docx"]
    assert one.answered is not None
    assert one.answered >= one.at


def test_who_was_added_and_taken_off(story: Story) -> None:
    gong, rao = visit(story, "look").signers
    assert (gong.people, gong.position, gong.removed) == (("gong",), "before", None)
    assert (rao.people, rao.removed_by, rao.removed_why) == (("rao",), "fang", "出差")
    (after,) = visit(story, "sign_off").signers
    assert (after.position, after.person, after.acting_for) == ("after", "he", "sun")


def test_who_took_it_and_who_was_urged(story: Story) -> None:
    look = visit(story, "look")
    assert [(one.person, one.released is None) for one in look.claims] == [
        ("li", False),
        ("fang", True),
    ]
    assert [(one.person, one.to, one.text) for one in look.urges] == [("zhao", ("boss",), "请尽快")]


def test_what_was_sent_and_said_and_handed_over(story: Story) -> None:
    assert [(one.kind, one.node, one.to) for one in story.sent] == [
        ("copied", "sign_off", ("gong",)),
        ("circulated", "", ("rao", "boss")),
    ]
    (said,) = story.comments
    assert (said.person, said.text, said.node) == ("rao", "已阅", "")
    (over,) = story.hand_overs
    assert (over.by, over.person, over.to, over.roles) == ("zhao", "shen", "gong", ("sales",))


def test_the_timeline_says_it_once(story: Story) -> None:
    kinds = [one.kind for one in story.timeline]
    for kind in ("delegated", "delegate_answered", "copied", "circulated", "urged", "commented"):
        assert kinds.count(kind) == 1, kind
    assert kinds.count("signer_added") == 3
    decided = [one for one in visit(story, "sign_off").decisions if one.acting_for]
    assert [(one.person, one.acting_for) for one in decided] == [("he", "sun")]


def test_it_waits_for_the_delegate_then_for_the_owner() -> None:
    play = looking(TEAM)
    play.ask(c.Delegate, "li", step="look", to="he")
    assert waits(play) == [("he",)]
    play.ask(c.HandOver, person="he", to="rao")
    assert waits(play) == [("rao",)]
    play.ask(c.HandOver, person="li", to="fang")
    assert waits(play) == [("rao",)]
    play.ask(c.Answer, "rao", step="look", comment="可以")
    assert waits(play) == [("fang",)]


def test_it_waits_for_who_took_it() -> None:
    play = looking()
    play.ask(c.Claim, "fang", step="look")
    assert waits(play) == [("fang",)]
    play.ask(c.HandOver, person="fang", to="he")
    assert waits(play) == [("he",)]
    play.ask(c.Release, "he", step="look")
    assert waits(play) == [("li", "he")]


def test_it_waits_in_the_order_of_those_added() -> None:
    play = looking(TEAM)
    play.ask(c.AddSigner, "li", step="look", position="before", people=("he",))
    play.ask(c.AddSigner, "li", step="look", position="after", people=("rao",))
    assert waits(play) == [("he",)]
    play.do("he", "look", "agree")
    assert waits(play) == [("li",)]
    play.do("li", "look", "agree")
    assert waits(play) == [("rao",)]


def test_nothing_is_shared_before_the_beginning() -> None:
    play = looking()
    stream = MemoryStream(play.rules, play.facts)
    who: dict[str, Any] = {"by": c.Actor("zhao"), "at": play.now + timedelta(hours=1)}
    for command in (
        c.Comment(**who, text="早"),
        c.Copy(**who, to=("li",)),
        c.HandOver(**who, person="li", to="he", reason="离职"),
    ):
        with pytest.raises(Refused, match="not-begun"):
            stream.do(command)


def test_what_has_ended_has_nothing_to_hand_over_but_the_team() -> None:
    play = looking(TEAM)
    play.do("li", "look", "agree")
    assert play.state.status == "ended"
    play.ask(c.HandOver, person="zhao", to="he")
    assert play.state.team["lead"] == ("he",)
    assert play.state.initiator == "zhao", "who began what is over stays who began it"
