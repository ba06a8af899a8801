"""Pages of registers, archive, rules and compliance ask the database few questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings

from tests.projects.played import play
from xize.people import accounts
from xize.rulebook.queries import edition_in_force

pytestmark = pytest.mark.django_db
MOST = 14
RULE = "payment-projects"


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


def asked(client: Client, address: str) -> list[str]:
    """What a page asks the database, counted by SQLite itself; PostgreSQL only shows the page."""
    statements: list[str] = []
    counts = connection.vendor == "sqlite"
    if counts:
        connection.connection.set_trace_callback(statements.append)
    assert client.get(address).status_code == 200
    if counts:
        connection.connection.set_trace_callback(None)
    return [one for one in statements if one.startswith(("SELECT", "WITH"))]


def test_no_page_asks_more_questions_than_that() -> None:
    stream, edition = play("main-path"), edition_in_force(RULE)
    client = Client()
    user = accounts.find("luo")
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    addresses = (
        f"/projects/{stream}/compliance",
        f"/projects/{stream}/indicators",
        "/registers",
        f"/registers/{RULE}/risks",
        f"/registers/{RULE}/changes",
        f"/registers/{RULE}/countersigns",
        f"/registers/{RULE}/procedure:requirement_change",
        f"/registers/{RULE}/partners",
        "/archive",
        f"/archive/{stream}",
        "/regulations?text=工单",
        f"/regulations/{edition}",
        *(f"/regulations/{edition}/{part}" for part in ("roles", "documents", "scenarios")),
    )
    for address in addresses:
        client.get(address)  # editions are compiled once per process

    counts = {address: len(asked(client, address)) for address in addresses}

    assert {address: count for address, count in counts.items() if count > MOST} == {}
