"""The pages of human work ask the database few questions, however much is shared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from tests.approvals.conftest import Deal
from xize.people import deputies

MOST = 12
STANDING_IN = 13
"""One more for whoever does somebody else's work: whether they may."""


def asked(deal: Deal, name: str, address: str) -> int:
    """How many questions a page asks, counted by SQLite; PostgreSQL only shows the page."""
    statements: list[str] = []
    client = deal.client(name)
    assert client.get(address).status_code == 200
    if connection.vendor == "sqlite":
        connection.connection.set_trace_callback(statements.append)
        client.get(address)
        connection.connection.set_trace_callback(None)
    return sum(one.startswith(("SELECT", "WITH")) for one in statements)


@pytest.fixture
def shared(deal: Deal) -> Deal:
    """A contract in its countersign, with everything shared that can be."""
    deal.reach("sign_off")
    li, address = deal.client("li"), deal.act
    people = [deal.ids[one] for one in ("wang", "chen", "feng")]
    li.post(address("sign_off", "copy"), {"to": people, "text": "供参考"})
    li.post(address("sign_off", "circulate"), {"to": people})
    li.post(address("sign_off", "comment"), {"text": "已核"})
    li.post(address("sign_off", "add-signer"), {"to": people[:2], "choice:position": "beside"})
    deal.client("zhou").post(address("sign_off", "delegate"), {"to": deal.ids["chen"]})
    deputies.appoint_deputy(
        actor=deal.actor("li"), deputy=deal.ids["feng"], starts=datetime(2026, 1, 1, tzinfo=UTC)
    )
    return deal


def test_no_page_asks_more_than_a_dozen_questions(shared: Deal) -> None:
    project, acting = f"/projects/{shared.stream}", f"?for={shared.ids['li']}"
    places = [
        ("li", shared.page("sign_off")),
        ("feng", shared.page("sign_off") + acting),
        ("li", shared.act("sign_off", "return")),
        ("li", shared.act("sign_off", "add-signer")),
        ("feng", shared.act("sign_off", "delegate") + acting),
        ("zhao", project),
        ("zhao", f"{project}/history"),
        ("zhao", f"{project}/act/comment"),
        ("feng", f"{project}/act/move"),
        ("zhao", f"{project}/act/hand-over"),
        ("feng", "/"),
        ("feng", "/inbox/waiting"),
        ("qian", "/inbox/claimable"),
        ("wang", "/inbox/receipts"),
        ("wang", "/inbox/copied"),
        ("zhou", "/inbox/done"),
        ("zhao", "/inbox/started"),
        ("li", "/settings/deputies"),
        ("feng", f"/organisation/hand-over?person={shared.ids['zhao']}"),
    ]
    counts = {(name, address): asked(shared, name, address) for name, address in places}

    assert {place: count for place, count in counts.items() if count > _most(place[1])} == {}


def _most(address: str) -> int:
    return STANDING_IN if "?for=" in address else MOST
