"""Bringing a BPMN file in the browser: who may, what is shown, what is kept."""

from __future__ import annotations

import base64
import re
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.core.process.bpmn.importing.leave import LEAVE
from tests.web.conftest import SignIn
from xize.people import accounts
from xize.people.actor import Actor
from xize.people.models import Grant
from xize.people.permissions import Permission, SystemRole
from xize.rulebook.drafting.services import publish_draft
from xize.rulebook.models import DraftEdition, Edition
from xize.web.importing.brought import LARGEST

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PAGE = "/regulations/import"
ADDRESSES = (PAGE, f"{PAGE}/folder", f"{PAGE}/keep")


@pytest.fixture
def keeper(as_: SignIn) -> Client:
    """The browser of somebody who keeps the rules."""
    user = accounts.find("luo")
    assert user is not None
    Grant.objects.create(person=user, role=SystemRole.RULE_KEEPER)
    return as_("luo")


def sent(client: Client, content: bytes, status: int = 200, **more: str) -> str:
    """The page after a file was sent."""
    file = SimpleUploadedFile("leave.bpmn", content)
    answer = client.post(PAGE, {"file": file, **more})
    assert answer.status_code == status
    return unescape(answer.content.decode())


def carried(content: bytes, ident: str = "leave-request") -> dict[str, str]:
    """What the page carries on."""
    return {"content": base64.b64encode(content).decode(), "name": "leave.bpmn", "ident": ident}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_who_may_publish_rules(as_: SignIn, address: str) -> None:
    for method in ("get", "post"):
        assert getattr(as_("luo"), method)(address).status_code == 403
        answer = getattr(as_(""), method)(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in")
    assert not DraftEdition.objects.exists()


def test_what_became_of_a_file_is_shown_before_anything_is_kept(keeper: Client) -> None:
    page = sent(keeper, LEAVE.encode(), ident="leave-request")

    assert "部门领导审批" in page
    assert "Flowable" in page
    assert "vendor-left-out" in page
    assert "kind: countersign" in page
    image = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert image is not None
    picture = base64.b64decode(image[1]).decode()
    assert picture.startswith("<svg")
    assert picture.count("data-element=") > 15
    assert not DraftEdition.objects.exists()


def test_it_is_kept_as_a_draft_edition(keeper: Client) -> None:
    answer = keeper.post(f"{PAGE}/keep", carried(LEAVE.encode()))

    assert answer.status_code == 302
    draft = DraftEdition.objects.get()
    assert (draft.regulation, draft.title) == ("leave-request", "请假审批")
    assert answer["Location"] == f"/modeller/{draft.id}"
    assert keeper.get(answer["Location"]).status_code == 200
    assert not Edition.objects.exists()


def test_the_draft_is_published_as_it_came(keeper: Client) -> None:
    keeper.post(f"{PAGE}/keep", carried(LEAVE.encode()))
    draft = DraftEdition.objects.get()
    actor = Actor(person="luo", permissions=frozenset({Permission.RULEBOOK_EDITIONS_PUBLISH}))

    edition = publish_draft(actor=actor, draft=draft.id, version=1, at=NOW, in_force=True)

    texts = Edition.objects.get(id=edition).texts
    assert set(texts) == {"regulation.yaml", "process.bpmn"}
    assert "kind: countersign" in texts["regulation.yaml"]
    assert not DraftEdition.objects.exists()


def test_its_folder_can_be_taken_along(keeper: Client) -> None:
    answer = keeper.post(f"{PAGE}/folder", carried(LEAVE.encode()))

    assert answer["Content-Disposition"] == 'attachment; filename="leave-request.zip"'
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        assert archive.namelist() == ["leave-request/regulation.yaml", "leave-request/process.bpmn"]
        assert "flow: process.bpmn" in archive.read("leave-request/regulation.yaml").decode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"<definitions/>", "not-bpmn"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "document-type"),
        (b" " * (LARGEST + 1), "file-too-large"),
    ],
)
def test_what_cannot_be_read_is_said_and_not_kept(
    keeper: Client, content: bytes, code: str
) -> None:
    assert code in sent(keeper, content, 422)
    if len(content) <= LARGEST:
        assert keeper.post(f"{PAGE}/keep", carried(content)).status_code == 422
    assert not DraftEdition.objects.exists()


def test_an_id_that_is_none_is_refused(keeper: Client) -> None:
    page = sent(keeper, LEAVE.encode(), 422, ident="../x")
    assert "notice-error" in page
    assert keeper.post(f"{PAGE}/keep", carried(LEAVE.encode(), "../x")).status_code == 422
    assert not DraftEdition.objects.exists()


def test_hostile_names_are_shown_as_text(keeper: Client) -> None:
    bad = LEAVE.replace("部门领导审批", "&lt;script&gt;alert(1)&lt;/script&gt;")
    file = SimpleUploadedFile("<img src=x onerror=alert(1)>.bpmn", bad.encode())
    raw = keeper.post(PAGE, {"file": file}).content.decode()
    assert "<script>alert" not in raw
    assert "<img src=x" not in raw
    assert "&lt;script&gt;alert(1)" in raw


def test_what_was_changed_on_the_way_is_not_taken(keeper: Client) -> None:
    answer = keeper.post(f"{PAGE}/keep", {"content": "no base64!", "name": "x", "ident": ""})
    assert answer.status_code == 422
    assert not DraftEdition.objects.exists()
