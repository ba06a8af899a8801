"""Registers, archive, rulebook and compliance in a real browser: policy, telephone, keys, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import override_settings
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.projects.played import play
from tests.web.test_in_browser import UNNAMED
from xize.people import accounts, services
from xize.people.actor import SYSTEM
from xize.rulebook.queries import edition_in_force

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "七月流火九月授衣"
PHONE: ViewportSize = {"width": 390, "height": 800}
PAPER: ViewportSize = {"width": 794, "height": 1123}
"""A4 at 96 dots per inch."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


@pytest.fixture
def stream(settings: LazySettings) -> str:
    """The whole main path; its lead has a password."""
    settings.ALLOWED_HOSTS = ["*"]
    found = play("main-path")
    user = accounts.find("luo")
    assert user is not None
    services.set_password(actor=SYSTEM, person=user.id, password=PASSWORD)
    return found


@pytest.fixture
def luo(page: Page, live_server: LiveServer, stream: str) -> Page:
    """Signed in; what the browser complains about ends the test."""
    page.goto(f"{live_server.url}/sign-in")
    page.fill("#id_username", "luo")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    return page


def test_the_pages_of_rules_and_records(luo: Page, live_server: LiveServer, stream: str) -> None:
    said: list[str] = []
    luo.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    edition = edition_in_force("payment-projects")
    rule, register = f"/regulations/{edition}", "/registers/payment-projects"
    addresses = [
        *(f"/projects/{stream}/{part}" for part in ("compliance", "indicators")),
        *("/registers", f"{register}/risks", f"{register}/countersigns", f"{register}/partners"),
        *("/archive", f"/archive/{stream}", "/regulations?text=工单", rule),
        *(f"{rule}/{part}" for part in ("documents", "roles", "deadlines", "figures", "scenarios")),
    ]
    for address in addresses:
        luo.goto(live_server.url + address)
        assert luo.evaluate(UNNAMED) == [], address
        assert luo.locator("h1").count() == 1, address
    luo.set_viewport_size(PHONE)
    for address in addresses:
        luo.goto(live_server.url + address)
        assert luo.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    assert said == []

    luo.set_viewport_size(PAPER)
    luo.goto(f"{live_server.url}/projects/{stream}/compliance")
    luo.emulate_media(media="print")
    expect(luo.locator(".matrix thead")).to_be_visible()
    assert luo.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


def test_a_step_of_the_rule_is_reached_by_keys_and_tells_about_itself(
    luo: Page, live_server: LiveServer
) -> None:
    edition = edition_in_force("payment-projects")
    luo.goto(f"{live_server.url}/regulations/{edition}")

    luo.locator("#flow-sign_off").focus()
    luo.keyboard.press("Enter")
    expect(luo.locator("#edition-step h2")).to_have_text("协议会签")
    expect(luo.locator("#edition-step")).to_contain_text("3个工作日")

    luo.locator("#edition-step .articles a").first.click()
    expect(luo.locator("li.is-chosen")).to_contain_text("T+3")
    assert luo.locator(".node.is-lit").count() > 5


def test_a_register_is_sorted_filtered_and_taken_away(luo: Page, live_server: LiveServer) -> None:
    luo.goto(f"{live_server.url}/registers/payment-projects/risks")
    before = luo.locator(".register tbody tr").count()
    luo.get_by_role("link", name="评级").click()
    expect(luo.locator("th[aria-sort=ascending]")).to_have_text("评级")
    luo.get_by_placeholder("行内任意文字").fill("结算")
    luo.keyboard.press("Enter")
    expect(luo.locator(".register tbody tr")).to_have_count(1)
    assert before > 1

    with luo.expect_download() as waiting:
        luo.get_by_role("link", name="Excel").click()
    assert waiting.value.suggested_filename.startswith("风险登记册-")
