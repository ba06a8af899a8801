"""The page of answers and the box at the top: marks, links that lead somewhere, few queries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import override_settings

from tests.search.conftest import begun, indexed
from tests.web.conftest import Office
from tests.web.test_few_queries import asked

pytestmark = pytest.mark.django_db
QUESTIONS = (
    "合作协议",
    "结算中心",
    "示例银行",
    "结算周期",
    "公交卡",
    "部门会签",
    "li",
    "risk",
    "财务",
)


@pytest.fixture
def found(db: None, tmp_path: Path) -> Iterator[Office]:
    """A project with an objection, indexed."""
    with override_settings(XIZE_HOME=tmp_path):
        office = Office(begun())
        office.cast.sign("li", "object", comment="结算周期过长", fills={"slip.opinion": {}})
        indexed()
        yield office


def main_of(office: Office, name: str, address: str) -> str:
    return office.page(name, address).partition("<main")[2].partition("</main>")[0]


def test_what_answers_is_marked_and_told_with_its_project(found: Office) -> None:
    page = main_of(found, "sun", "/search?text=结算中心")

    assert re.search(r'href="/projects/\S+/documents/agreement">合作协议</a>', page)
    assert "由<mark>结算中⼼</mark>代扣" in page
    assert "公交卡充值</a>" in page
    assert "又名 <mark>业务合作书</mark>" in main_of(found, "sun", "/search?text=业务合作书")


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_answer_leads_to_a_page_that_is_open(found: Office, text: str) -> None:
    client = found.client("zhao")
    for address in (f"/search?text={text}", f"/search/suggest?text={text}"):
        page = client.get(address).content.decode()
        links = re.findall(r'<li><a (?:class="row-link" )?href="([^"]+)"', page)
        assert links, text
        for link in links:
            assert client.get(unescape(link)).status_code == 200, link


def test_who_does_not_see_a_project_finds_nothing_of_it(found: Office) -> None:
    for text in ("公交卡", "结算中心", "结算周期", "示例银行"):
        for address in ("/search?text=", "/search/suggest?text="):
            page = found.page("stranger", address + text)
            assert "<mark>" not in page
            assert found.cast.stream not in page


def test_one_character_finds_people_and_says_why_nothing_else(found: Office) -> None:
    page = main_of(found, "zhao", "/search?text=会")

    assert "单个字几乎处处都有" in page
    assert "<mark>" not in page


def test_nothing_found_offers_what_is_nearly_so_called(found: Office) -> None:
    page = main_of(found, "zhao", "/search?text=业务合做书")

    assert "没有找到" in page
    assert (
        'href="/search?text=%E4%B8%9A%E5%8A%A1%E5%90%88%E4%BD%9C%E4%B9%A6">业务合作书</a>' in page
    )


def test_filters_narrow_the_answers_and_can_be_left(found: Office) -> None:
    assert "<mark>" in main_of(found, "zhao", "/search?text=公交卡&kind=project&state=running")
    assert "<mark>" in main_of(
        found, "zhao", "/search?text=公交卡&since=2026-09-28&until=2026-09-28"
    )
    for filters in ("kind=person", "state=ended", "regulation=other", "since=2026-09-29"):
        page = main_of(found, "zhao", f"/search?text=公交卡&{filters}")
        assert "<mark>" not in page
        assert "去掉筛选条件" in page


@pytest.mark.parametrize(
    "given",
    [
        "kind=x&page=0",
        "page=99999999",
        "since=2026-13-45",
        "until=9999-12-31",
        "page=-1",
        "regulation=%00",
        "kind=%00",
    ],
)
def test_what_makes_no_sense_is_not_minded(found: Office, given: str) -> None:
    found.page("zhao", f"/search?text=公交卡&{given}")


def test_a_kind_with_many_answers_comes_in_pages(found: Office) -> None:
    for number in range(22):
        found.cast.start(f"公交卡{number}")
    indexed()
    everything = main_of(found, "zhao", "/search?text=公交卡")
    first = main_of(found, "zhao", "/search?text=公交卡&kind=project")
    second = main_of(found, "zhao", "/search?text=公交卡&kind=project&page=2")

    assert "全部23项" in everything
    assert (first.count('class="row-link"'), second.count('class="row-link"')) == (20, 3)
    assert 'rel="next"' in first
    assert 'rel="next"' not in second


def test_a_project_that_has_moved_on_is_said_to_be_indexed(found: Office) -> None:
    assert "正在编入索引" not in main_of(found, "zhao", "/search?text=公交卡")
    found.cast.sign("sun")

    assert "有1个项目刚有进展" in main_of(found, "zhao", "/search?text=公交卡")
    assert "正在编入索引" not in main_of(found, "stranger", "/search?text=公交卡")


def test_the_number_of_queries_does_not_grow_with_the_answers(found: Office) -> None:
    client = found.client("zhao")
    few = asked(client, "/search/suggest?text=公交卡")
    for number in range(5):
        found.cast.start(f"公交卡{number}")
    indexed()

    assert len(asked(client, "/search/suggest?text=公交卡")) == len(few) <= 9
    assert len(asked(client, "/search?text=公交卡")) <= 14


def test_english_readers_find_and_see_english_names(found: Office) -> None:
    client = found.client("zhao")
    client.post("/language", {"language": "en", "next": "/"})
    page = client.get("/search?text=结算中心").content.decode()

    assert "Found for" in page
    assert "<mark>" in page
