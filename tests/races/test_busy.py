"""Another program holds the database for too long: people are told so, and nothing is recorded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.faults.conftest import address
from tests.races.site import BACKEND
from tests.races.team import Team
from tests.races.test_again import spoken
from xize.people.models import Person

IMPATIENT = {
    "sqlite": "PRAGMA busy_timeout = 30",
    "postgresql": "SET lock_timeout = '30ms'",
}
"""For this test's connection: what takes twenty seconds otherwise."""
PATIENT = {"sqlite": "PRAGMA busy_timeout = 20000", "postgresql": "SET lock_timeout = 0"}


@contextmanager
def held(stream: str) -> Iterator[None]:
    """Somebody else holds the stream, as a program that hangs in the middle of its work."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        with closing(sqlite3.connect(name, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    with psycopg.connect(address()) as other:
        other.execute("SELECT 1 FROM ledger_stream WHERE id = %s FOR UPDATE", (stream,))
        yield
        other.rollback()


def test_a_decision_that_cannot_be_written_is_answered_with_a_remedy(few: Team) -> None:
    few.begin()
    name = few.members[0]
    client = Client(raise_request_exception=False)
    client.force_login(Person.objects.get(id=few.ids[name]), backend=BACKEND)
    page = reverse("item", args=[few.stream, few.item("vote")])
    form = {"outcome": "agree", "comment": "同意", "key": "once"}

    with connection.cursor() as cursor:
        cursor.execute(IMPATIENT[connection.vendor])
    try:
        with held(few.stream):
            answer = client.post(page, form)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(PATIENT[connection.vendor])

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "locked" not in answer.content.decode()
    assert spoken(few) == []

    assert client.post(page, form).status_code == 302, "the same form, sent again"
    assert spoken(few) == [few.ids[name]]
