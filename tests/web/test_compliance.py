"""The compliance matrix and the indicators as pages: who may open them, filters, languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from tests.projects.played import play
from xize.people import accounts
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole

pytestmark = pytest.mark.django_db
Enter = Callable[[str], Client]


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


@pytest.fixture
def begun() -> str:
    """A project that has just begun."""
    return play("registration")


@pytest.fixture
def whole() -> str:
    """The whole main path, from registration to archive."""
    return play("main-path")


@pytest.fixture
def enter() -> Enter:
    """A client signed in as somebody of the scenario."""

    def client(username: str) -> Client:
        client = Client()
        user = accounts.find(username)
        assert user is not None
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client


def articles(page: str) -> list[str]:
    return re.findall(r'id="article-([^"]+)"', page)


def test_it_is_open_to_participants_auditors_and_to_nobody_else(begun: str, enter: Enter) -> None:
    auditor = accounts.find("admin")
    assert auditor is not None
    for part in ("compliance", "indicators"):
        address = f"/projects/{begun}/{part}"
        assert enter("luo").get(address).status_code == 200
        assert enter("partner").get(address).status_code == 404
        assert enter("admin").get(address).status_code == 404
        assert Client().get(address).status_code == 302
        assert enter("luo").get(f"/projects/nothing/{part}").status_code == 404
    hr.grant(actor=SYSTEM, person=auditor.id, role=SystemRole.AUDITOR)
    assert enter("admin").get(f"/projects/{begun}/compliance").status_code == 200


def test_counts_states_proofs_and_reasons_stand_on_the_page(whole: str, enter: Enter) -> None:
    client, address = enter("luo"), f"/projects/{whole}/compliance"
    page = client.get(address).content.decode()

    assert "<strong>90</strong> 条" in page
    assert len(articles(page)) > 90
    for text in (
        "已落实",
        "缺失",
        "罗女士",
        "业务需求开发工单 (25)卡字003",
        "次未办",
        "非「需要项目费用」",
    ):
        assert text in page, text
    assert page.count('style="') == 0

    missing = articles(client.get(f"{address}?state=missing").content.decode())
    office = articles(client.get(f"{address}?by=office").content.decode())
    none = client.get(f"{address}?state=waived").content.decode()
    assert missing == ["5", "5(5)", "8", "8(4)"]
    assert "21" in office
    assert "8(2)" not in office
    assert articles(none) == []
    assert "没有处于这一状态的条款" in none


def test_every_figure_stands_with_its_rows_and_groups(whole: str, enter: Enter) -> None:
    client, address = enter("luo"), f"/projects/{whole}/indicators"
    page = client.get(address).content.decode()

    assert "91.7%" in page  # one of twelve signatures was late
    assert re.search(r"申报费用.*?180,000\.00.*?卡部", page, re.DOTALL)
    assert f"/projects/{whole}/signatures" in page
    assert f"/projects/{whole}/flow?step=business_test#flow-business_test" in page

    assert "统计范围：本规程下您有权查看的项目。" in page

    client.post("/language", {"language": "en"})
    matrix = client.get(f"/projects/{whole}/compliance").content.decode()
    assert "occurrences were not done" in matrix
    assert "kept by the system" in matrix
    assert "已落实" not in matrix
    assert "there is exactly one at any time" in matrix  # a duty of the rule
    assert "Computed from the records" in client.get(address).content.decode()
