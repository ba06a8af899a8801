"""Sharing work through the services: whose inbox it is in, who hears of it, what is kept of it."""

from __future__ import annotations

import msgspec
import pytest
from django.db import connection

from tests.projects.conftest import MONDAY, PDF, Cast
from tests.projects.tables import dump
from xize.core.engine import Refused
from xize.documents.services import Upload
from xize.ledger.batch import fetch
from xize.ledger.queries import links
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole
from xize.people.refusals import NoSuchPerson, NotPermitted
from xize.projects import queries, services
from xize.projects.rebuild import rebuild
from xize.projects.verify import verify


@pytest.fixture
def drafted(running: Cast) -> Cast:
    """The draft is done: the countersign waits for li and sun."""
    running.draft()
    return running


def rows(cast: Cast, node: str) -> dict[str, str]:
    """Whose inbox a step is in, and what it wants of them."""
    names = {ident: name for name, ident in cast.ids.items()}
    sql = "SELECT principal, how FROM projects_candidate WHERE stream = ? AND node = ?"
    return {names[who]: how for who, how in fetch(connection, sql, (cast.stream, node))}


def heard(cast: Cast, name: str) -> list[tuple[str, bool]]:
    """The notices somebody got, and whether they are to confirm them."""
    return [(one.kind, one.receipt) for one in queries.copied(cast.actor(name))]


def ask(cast: Cast, verb: str, name: str, node: str = "sign_off", **given: object) -> None:
    """Call a service about a step."""
    service = getattr(services, verb)
    item = cast.item(node)
    service(actor=cast.actor(name), stream=cast.stream, item=item, at=cast.at, **given)


def test_a_delegated_decision_waits_for_the_delegate_and_stays_in_sight(drafted: Cast) -> None:
    before = rows(drafted, "sign_off")
    assert before["li"] == "decide"

    ask(drafted, "delegate", "li", to=drafted.ids["stranger"])

    assert rows(drafted, "sign_off") == {**before, "li": "asked", "stranger": "prepare"}
    assert ("delegated", False) in heard(drafted, "stranger")
    ask(drafted, "answer", "stranger", outcome="agree", comment="可以")
    assert rows(drafted, "sign_off") == before
    assert ("answered", False) in heard(drafted, "li")


def test_who_waits_for_somebody_added_before_has_nothing_to_do(drafted: Cast) -> None:
    before = rows(drafted, "sign_off")
    stranger = drafted.ids["stranger"]

    ask(drafted, "add_signer", "li", position="before", people=[stranger])

    waiting = {name: how for name, how in before.items() if name != "li"}
    assert rows(drafted, "sign_off") == {**waiting, "stranger": "decide"}
    assert ("signer_added", False) in heard(drafted, "stranger")
    drafted.sign("stranger")
    assert rows(drafted, "sign_off") == before


def test_what_several_are_meant_for_is_claimed(cast: Cast) -> None:
    team = {**cast.team(), "lead": cast.ids["zhao"], "finance": [cast.ids["li"], cast.ids["guo"]]}
    done = services.start_project(
        actor=cast.actor("zhao"), edition=cast.edition, title="协议", team=team, at=cast.at
    )
    cast.stream = done.stream
    cast.draft()
    shared = rows(cast, "sign_off")
    assert (shared["li"], shared["guo"]) == ("claim", "claim")

    ask(cast, "claim", "guo")

    assert rows(cast, "sign_off")["guo"] == "decide"
    assert "li" not in rows(cast, "sign_off")
    ask(cast, "release", "guo")
    assert rows(cast, "sign_off") == shared


def test_whoever_got_it_to_read_may_read_and_say_something(drafted: Cast) -> None:
    reader = drafted.actor("stranger")
    with pytest.raises(Refused, match="not-a-participant"):
        ask(drafted, "comment", "stranger", text="请问进度")

    ask(drafted, "circulate", "zhao", to=[drafted.ids["stranger"]], text="请阅")

    assert heard(drafted, "stranger") == [("circulated", True)]
    assert queries.may_see(reader, drafted.stream)
    ask(drafted, "comment", "stranger", text="已阅")
    assert ("commented", False) in heard(drafted, "li")
    kinds = [one.kind for one in queries.done(reader)]
    assert kinds == ["commented"]


def test_everything_goes_over_project_by_project(cast: Cast) -> None:
    for title in ("一", "二", "三"):
        cast.start(title)
    cast.draft()
    services.suspend(actor=cast.actor("zhao"), stream=cast.stream, reason="暂停", at=cast.at)
    hr.grant(actor=SYSTEM, person=cast.ids["guo"], role=SystemRole.ADMINISTRATOR)
    cast.actors.clear()

    lines = services.hand_over_everything(
        actor=cast.actor("guo"),
        person=cast.ids["li"],
        to=cast.ids["stranger"],
        reason="离职",
        at=cast.at,
    )
    kept = [one for one in links("administration") if one.type == "EverythingHandedOver"]
    assert msgspec.json.decode(kept[0].body)["projects"] == [one.stream for one in lines]

    lines.sort(key=lambda one: "一二三".index(one.title))
    assert [(one.title, one.ok) for one in lines] == [("一", True), ("二", True), ("三", True)]
    assert [one.steps for one in lines] == [0, 0, 1]
    assert all(one.roles == ("finance",) for one in lines)
    assert rows(cast, "sign_off")["stranger"] == "decide"
    again = services.hand_over_everything(
        actor=cast.actor("guo"), person=cast.ids["li"], to=cast.ids["sun"], reason="离职"
    )
    assert again == []
    assert not [one for one in verify() if one.is_bad]


def test_what_one_project_refuses_does_not_stop_the_others(cast: Cast) -> None:
    """The accountable role is for exactly one: nobody but an active person takes it."""
    cast.start("一")
    sun = cast.actor("sun")
    with pytest.raises(NotPermitted):
        services.hand_over_everything(
            actor=sun, person=cast.ids["li"], to=cast.ids["guo"], reason="离职"
        )
    with pytest.raises(NoSuchPerson):
        services.hand_over_everything(actor=sun, person=cast.ids["sun"], to="nobody", reason="离职")
    lines = services.hand_over_everything(
        actor=sun, person=cast.ids["sun"], to=cast.ids["guo"], reason=" ", at=MONDAY
    )
    assert [one.refusal and one.refusal.code for one in lines] == ["reason-missing"]
    assert not lines[0].ok


def test_shared_work_is_made_again_from_the_ledger_as_it_was(drafted: Cast) -> None:
    ids = drafted.ids
    ask(drafted, "delegate", "li", to=ids["stranger"])
    ask(drafted, "add_signer", "sun", position="before", people=[ids["guo"]])
    ask(drafted, "circulate", "zhao", to=[ids["stranger"]], text="请阅")
    ask(drafted, "comment", "stranger", text="已阅", files=[Upload("说明.pdf", PDF)])
    ask(drafted, "urge", "zhao")
    drafted.sign("guo")
    services.hand_over(
        actor=drafted.actor("zhao"),
        stream=drafted.stream,
        person=ids["sun"],
        to=ids["guo"],
        reason="调岗",
        at=drafted.at,
    )
    assert rows(drafted, "sign_off") == {
        "zhao": "decide", "li": "asked", "stranger": "prepare", "guo": "decide",
    }  # fmt: skip
    grown = dump()

    rebuild()

    assert dump() == grown
