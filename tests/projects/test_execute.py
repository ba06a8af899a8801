"""The transaction: what was decided is written together, and what was refused leaves no trace."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.projects.conftest import Cast
from xize.ledger.batch import fetch
from xize.ledger.queries import links

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
    assert (state.status, state.open if hasattr(state, "open") else running.open()) == ("ended", [])
    assert state.delivered == (1, 2)
    assert state.papers["slip"].forms[0].number == "(26)销字001"
