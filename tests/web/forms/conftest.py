"""A project whose first step is a form with something of everything (claim.yaml)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.projects.conftest import build_cast
from tests.web.conftest import Office

CLAIM = (Path(__file__).parent / "claim.yaml").read_text(encoding="utf-8")
FILLED: dict[str, object] = {
    "f:claim.head:purpose": "展会",
    "f:claim.head:kind": "travel",
    "f:claim.head:budget": "50",
    "f:claim.head:amount": "1.5",
    "f:claim.head:agreed": "true",
    "f:claim.head:signed": "true",
    "f:claim.lines:0:entry": "机票",
    "f:claim.lines:0:quantity": "2",
    "f:claim.lines:0:price": "1000",
    "outcome": "next",
}


@pytest.fixture
def claims(db: None, tmp_path: Path) -> Iterator[Office]:
    """The form waits for zhao."""
    with override_settings(XIZE_HOME=tmp_path):
        office = Office(build_cast(CLAIM))
        office.cast.start("华东展会")
        yield office


@pytest.fixture
def applied(claims: Office) -> Office:
    """Zhao has sent the form; li checks it."""
    answer = claims.client("zhao").post(claims.address("apply"), FILLED)
    assert answer.status_code == 302, answer.content.decode()
    return claims
