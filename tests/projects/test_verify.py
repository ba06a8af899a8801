"""`verify` on real projects: files, states, projections, and what the ledger itself knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from msgspec.structs import replace

from tests.projects.conftest import MONDAY, Cast
from tests.projects.test_rebuild import play_everything
from xize.core.engine import decode_state, encode_state
from xize.core.engine.events import SectionFilled
from xize.documents.storage import store
from xize.documents.storage.folder import Folder
from xize.ledger import guards
from xize.ledger.batch import fetch
from xize.ledger.queries import links
from xize.ledger.services import redact
from xize.people.refusals import NotPermitted
from xize.projects import queries, services
from xize.projects.verify import references, verify
from xize.rulebook.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def played(cast: Cast) -> Iterator[Cast]:
    play_everything(cast)
    guards.remove(connection)
    yield cast
    guards.install(connection)


def attack(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0, "the attack hit nothing"


def kinds() -> list[str]:
    return [one.kind.value for one in verify()]


def test_what_was_played_honestly_is_sound(played: Cast) -> None:
    assert list(verify()) == []


def test_a_changed_state_is_found(played: Cast) -> None:
    (state,) = fetch(connection, "SELECT state FROM ledger_stream WHERE id = ?", (played.stream,))[
        0
    ]
    forged = encode_state(replace(decode_state(bytes(state)), status="running"))
    attack("UPDATE ledger_stream SET state = %s WHERE id = %s", forged, played.stream)

    assert kinds() == ["state-differs"]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE projects_act SET late = ''",
        "UPDATE projects_project SET result = 'archived'",
        "DELETE FROM documents_version",
        "INSERT INTO projects_participant (person, stream) SELECT 'spy', id FROM ledger_stream",
    ],
)
def test_a_changed_projection_is_found_and_named(played: Cast, sql: str) -> None:
    attack(sql)

    found = list(verify())

    assert {one.kind.value for one in found} == {"projection-differs"}
    assert {one.detail for one in found} == {sql.split()[2 if "O" in sql.split()[1] else 1]}


def test_a_changed_form_is_found(played: Cast) -> None:
    attack("UPDATE ledger_payload SET body = %s", b'{"amount":"9"}')

    assert "payload-changed" in kinds()


def path_of(blob: str) -> Path:
    files = store()
    assert isinstance(files, Folder)
    return files.path_of(blob)


def test_a_changed_file_is_found(played: Cast) -> None:
    first = fetch(connection, "SELECT blob FROM documents_file")[0][0]
    path_of(first).write_bytes(b"%PDF-1.7 another agreement")

    assert kinds() == ["payload-changed"]


def test_a_missing_file_is_found(played: Cast) -> None:
    first = fetch(connection, "SELECT blob FROM documents_file")[0][0]
    path_of(first).unlink()

    (found,) = verify()

    assert (found.kind.value, found.detail) == ("payload-missing", "agreement.pdf")


def test_an_erased_opinion_is_redacted_and_the_rest_still_reads(played: Cast) -> None:
    stream = fetch(connection, "SELECT stream FROM projects_project WHERE status = 'ended'")[0][0]
    opinion = next(
        payload
        for link in links(stream)
        if link.type == SectionFilled.__name__ and b"opinion" in link.body
        for payload, _ in references(link)
    )
    redact(payload=opinion, by="admin", at=MONDAY, reason="本人要求")

    assert kinds() == ["redacted"]
    page = queries.project(played.actor("zhao"), stream, MONDAY)
    copies = page.story.forms["slip"][0].seats("opinion")
    assert [one.values is None for one in copies].count(True) == 1


def test_a_changed_regulation_is_found(played: Cast) -> None:
    edition = Edition.objects.get()
    texts = {"regulation.yaml": edition.texts["regulation.yaml"].replace("3 workdays", "30 days")}
    Edition.objects.update(texts=texts)

    (found,) = verify()

    assert (found.kind.value, found.detail) == ("edition-changed", "agreement-approval")


def test_only_administrators_erase(played: Cast) -> None:
    with pytest.raises(NotPermitted):
        services.redact(actor=played.actor("zhao"), payload="p", reason="x")
