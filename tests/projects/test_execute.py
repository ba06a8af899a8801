"""The transaction: what was decided is written together, and what was refused leaves no trace."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from tests.projects.conftest import Cast
from tests.projects.tables import dump
from xize.core.engine import Refused
from xize.documents.services import Upload
from xize.ledger.batch import fetch
from xize.ledger.queries import links
from xize.projects import services
from xize.projects.refusals import NoSuchProject
from xize.projects.verify import verify
from xize.scenarios.made_files import content_of

pytestmark = pytest.mark.django_db


def count(table: str) -> int:
    return int(fetch(connection, f"SELECT COUNT(*) FROM {table}")[0][0])


def test_beginning_a_project_opens_its_first_step(cast: Cast) -> None:
    done = cast.start()

    assert cast.open() == ["draft"]
    assert [link.seq for link in links(cast.stream)] == list(range(1, done.last + 1))


def test_the_whole_flow_to_the_archive(running: Cast) -> None:
    running.draft()
    for name in ("li", "sun", "zhao"):
        running.sign(name, fills={"slip.opinion": {"opinion": "同意"}})
    running.complete("guo", "decide", "agree")
    running.complete("zhao", "deliver", delivers=[1, 2])
    running.complete("zhao", "close")

    state = running.state()
    assert (state.status, state.result, running.open()) == ("ended", "archived", [])
    assert state.delivered == (1, 2)
    assert state.papers["slip"].forms[0].number == "(26)销字001"
    assert list(verify()) == []


# ---- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("li", {}, "not-yours"),
        ("zhao", {"files": {}}, "document-missing"),
        ("zhao", {"outcome": "agree"}, "unknown-outcome"),
        ("zhao", {"fills": {"slip.head": {"amount": "viel"}}}, None),
        ("zhao", {"fills": {"slip.opinion": {"opinion": "x"}}}, "section-unknown"),
    ],
)
def test_a_refusal_leaves_no_trace(
    running: Cast, name: str, options: dict[str, Any], code: str | None
) -> None:
    before, payloads = dump(), count("ledger_payload")
    given: dict[str, Any] = {
        "fills": {"slip.head": {"amount": "5"}, "slip.lines": []},
        "files": {"agreement": [Upload("a.pdf", content_of("a.pdf"))]},
    }

    with pytest.raises(Refused) as refused:
        running.complete(name, "draft", **{**given, **options})

    assert code is None or refused.value.code == code
    assert refused.value.sentence("zh")
    assert refused.value.sentence("en")
    assert dump() == before
    assert count("ledger_payload") == payloads
    assert count("projects_counter") == 0, "a number was used up by a refusal"


def test_a_step_done_twice_is_refused_and_said_so(running: Cast) -> None:
    item = running.item("draft")
    running.draft()

    with pytest.raises(Refused) as refused:
        running.draft(item=item)

    assert refused.value.code == "not-open"


def test_an_unknown_project_is_refused(cast: Cast) -> None:
    with pytest.raises(NoSuchProject):
        services.cancel(actor=cast.actor("zhao"), stream="nothing", reason="x")


# ---- the same request again ------------------------------------------------------------------


def test_the_same_key_gets_the_same_answer_and_does_nothing(running: Cast) -> None:
    first = running.draft(key="form-1")
    before = dump()

    again = running.draft(key="form-1", item="e999")

    assert (again.stream, again.first, again.last) == (first.stream, first.first, first.last)
    assert again.repeated
    assert dump() == before


def test_a_project_begun_twice_with_one_key_is_one_project(cast: Cast) -> None:
    first = cast.start(key="new-1")
    again = cast.start(key="new-1")

    assert again.stream == first.stream
    assert count("ledger_stream") - 1 == 1  # beside the administration's


def test_keys_of_different_people_do_not_meet(running: Cast) -> None:
    running.draft(key="k")

    done = running.sign("li", key="k")

    assert not done.repeated


def test_a_refused_request_may_be_tried_again_with_its_key(running: Cast) -> None:
    with pytest.raises(Refused):
        running.draft(files={}, key="k")

    assert not running.draft(key="k").repeated


# ---- numbers ---------------------------------------------------------------------------------


def test_numbers_are_gapless_per_department_and_year(cast: Cast) -> None:
    numbers = []
    for _ in range(3):
        cast.start()
        with pytest.raises(Refused):
            cast.draft(files={})
        cast.draft()
        numbers.append(cast.state().papers["slip"].forms[0].number)

    assert numbers == ["(26)销字001", "(26)销字002", "(26)销字003"]


# ---- what the clock owes ---------------------------------------------------------------------


def test_the_inbox_keeps_no_work_of_an_ended_project(running: Cast) -> None:
    running.draft()
    services.cancel(
        actor=running.actor("zhao"), stream=running.stream, reason="停办", at=running.at
    )

    assert count("projects_candidate") == 0
    assert count("projects_item") == 0
    (wake,) = fetch(connection, "SELECT wake FROM ledger_stream WHERE id = ?", (running.stream,))[0]
    assert wake is None
