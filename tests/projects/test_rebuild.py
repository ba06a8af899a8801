"""Projections are disposable: made again from the ledger they are the same to the last byte."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from tests.projects.conftest import MONDAY, Cast
from tests.projects.tables import dump
from xize.ledger import guards
from xize.projects import services
from xize.projects.rebuild import LedgerBroken, rebuild

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def play_everything(cast: Cast) -> None:
    """Two projects with returns, a side procedure, reminders, transfers, a hand-over, an end."""
    cast.start()
    cast.draft()
    services.start_procedure(
        actor=cast.actor("zhao"), stream=cast.stream, procedure="expense", at=cast.at
    )
    cast.complete("zhao", "apply", fills={"expense_form.request": {"wanted": "180000"}})
    cast.sign("li")
    cast.sign("sun", "object", comment="结算条款不清")
    cast.sign("zhao")
    cast.draft(unchanged=[])
    cast.at = MONDAY + 20 * DAY
    services.tick(now=cast.at)
    services.transfer(
        actor=cast.actor("sun"),
        stream=cast.stream,
        item=cast.item("sign_off"),
        to=cast.ids["stranger"],
        at=cast.at,
    )
    for name in ("stranger", "li", "zhao"):
        cast.sign(name, fills={"slip.opinion": {"opinion": f"{name}同意"}})
    cast.complete("li", "check_expense", "agree")
    cast.complete("guo", "decide", "agree")
    cast.complete("zhao", "deliver", delivers=[1, 2])
    cast.complete("zhao", "close")
    cast.start("第二个项目")
    services.name_people(
        actor=cast.actor("zhao"),
        stream=cast.stream,
        role="manager",
        people=cast.ids["li"],
        reason="调岗",
        at=cast.at,
    )
    services.suspend(actor=cast.actor("zhao"), stream=cast.stream, reason="等待批复", at=cast.at)


def test_rebuilt_tables_equal_those_that_grew_with_the_work(cast: Cast) -> None:
    play_everything(cast)
    grown = dump()
    assert all(grown[name] for name in grown), "the play leaves a table empty"

    assert rebuild() == 2

    assert dump() == grown


def test_a_rebuild_mends_a_damaged_projection(cast: Cast) -> None:
    play_everything(cast)
    grown = dump()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM projects_candidate")
        cursor.execute("UPDATE projects_project SET title = 'x'")

    rebuild()

    assert dump() == grown


def test_nothing_is_rebuilt_from_a_broken_ledger(cast: Cast) -> None:
    play_everything(cast)
    grown = dump()
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_event SET actor = 'x' WHERE seq = 2")

    with pytest.raises(LedgerBroken, match="changed"):
        rebuild()

    guards.install(connection)
    assert dump() == grown
