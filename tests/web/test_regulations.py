"""The rulebook as pages: who reads it, what is found by which name, what an article lights."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from tests.projects.conftest import TEXT
from xize.people import accounts
from xize.people.actor import SYSTEM
from xize.projects.queries.coverage import coverage
from xize.rulebook.queries import as_written
from xize.rulebook.services import publish, publish_from_library, put_in_force, set_parameter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)


@pytest.fixture
def edition(ids: dict[str, str]) -> str:
    """The payment rule in force."""
    return publish_from_library(actor=SYSTEM, regulation="payment-projects", at=NOW)


def enter(username: str) -> Client:
    client = Client()
    user = accounts.find(username)
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


PARTS = ("", "/roles", "/documents", "/deadlines", "/figures", "/scenarios", "/step/main/sign_off")


def test_every_employee_reads_the_rules_and_nobody_outside(edition: str, ids) -> None:
    users = {name: accounts.find(name) for name in ids}
    contact = next(name for name, user in users.items() if user and user.partner_id)
    for address in ("/regulations", *(f"/regulations/{edition}{part}" for part in PARTS)):
        assert enter("luo").get(address).status_code == 200
        assert enter(contact).get(address).status_code == 403
        assert Client().get(address).status_code == 302
    for part in ("", "/roles", "/step/main/nothing", "/step/nothing/sign_off"):
        unknown = "nothing" if part in ("", "/roles") else edition
        assert enter("luo").get(f"/regulations/{unknown}{part}").status_code == 404
    assert enter("luo").get(f"/regulations/{edition}?procedure=nothing").status_code == 404


def test_the_list_says_how_much_of_the_text_is_carried_out(edition: str) -> None:
    page = read(enter("luo"), "/regulations")

    assert "项目流程管理实施细则" in page
    assert "90 / 90" in page
    assert "现行" in page


def test_an_article_without_a_step_or_duty_is_named(ids) -> None:
    text = TEXT.replace('"9": 归档}', '"9": 归档, "10": 无人落实}')
    bare = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=NOW)
    put_in_force(actor=SYSTEM, edition=bare, at=NOW)

    assert coverage(as_written(bare)).bare == ("10",)
    assert coverage(as_written(bare)).share == 83  # five of six
    page = read(enter("luo"), f"/regulations/{bare}")
    assert re.search(r'id="article-10" class="[^"]*is-bare', page)


@pytest.mark.parametrize(
    ("asked", "name", "other"),
    [
        ("业务需求工单", "业务需求开发工单", "业务需求工单"),
        ("协议会签", "协议会签", ""),
        ("风险合规部", "风险合规部", ""),
        ("T+3", "5(2) 商定方案", ""),
    ],
)
def test_things_are_found_by_any_of_their_names(edition: str, asked, name, other) -> None:
    page = read(enter("luo"), "/regulations", text=asked)

    found = page[page.index('id="hits"') :]
    assert name in found
    assert not other or f"又称 {other}" in found
    assert "没有这些文字" in read(enter("luo"), "/regulations", text="不存在的名称")


def test_a_document_is_found_by_its_other_name_and_shows_where_it_is_written(edition: str) -> None:
    as_pdfs_write_it = "业务需求⼯单"  # with the radical ⼯
    page = read(enter("luo"), f"/regulations/{edition}/documents", text=as_pdfs_write_it)

    assert re.findall(r'id="document-(\w+)"', page) == ["work_order"]
    assert "开立业务需求开发工单" in page
    assert "({yy}){mark}字{seq:03}" in page


def test_an_article_lights_its_steps_and_no_others(edition: str) -> None:
    page = read(enter("luo"), f"/regulations/{edition}", article="12(3)")

    lit = re.findall(r'id="flow-(\w+)" class="node[^"]*is-lit', page)
    assert lit == ["settle_plan"]
    assert page.count('style="') == 0
    assert page.count("<script") == read(enter("luo"), "/regulations").count("<script")


def test_a_step_says_who_by_when_on_which_documents_with_which_outcomes(edition: str) -> None:
    page = read(enter("luo"), f"/regulations/{edition}/step/main/sign_off")

    for words in (
        "相关部门负责人",
        "“协议定稿（T 日）”之后3个工作日",
        "提前1个工作日",
        "告知经办人、业务部门（牵头）、总经理室",
        "合作协议",
        "同意并附意见",
        "不同意 →",
    ):
        assert words in page, words
    assert "<html" not in page


def test_figures_decided_by_the_owner_stand_beside_those_written(edition: str) -> None:
    address = f"/regulations/{edition}/deadlines"
    assert "5个工作日" not in read(enter("luo"), address)

    set_parameter(
        actor=SYSTEM,
        edition=edition,
        name="countersign_period",
        value="5 workdays",
        reason="试行",
        at=NOW,
    )

    page = read(enter("luo"), address)
    row = page[page.index('id="parameter-countersign_period"') :][:900]
    assert row.index("5个工作日") < row.index("3个工作日")
    assert "建议" in row
    assert "“协议定稿（T 日）”之后5个工作日" in page


def test_scenarios_are_shown_for_the_text_they_belong_to_only(edition: str) -> None:
    assert "自登记至归档" in read(enter("luo"), f"/regulations/{edition}/scenarios")
    other = publish(actor=SYSTEM, texts={"regulation.yaml": TEXT}, at=NOW)
    put_in_force(actor=SYSTEM, edition=other, at=NOW)

    assert "没有与此文本对应的场景" in read(enter("luo"), f"/regulations/{other}/scenarios")


def test_roles_name_the_departments_that_stand_for_them(edition: str) -> None:
    page = read(enter("luo"), f"/regulations/{edition}/roles")

    assert re.search(r'id="role-risk".*?风险合规部.*?风险合规部', page, re.DOTALL)
    assert "负总责" in page


def test_every_page_is_complete_in_english(edition: str) -> None:
    client = enter("luo")
    client.post("/language", {"language": "en"})

    expected = {
        "": "Choose a step in the chart",
        "/roles": "bears overall responsibility",
        "/documents": "Written at",
        "/deadlines": "3 working days after",
        "/figures": "Derived from",
        "/scenarios": "Expectations",
    }
    for part, words in expected.items():
        assert words in read(client, f"/regulations/{edition}{part}")
    assert "Articles carried out" in read(client, "/regulations")
    deadlines = read(client, f"/regulations/{edition}/deadlines")
    assert "Risk monitoring after go-live" in deadlines  # recurring work uses a figure as well
    assert "上线后风险监控" not in deadlines
