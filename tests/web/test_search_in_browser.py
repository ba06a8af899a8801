"""The search box by keyboard, what it offers while somebody types, the answers on a telephone."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from tests.search.conftest import begun, indexed
from tests.web.conftest import Office
from tests.web.signing_in import sign_in
from tests.web.test_in_browser import PHONE, UNNAMED

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def zhao(page: Page, live_server: LiveServer, settings: LazySettings, tmp_path) -> Page:
    """The lead of two projects that are indexed, signed in."""
    settings.ALLOWED_HOSTS, settings.XIZE_HOME = ["*"], tmp_path
    office = Office(begun())
    begun("公交卡退款", office.cast)
    indexed()
    page.said = sign_in(page, live_server.url, office.cast.ids["zhao"], "zhao")  # type: ignore[attr-defined]
    return page


def test_a_document_is_found_by_another_of_its_names_without_a_mouse(zhao: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/search/suggest" in request.url:
            asked.append(request.url)

    zhao.on("request", note)
    zhao.keyboard.press("/")
    zhao.keyboard.type("业务合作书", delay=15)
    offered = zhao.locator("#topbar-found a")
    expect(offered.first).to_contain_text("合作协议")
    assert len(asked) <= 2  # not a question for each key

    zhao.keyboard.press("ArrowDown")
    expect(offered.first).to_be_focused()
    zhao.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    expect(zhao.locator("#topbar-text")).to_be_focused()

    zhao.keyboard.press("Enter")
    expect(zhao.locator("h1")).to_contain_text("业务合作书")
    expect(zhao.locator("#answers mark").first).to_have_text("业务合作书")
    zhao.locator(".search-answers a.row-link").first.click()
    expect(zhao.locator("main h2").first).to_contain_text("合作协议")
    assert zhao.said == []  # type: ignore[attr-defined]


def test_filters_narrow_the_answers_at_once_and_stay_in_the_address(
    zhao: Page, live_server: LiveServer
) -> None:
    zhao.goto(f"{live_server.url}/search?text=公交卡")
    expect(zhao.locator(".search-kind")).to_have_count(1)
    expect(zhao.locator(".search-answers > li")).to_have_count(2)

    zhao.select_option("#state", "ended")
    expect(zhao.locator(".empty-state")).to_be_visible()
    assert "state=ended" in zhao.url
    zhao.reload()
    expect(zhao.locator("#state")).to_have_value("ended")
    expect(zhao.locator(".empty-state")).to_be_visible()


def test_answers_fit_a_telephone_and_every_control_has_a_name(
    zhao: Page, live_server: LiveServer
) -> None:
    zhao.set_viewport_size(PHONE)
    zhao.goto(f"{live_server.url}/search?text=协议")
    zhao.fill("#topbar-text", "公交卡")
    expect(zhao.locator("#topbar-found a").first).to_be_visible()

    assert zhao.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = zhao.locator("#topbar-found").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert zhao.evaluate(UNNAMED) == []
    assert zhao.said == []  # type: ignore[attr-defined]
