"""The archive: who sees which ended project, what is complete, what is missing by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from tests.projects.conftest import MONDAY, Cast, build_cast
from tests.projects.played import play
from xize.archive.queries.dossiers import Dossier, dossier_of
from xize.people import accounts
from xize.people.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


@pytest.fixture
def cast() -> Cast:
    """A project with its agreement signed; li is its finance department, stranger an archivist."""
    cast = build_cast()
    cast.start()
    cast.draft()
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    return cast


def enter(username: str) -> Client:
    client = Client()
    user = accounts.find(username)
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def states(found: Dossier) -> list[str]:
    return [one.state for one in found.items]


def test_running_projects_are_not_in_the_archive(cast: Cast) -> None:
    assert "还没有结束的项目" in read(enter("zhao"), "/archive")
    assert enter("stranger").get(f"/archive/{cast.stream}").status_code == 404


def test_a_stopped_project_is_open_to_its_team_and_to_archivists(cast: Cast) -> None:
    cast.complete("guo", "decide", "refuse", comment="暂不办理")

    for name in ("zhao", "stranger"):
        page = read(enter(name), "/archive")
        assert "已否决" in page
        assert "提前结束，文档留存" in page
        assert "合作协议" in read(enter(name), f"/archive/{cast.stream}")
    assert Client().get("/archive").status_code == 302
    assert Client().get(f"/archive/{cast.stream}").status_code == 302
    assert enter("zhao").get("/archive/nothing").status_code == 404
    assert "没有符合条件" in read(enter("zhao"), "/archive?text=没有")


def test_an_item_is_missing_there_or_delivered_with_its_documents(cast: Cast) -> None:
    actor = cast.actor("zhao")
    assert states(dossier_of(actor, cast.stream, MONDAY)) == ["ready", "ready"]
    cast.complete("guo", "decide", "agree")
    cast.complete("zhao", "deliver", delivers=[1])

    found = dossier_of(actor, cast.stream, MONDAY)

    assert states(found) == ["delivered", "ready"]
    assert [one.name for one in found.missing] == ["审批流转单"]
    agreement, slip = found.items
    assert (agreement.by, agreement.at) == (cast.ids["zhao"], MONDAY)
    assert [file.name for file in agreement.papers[0].files] == ["agreement.pdf"]
    assert slip.papers[0].is_form
    page = read(enter("zhao"), f"/archive/{cast.stream}")
    assert re.search(r'id="item-1" class="item-delivered"', page)
    assert "agreement.pdf" in page
    assert "已形成，未移交" in page


def test_a_whole_dossier_is_complete_and_says_since_when() -> None:
    stream = play("main-path")

    found = dossier_of(SYSTEM, stream, MONDAY)
    page = read(enter("luo"), f"/archive/{stream}")

    assert (found.delivered, len(found.mandatory), found.missing) == (12, 12, [])
    assert "卷宗齐全" in page
    assert page.count('id="item-') >= 12
    assert "齐全于" in read(enter("luo"), "/archive")
    client = enter("luo")
    client.post("/language", {"language": "en"})
    assert "The dossier is complete." in read(client, f"/archive/{stream}")


def test_before_anything_exists_the_missing_items_are_named(cast: Cast) -> None:
    cast.start("空项目")

    page = read(enter("zhao"), f"/archive/{cast.stream}")

    assert "2 项必备文档未移交" in page
    assert states(dossier_of(cast.actor("zhao"), cast.stream, MONDAY)) == ["missing", "missing"]


def test_who_owes_what_is_missing_is_named_with_the_step(cast: Cast) -> None:
    cast.start("新项目")
    before = dossier_of(cast.actor("zhao"), cast.stream, MONDAY)
    assert [
        (debt.document, debt.step, debt.people == (cast.ids["zhao"],), debt.open)
        for item in before.items
        for debt in item.owes
    ] == [("合作协议", "起草协议", True, True), ("审批流转单", "起草协议", True, True)]

    page = read(enter("zhao"), f"/archive/{cast.stream}")
    assert "起草协议" in page
