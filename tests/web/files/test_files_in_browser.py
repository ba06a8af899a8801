"""Files in a real browser: pictures are drawn, sound plays in parts, copies arrive marked."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.web.files.conftest import FILES, Cabinet
from tests.web.signing_in import sign_in

DRAWN = (
    "() => [...document.images].filter(i => i.loading !== 'lazy').every(i => i.naturalWidth > 0)"
)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def guo(page: Page, live_server: LiveServer, settings: LazySettings, cabinet: Cabinet) -> Page:
    """The manager, signed in, who reads the agreement and did not make it."""
    settings.ALLOWED_HOSTS = ["*"]
    page.said = sign_in(page, live_server.url, cabinet.cast.ids["guo"], "guo")  # type: ignore[attr-defined]
    return page


def test_each_kind_is_shown_and_nothing_is_run(
    guo: Page, live_server: LiveServer, cabinet: Cabinet
) -> None:
    for name in FILES:
        guo.goto(f"{live_server.url}/files/{cabinet.files[name]}/look")
        expect(guo.locator("h1")).to_have_text(name)
        guo.wait_for_function(DRAWN)
        _keep_picture(guo, name)
        assert guo.locator(".file-shown script, .file-shown img[onerror]").count() == 0
    guo.goto(f"{live_server.url}/files/{cabinet.files['录音.wav']}/look")
    guo.wait_for_function("document.querySelector('audio').duration > 0.2")
    assert guo.said == []  # type: ignore[attr-defined]


def test_a_marked_copy_is_taken_and_its_keeper_sees_it(
    guo: Page, live_server: LiveServer, cabinet: Cabinet, tmp_path: Path
) -> None:
    guo.goto(f"{live_server.url}/files/{cabinet.files['机密.pdf']}/look")
    guo.wait_for_function(DRAWN)
    _keep_picture(guo, "机密.pdf")
    with guo.expect_download() as download:
        guo.get_by_role("link", name="下载（带您的水印）").click()
    download.value.save_as(tmp_path / "copy.pdf")

    with pypdfium2.PdfDocument(tmp_path / "copy.pdf") as copy:
        assert "guo 2" in copy[0].get_textpage().get_text_range()
    taken = cabinet.client("zhao").get(f"/projects/{cabinet.cast.stream}/copies/agreement")
    assert taken.content.decode().count("<td>guo</td>") == 2  # looked at, and taken


def _keep_picture(page: Page, name: str) -> None:
    """For people's eyes, where a folder is named."""
    if folder := os.environ.get("XIZE_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")
