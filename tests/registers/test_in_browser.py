"""A register as people use it: filter by keyboard, follow a figure, save, take away, import."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from openpyxl import load_workbook
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.projects.conftest import MONDAY, TEXT, Cast
from tests.registers.conftest import REGULATION
from tests.registers.test_importing import IDENT, POOL, QIAN, ZHAO, xlsx
from tests.web.test_in_browser import UNNAMED
from xize.jobs.queue import run_waiting
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.rulebook.services import publish, put_in_force
from xize.web.registers import table

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "七月流火九月授衣"
PHONE: ViewportSize = {"width": 390, "height": 800}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def sun(page: Page, live_server: LiveServer, settings: LazySettings, cast: Cast) -> Iterator[Page]:
    """The risk department's own, who keeps the pool and takes part in both projects."""
    settings.ALLOWED_HOSTS = ["*"]
    text = TEXT.replace("indicators:\n", POOL)
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    hr.set_password(actor=SYSTEM, person=cast.ids["sun"], password=PASSWORD)
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.goto(f"{live_server.url}/sign-in")
    page.fill("#id_username", "sun")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    yield page
    assert said == []


def test_filter_group_follow_and_save(sun: Page, live_server: LiveServer) -> None:
    here = f"{live_server.url}/registers/{REGULATION}/lines"
    sun.goto(here)
    expect(sun.locator("tbody tr")).to_have_count(4)

    sun.locator("summary", has_text="筛选、分组").focus()
    sun.keyboard.press("Enter")
    sun.keyboard.press("Tab")
    sun.keyboard.type("终端")
    sun.keyboard.press("Enter")
    expect(sun.get_by_role("status")).to_contain_text("2")
    expect(sun.locator(".filter-chip")).to_have_text("明细包含“终端”")

    sun.locator("summary", has_text="存为视图").click()
    sun.fill("#view-name", "只看终端")
    sun.keyboard.press("Enter")
    expect(sun.locator(".saved-view.is-current")).to_contain_text("只看终端")

    sun.locator(".filter-chip").click()
    sun.locator("summary", has_text="筛选、分组").click()
    sun.get_by_label("分组").select_option("project")
    sun.get_by_role("button", name="应用").click()
    groups = sun.locator(".groups tbody tr")
    expect(groups).to_have_count(2)
    groups.first.locator("a").click()
    expect(sun.locator(".register tbody tr")).to_have_count(2)

    sun.get_by_role("link", name="统计").click()
    expect(sun.get_by_role("heading", name="金额")).to_be_visible()


def test_registers_fit_a_phone_and_name_their_controls(sun: Page, live_server: LiveServer) -> None:
    sun.set_viewport_size(PHONE)
    for part in (
        "",
        "/lines",
        "/lines?group=entry",
        "/lines/figures",
        f"/{IDENT}/import",
        f"/{IDENT}",
    ):
        address = f"{live_server.url}/registers" + (f"/{REGULATION}{part}" if part else "")
        sun.goto(address)
        assert sun.evaluate(OVERFLOW) == 0, address
        for panel in sun.locator("main details").all():
            panel.evaluate("e => e.open = true")
        assert sun.evaluate(OVERFLOW) == 0, address
        assert sun.evaluate(UNNAMED) == [], address
        assert sun.locator("h1").count() == 1, address


def test_a_long_export_shows_how_far_it_is_and_comes_as_a_file(
    sun: Page, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "DIRECT", 1)
    sun.goto(f"{live_server.url}/registers/{REGULATION}/lines")
    sun.get_by_role("button", name="Excel").click()
    expect(sun.locator("progress")).to_be_visible()

    run_waiting()
    link = sun.get_by_role("link", name=".xlsx")  # the page finds out by itself
    with sun.expect_download() as download:
        link.click()
    page = load_workbook(BytesIO(download.value.path().read_bytes())).worksheets[0]
    assert page.max_row == 5


def test_a_file_is_checked_then_imported(
    sun: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    def check(content: bytes) -> None:
        file = tmp_path / "专家.xlsx"
        file.write_bytes(content)
        sun.goto(f"{live_server.url}/registers/{REGULATION}/{IDENT}/import")
        sun.set_input_files("#file", file)
        sun.get_by_role("button", name="检查文件").click()
        sun.wait_for_url("**/jobs/*")
        run_waiting()
        sun.get_by_role("link", name="继续").click()

    check(xlsx(ZHAO, ["钱专家", "医学"]))
    expect(sun.locator("tbody tr")).to_have_count(1)
    expect(sun.locator("tbody tr")).to_contain_text("法律、技术")

    check(xlsx(ZHAO, QIAN))
    sun.get_by_role("button", name="导入全部").click()
    sun.wait_for_url("**/jobs/*")
    run_waiting()
    sun.get_by_role("link", name="继续").click()
    expect(sun.locator("tbody tr")).to_have_count(2)


def test_the_rows_of_a_form_come_from_a_file(
    sun: Page, live_server: LiveServer, cast: Cast, tmp_path: Path
) -> None:
    cast.start("从文件填写")
    hr.set_password(actor=SYSTEM, person=cast.ids["zhao"], password=PASSWORD)
    sun.context.clear_cookies()
    sun.goto(f"{live_server.url}/sign-in")
    sun.fill("#id_username", "zhao")
    sun.fill("#id_password", PASSWORD)
    sun.keyboard.press("Enter")
    sun.wait_for_url(f"{live_server.url}/")
    sun.goto(f"{live_server.url}/projects/{cast.stream}/items/{cast.item('draft')}")
    file = tmp_path / "明细.xlsx"

    file.write_bytes(xlsx(["终端", 20.5], ["宣传", 7], heads=["明细", "金额"]))
    sun.set_input_files("[data-paste-file='slip.lines']", file)
    rows = sun.locator("[data-rows='slip.lines'] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first.locator("input").first).to_have_value("终端")
    expect(rows.first.locator("input").nth(1)).to_have_value("20.50")
