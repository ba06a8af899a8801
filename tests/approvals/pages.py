"""What every test of a page of human work does: look, act, read what was told, appoint a deputy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import unescape

from tests.approvals.conftest import Deal
from xize.people import deputies
from xize.projects import queries
from xize.projects.queries import NoticeLine


def see(deal: Deal, name: str, address: str) -> str:
    """The text of a page."""
    answer = deal.client(name).get(address, follow=True)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def do(deal: Deal, name: str, node: str, verb: str, **sent: object) -> None:
    """Send an act and expect that it is carried out."""
    data = {key.replace("__", ":"): value for key, value in sent.items()}
    answer = deal.client(name).post(deal.act(node, verb), data)
    assert answer.status_code == 302, unescape(answer.content.decode())[-4000:]


def told(deal: Deal, name: str) -> list[NoticeLine]:
    """What somebody was told, the newest first."""
    return queries.copied(deal.actor(name))


def appoint(deal: Deal, principal: str, deputy: str, regulations: Sequence[str] = ()) -> None:
    """Let somebody do another's work since the beginning of the year."""
    deputies.appoint_deputy(
        actor=deal.actor(principal),
        deputy=deal.ids[deputy],
        starts=datetime(2026, 1, 1, tzinfo=UTC),
        regulations=regulations,
    )
