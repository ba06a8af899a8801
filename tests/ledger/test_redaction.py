"""Erasing what a person wrote: the content goes, the chain stays whole and says so."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.ledger.conftest import NINE, found, write
from xize.ledger.administration import STREAM
from xize.ledger.batch import fetch
from xize.ledger.payloads import bodies, draft_payload
from xize.ledger.queries import links
from xize.ledger.services import NoSuchPayload, redact

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased() -> None:
    payload = draft_payload("p1", "form", "某人的意见".encode())
    write("s", texts=("", f"p1:{payload.digest}"), payloads=(payload,))
    redact(payload="p1", by="admin", at=NINE, reason="本人要求")


def test_verify_says_redacted_and_nothing_bad(erased: None) -> None:
    assert found() == [("s", 2, "redacted")]


def test_neither_content_nor_salt_is_left_anywhere(erased: None) -> None:
    assert bodies(connection, ["p1"]) == {}
    assert fetch(connection, "SELECT COUNT(*) FROM ledger_payload") == [(0,)]


def test_the_administration_records_who_erased_what_and_why(erased: None) -> None:
    (event,) = links(STREAM)

    assert (event.type, event.actor) == ("Redacted", "admin")
    assert "本人要求" in event.body.decode()


def test_erasing_twice_is_an_error_and_records_nothing(erased: None) -> None:
    with pytest.raises(NoSuchPayload):
        redact(payload="p1", by="admin", at=NINE, reason="再次")
    assert len(links(STREAM)) == 1
