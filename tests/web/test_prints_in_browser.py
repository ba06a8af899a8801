"""The print view in a real browser: a sheet of A4 on the screen, and on paper."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from django.conf import LazySettings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.web.conftest import Office
from tests.web.signing_in import sign_in

INCH = 25.4


def millimetres(size: float, per_inch: int) -> int:
    return round(size / per_inch * INCH)


@pytest.mark.django_db(transaction=True)
def test_the_print_view_is_a_sheet_of_a4_on_the_screen_and_on_paper(
    page: Page, live_server: LiveServer, settings: LazySettings, office: Office
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    office.cast.draft()
    office.cast.sign("li", fills={"slip.opinion": {"opinion": "按 D+1 结算"}})
    said = sign_in(page, live_server.url, office.cast.ids["zhao"], "zhao")
    page.goto(live_server.url + reverse("prints", args=[office.cast.stream]))
    page.locator("main").get_by_role("link", name="审批流转单", exact=True).first.click()

    paper = page.locator("main.paper")
    expect(paper).to_contain_text("按 D+1 结算")
    page.wait_for_load_state()  # the style sheet as well
    box = paper.bounding_box()
    assert box is not None
    assert millimetres(box["width"], 96) == 210
    assert paper.evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")
    expect(page.get_by_role("button", name="打印")).to_be_visible()
    with pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True))) as document:
        wide, high = document[0].get_size()
        text = document[0].get_textpage().get_text_range()
    assert (millimetres(wide, 72), millimetres(high, 72)) == (210, 297)
    assert "(26)销字001" in text
    assert "JSON" not in text, "what is clicked stays on the screen"
    assert said == []
