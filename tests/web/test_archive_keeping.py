"""The pages of sealing, holds and disposal: who sees what, and what comes of each button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone

from tests.archive.conftest import ended_project
from tests.projects.conftest import MONDAY, Cast, build_cast
from tests.web.test_archive import enter, read
from xize.archive.checking.check import check
from xize.archive.models import Disposal, Dossier, Hold
from xize.archive.services.disposing import files_of
from xize.archive.services.sealing import seal
from xize.documents import blobs
from xize.jobs.models import Job
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


@pytest.fixture
def ended() -> Cast:
    """An ended project; stranger is an archivist, sun an administrator."""
    cast = build_cast()
    ended_project(cast)
    hr.grant(actor=SYSTEM, person=cast.ids["sun"], role=SystemRole.ADMINISTRATOR)
    return cast


@pytest.fixture
def sealed(ended: Cast) -> Cast:
    seal(actor=SYSTEM, stream=ended.stream, at=MONDAY)
    return ended


def test_sealing_is_a_job_of_the_archivist(ended: Cast) -> None:
    client, address = enter("stranger"), f"/archive/{ended.stream}"
    assert "封卷</button>" in read(client, address).replace(" ", "")
    assert "封卷</button>" not in read(enter("zhao"), address).replace(" ", "")

    answer = client.post(f"{address}/seal")

    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{job.id}")
    assert (job.kind, job.arguments) == ("dossier-seal", {"stream": ended.stream})


@pytest.mark.parametrize("name", ["zhao", "li"])
def test_nobody_else_seals_holds_or_fetches(sealed: Cast, name: str) -> None:
    client, address = enter(name), f"/archive/{sealed.stream}"

    answers = [
        client.post(f"{address}/seal"),
        client.post(f"{address}/holds", {"reason": "诉讼"}),
        client.get(f"{address}/parts/1"),
        client.get("/archive/disposals"),
        client.post("/archive/disposals/propose", {"stream": sealed.stream, "reason": "期满"}),
    ]

    assert [one.status_code for one in answers] == [409] * 5
    assert "下载卷宗包" not in read(client, address)


def test_a_sealed_part_is_fetched_and_sound(sealed: Cast, tmp_path: Path) -> None:
    client, address = enter("stranger"), f"/archive/{sealed.stream}/parts"
    assert client.get(f"{address}/2").status_code == 409

    answer = client.get(f"{address}/1")
    path = tmp_path / "fetched.zip"
    path.write_bytes(b"".join(answer))

    assert check(path) == []
    assert "0001-XM-2026-D30-" in answer["Content-Disposition"]


def test_a_hold_is_put_and_lifted(sealed: Cast) -> None:
    client, address = enter("stranger"), f"/archive/{sealed.stream}"

    client.post(f"{address}/holds", {"reason": "合同诉讼"})
    page = read(client, address)
    client.post(f"{address}/holds/{Hold.objects.get().id}/lift", {"reason": "结案"})

    assert "合同诉讼" in page
    assert "冻结中" in page
    assert "冻结中" not in read(client, address)
    assert client.post(f"{address}/holds", {"reason": ""}).status_code == 409


def test_disposal_from_proposal_to_the_kept_list(sealed: Cast) -> None:
    over = timezone.localdate().replace(month=1, day=1).isoformat()
    Dossier.objects.update(retained_until=over)
    keeper, other = enter("stranger"), enter("sun")
    (file,) = files_of(sealed.stream)
    assert 'name="stream"' in read(keeper, "/archive/disposals")

    keeper.post("/archive/disposals/propose", {"stream": sealed.stream, "reason": "期满"})
    address = f"/archive/disposals/{Disposal.objects.get().id}"
    own = keeper.post(f"{address}/decide", {"decision": "approve", "opinion": "同意"})
    assert own.status_code == 409
    assert "批准销毁" in read(other, address)
    other.post(f"{address}/decide", {"decision": "approve", "opinion": "同意"})
    keeper.post(f"{address}/carry-out")

    assert not blobs.exists(file)
    page = read(keeper, address)
    assert "已执行" in page
    assert "公交卡充值" in page
    assert "已销毁" in read(keeper, f"/archive/{sealed.stream}")
    assert keeper.get(f"/archive/{sealed.stream}/parts/1").status_code == 409
    assert keeper.get("/archive/disposals/none").status_code == 404
    assert keeper.get(f"{address}/pdf").content.startswith(b"%PDF-")
    assert enter("zhao").get(f"{address}/pdf").status_code == 409
