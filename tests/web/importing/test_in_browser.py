"""Importing in a real browser: choose a file, see what became of it, go on drawing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import override_settings
from playwright.sync_api import FilePayload, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.core.process.bpmn.importing.leave import LEAVE
from tests.web.signing_in import sign_in
from tests.web.test_in_browser import UNNAMED
from xize.people.models import Grant, Person
from xize.people.permissions import SystemRole

pytestmark = pytest.mark.django_db(transaction=True)
PHONE: ViewportSize = {"width": 390, "height": 800}


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


def test_a_file_is_chosen_looked_at_and_kept(
    page: Page, live_server: LiveServer, ids: dict[str, str], settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    keeper = Person.objects.get(id=ids["luo"])
    Grant.objects.create(person=keeper, role=SystemRole.RULE_KEEPER)
    said = sign_in(page, live_server.url, keeper.id, "luo")

    page.goto(f"{live_server.url}/regulations")
    page.get_by_role("link", name="导入 BPMN 文件").click()
    file = FilePayload(name="leave.bpmn", mimeType="application/xml", buffer=LEAVE.encode())
    page.set_input_files("#file", file)
    page.get_by_role("button", name="查看文件").click()

    expect(page.get_by_role("heading", name="请假审批")).to_be_visible()
    picture = page.get_by_role("img", name="“请假审批”的流程图")
    assert picture.evaluate("one => one.complete && one.naturalWidth > 300")
    assert page.evaluate(UNNAMED) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.get_by_role("button", name="存为草稿版本").click()
    page.wait_for_url(f"{live_server.url}/modeller/*")
    assert said == []
