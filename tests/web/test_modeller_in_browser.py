"""A regulation is drawn, published and run by somebody who has nothing but a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_accessible import AXE, RUN
from tests.web.signing_in import sign_in
from xize.people import services
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole
from xize.rulebook import queries as rulebook
from xize.rulebook.drafting import queries
from xize.rulebook.drafting import services as drafting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keeper(
    page: Page,
    live_server: LiveServer,
    settings: LazySettings,
    ids: dict[str, str],
    tmp_path: Path,
) -> Page:
    """Luo may publish rules and is signed in; what a script or the policy says is kept."""
    settings.ALLOWED_HOSTS, settings.XIZE_HOME = ["*"], tmp_path
    services.grant(actor=SYSTEM, person=ids["luo"], role=SystemRole.RULE_KEEPER)
    page.said = sign_in(page, live_server.url, ids["luo"], "luo")  # type: ignore[attr-defined]
    return page


def test_a_regulation_is_drawn_published_and_run(
    keeper: Page, live_server: LiveServer, ids: dict[str, str]
) -> None:
    page = keeper
    page.goto(f"{live_server.url}/regulations")
    page.get_by_role("link", name="新建规程（画图）").click()
    page.get_by_label("名称").fill("请假办法")
    page.get_by_label("标识").fill("leave")
    page.get_by_label("角色").fill("申请人\n主管")
    page.get_by_role("button", name="开始画图").click()

    count = page.locator("#problems-count")
    expect(count).to_contain_text("须处理 1 项")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []

    draw_a_second_step(page)
    expect(count).to_contain_text("须处理 2 项")
    page.locator("#props").get_by_label("名称").fill("主管审批")
    page.keyboard.press("Tab")
    page.get_by_label("办理方式").select_option(label="审批（一人决定）")
    page.get_by_label("主管").check()
    page.get_by_label("单位").select_option(label="工作日")
    page.get_by_label("数目").fill("5")
    page.keyboard.press("Tab")
    expect(count).to_contain_text("须处理 1 项")
    page.locator("#problems-list").get_by_role("button", name="第一个环节").click()
    page.get_by_label("申请人").check()
    expect(count).not_to_contain_text(re.compile("须处理 [1-9]"))
    assert page.evaluate(RUN) == []
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_label("申请人")).not_to_be_checked()
    page.get_by_role("button", name="重做").click()
    expect(page.get_by_label("申请人")).to_be_checked()

    page.get_by_role("button", name="试运行").click()
    expect(page.locator("#run-list li")).to_have_text(["start", "第一个环节", "主管审批", "end"])
    expect(page.locator("#saved")).to_contain_text("草稿已保存于")
    somebody_else_is_faster(page)
    page.locator("#publish").click()
    expect(page.locator("#changes + ul")).to_contain_text("主管审批")
    page.get_by_role("button", name="发布此版本").click()

    page.get_by_label("项目名称").fill("罗静年假")
    for seat in ("申请人", "主管"):
        page.get_by_role("combobox", name=seat).select_option(ids["luo"])
    page.get_by_role("button", name="启动项目").click()
    expect(page.locator("h1")).to_contain_text("填写申请")
    page.get_by_role("button", name="完成").click()
    expect(page.locator(".notice-success")).to_contain_text("填写申请")
    expect(page.locator("h1")).to_contain_text("主管审批")
    said = [one for one in page.said if "409" not in one]  # type: ignore[attr-defined]
    assert said == []
    (card,) = rulebook.editions(SYSTEM)
    text = rulebook.text(SYSTEM, card.id) or ""
    step = text[text.index("  task_2:") : text.index("roles:")]
    for line in ("kind: approve", "name: 主管审批", "by: 主管", "within: 5 workdays"):
        assert f"    {line}\n" in step


def somebody_else_is_faster(page: Page) -> None:
    """What was drawn is not saved over theirs, and goes on as a draft of its own."""
    (card,) = queries.drafts(SYSTEM)
    kept = queries.draft(SYSTEM, card.id)
    assert kept is not None
    theirs = drafting.Sent(f"{kept.rest}# 另一人\n", kept.drawing)
    drafting.save(actor=SYSTEM, draft=kept.id, version=kept.version, sent=theirs, at=kept.saved_at)
    page.locator("#props").get_by_label("名称").fill("填写申请")
    page.keyboard.press("Tab")
    expect(page.locator("#conflict")).to_contain_text("也没有丢失")
    page.get_by_role("button", name="把我的内容另存为新草稿").click()
    page.wait_for_url(lambda address: kept.id not in address)
    expect(page.locator("#canvas")).to_contain_text("填写申请")
    drafting.discard(actor=SYSTEM, draft=kept.id)


def draw_a_second_step(page: Page) -> None:
    """Out of the palette, onto the flow behind the first step."""
    end = page.locator('[data-element-id="end"] .djs-hit').bounding_box()
    step = page.locator('[data-element-id="task_1"] .djs-hit').first.bounding_box()
    assert end is not None
    assert step is not None
    middle = (step["x"] + step["width"] + end["x"]) / 2
    page.get_by_role("button", name="创建任务").click()
    page.mouse.move(middle - 10, step["y"] + step["height"] / 2, steps=3)
    page.mouse.move(middle, step["y"] + step["height"] / 2, steps=3)
    page.mouse.click(middle, step["y"] + step["height"] / 2)
    page.keyboard.press("Escape")
