"""The life of a document in a browser: checked out, handed in, compared, sent, signed for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.chromium import Windows
from tests.web.documents.conftest import SECOND, Papers, written_in_word
from xize.people import services
from xize.people.actor import SYSTEM

PASSWORD = "七月流火九月授衣"
UNNAMED = """() => [...document.querySelectorAll(
    'main input:not([type=hidden]), main select, main textarea, button, main a[href]'
)].filter(e => e.checkVisibility() && !(
    e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim() || e.title
)).map(e => e.outerHTML.slice(0, 120))"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SignedIn = Callable[[str], Page]


@pytest.fixture
def signed_in(
    windows: Windows, live_server: LiveServer, settings: LazySettings, papers: Papers
) -> SignedIn:
    """A browser of somebody's own; what a script or the content policy says fails the test."""
    settings.ALLOWED_HOSTS = ["*"]

    def complain(message: ConsoleMessage) -> None:
        assert message.type not in ("error", "warning"), message.text

    def page_of(name: str) -> Page:
        services.set_password(actor=SYSTEM, person=papers.cast.ids[name], password=PASSWORD)
        page = windows.open(base_url=live_server.url).new_page()
        page.goto("/sign-in")
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{live_server.url}/")
        page.on("console", complain)
        return page

    return page_of


@pytest.mark.django_db(transaction=True)
def test_a_document_lives(signed_in: SignedIn, papers: Papers) -> None:
    zhao = signed_in("zhao")
    agreement = reverse("document", args=[papers.stream, "agreement"])
    zhao.goto(agreement)
    zhao.get_by_role("button", name="签出").click()
    expect(zhao.get_by_text("zhao已签出")).to_be_visible()

    zhao.goto(reverse("item", args=[papers.stream, papers.cast.item("settle")]))
    word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    file = FilePayload(name="协议.docx", mimeType=word_type, buffer=written_in_word(*SECOND))
    zhao.set_input_files("input[name='d:agreement']", file)
    zhao.get_by_role("button", name="完成").first.click()
    zhao.wait_for_url(lambda url: "/items/" not in url or "settle" not in url)
    zhao.goto(agreement)
    expect(zhao.get_by_text("签入", exact=True)).to_have_count(0)

    zhao.get_by_role("button", name="并排对照").click()
    expect(zhao.locator("ins", has_text="五，按月结算")).to_be_visible()
    assert zhao.evaluate(UNNAMED) == []
    zhao.set_viewport_size({"width": 390, "height": 800})
    assert zhao.evaluate(WIDER) <= 0

    sun = signed_in("sun")
    sun.goto(reverse("work-receipts"))
    sun.get_by_role("link", name="打开并签收").click()
    expect(sun.get_by_role("heading", name="合作协议")).to_be_visible()
    assert sun.evaluate(UNNAMED) == []
    sun.get_by_role("button", name="签收").click()
    sun.get_by_role("button", name="我已阅读").click()
    sun.get_by_label("您的答复").fill("无意见")
    sun.get_by_role("button", name="答复").click()
    expect(sun.locator("li.is-met")).to_have_count(3)

    zhao.set_viewport_size({"width": 1366, "height": 900})
    zhao.goto(agreement)
    zhao.locator("aside").get_by_role("link").first.click()
    expect(zhao.get_by_text("无意见")).to_be_visible()
    assert zhao.evaluate(UNNAMED) == []
