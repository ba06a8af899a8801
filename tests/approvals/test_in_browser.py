"""Each row of human work done by hand in a browser: buttons, panels, people found by typing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import override_settings
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.approvals.conftest import PDF, Deal, build_deal
from tests.chromium import Windows

pytestmark = pytest.mark.django_db(transaction=True)
PHONE: ViewportSize = {"width": 390, "height": 800}
Sees = Callable[..., Page]


@pytest.fixture
def deal(
    transactional_db: None, live_server: LiveServer, settings: LazySettings, tmp_path: Path
) -> Iterator[Deal]:
    """A contract begun, on a server that browsers reach."""
    settings.ALLOWED_HOSTS = ["*"]
    with override_settings(XIZE_HOME=tmp_path):
        deal = build_deal()
        deal.start()
        yield deal


@pytest.fixture
def sees(windows: Windows, live_server: LiveServer, deal: Deal) -> Iterator[Sees]:
    """Somebody's window, signed in, at an address; whatever a script or the policy says fails."""
    pages: dict[str, Page] = {}
    said: list[str] = []

    def open_at(name: str, address: str) -> Page:
        if name not in pages:
            context = windows.open()
            cookie = deal.client(name).cookies["sessionid"]
            context.add_cookies(
                [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
            )
            context.set_default_timeout(8_000)
            page = pages[name] = context.new_page()
            page.on("pageerror", lambda error: said.append(str(error)))
            page.on("dialog", lambda dialog: dialog.accept())
        pages[name].goto(live_server.url + address)
        return pages[name]

    yield open_at
    windows.close()
    assert said == []


def more(page: Page, act: str) -> None:
    """Choose an act of the menu; its panel opens."""
    page.get_by_text("更多 …").click()
    page.locator(".act-menu").get_by_role("link", name=act, exact=True).click()
    expect(page.locator("#act .act-panel h2")).to_contain_text(act)
    expect(page.locator(".htmx-added")).to_have_count(0)  # until then nothing hears the typing


def pick(page: Page, text: str, name: str) -> None:
    """Find somebody by typing, and tick them."""
    page.get_by_label("按姓名、部门查找").fill(text)
    page.locator("#act-found").get_by_label(name).check()


def send(page: Page, button: str) -> None:
    """Send the panel; the page says that it is done."""
    page.locator(".act-buttons").get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".notice-success")).to_contain_text("已完成")


def test_sent_back_and_straight_back_again(deal: Deal, sees: Sees) -> None:
    deal.reach("sign_off")
    page = sees("li", deal.page("sign_off"))
    page.get_by_role("link", name="退回").click()
    page.get_by_label("起草合同").check()
    page.get_by_label("直接回到这里").check()
    page.locator(".act-buttons").get_by_role("button", name="退回").click()
    expect(page.locator("#act .notice-error")).to_contain_text("请填写意见")
    expect(page.get_by_label("直接回到这里")).to_be_checked()
    page.get_by_label("退回意见").fill("请补违约条款")
    send(page, "退回")

    page = sees("zhao", deal.page("draft"))
    expect(page.locator(".sent-back")).to_contain_text("请补违约条款")
    page.get_by_label("合同金额").fill("1200000")
    page.locator("input[type=file]").set_input_files(
        {"name": "contract.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.get_by_role("button", name="完成").click()
    expect(page.locator(".notice-success")).to_contain_text("起草合同")
    assert deal.open() == ["sign_off"]


def test_passed_on_delegated_and_answered(deal: Deal, sees: Sees) -> None:
    deal.reach("legal_check")
    page = sees("li", deal.page("legal_check"))
    more(page, "委派")
    pick(page, "王八", "王八")
    page.get_by_label("委托事项").fill("请看违约条款")
    send(page, "委派")

    page = sees("wang", deal.page("legal_check"))
    expect(page.locator(".proposal")).to_contain_text("请看违约条款")
    page.get_by_role("link", name="答复委托").click()
    page.get_by_label("同意", exact=True).check()
    page.get_by_label("您的意见").fill("条款可行")
    page.locator("#act-files").set_input_files(
        {"name": "note.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    send(page, "提交答复")

    page = sees("li", deal.page("legal_check"))
    expect(page.locator("#comment")).to_have_value("条款可行")
    page.get_by_role("button", name="采纳：同意").click()
    expect(page.locator(".notice-success")).to_contain_text("法务审查")

    page = sees("zhou", deal.page("finance_check"))
    more(page, "转办")
    pick(page, "陈", "陈十")
    page.get_by_label("理由").fill("出差")
    send(page, "转办")
    assert "finance_check" in deal.todo("chen")


def test_signers_added_and_removed_a_decision_taken_back(deal: Deal, sees: Sees) -> None:
    deal.reach("sign_off")
    page = sees("li", deal.page("sign_off"))
    more(page, "加签")
    page.get_by_label("并加签").check()
    pick(page, "法务", "王八")
    page.get_by_label("按姓名、部门查找").fill("陈")
    page.locator("#act-found").get_by_label("陈十").check()
    expect(page.locator("#act-found").get_by_label("王八")).to_be_checked()
    send(page, "加签")
    expect(page.locator(".voices")).to_contain_text("李四并加签")

    more(page, "减签")
    page.get_by_label("陈十").check()
    page.get_by_label("理由").fill("不必再看")
    send(page, "减签")
    expect(page.locator(".voice-removed")).to_contain_text("李四减签")

    page.get_by_role("button", name="同意", exact=True).click()
    page = sees("li", deal.page("sign_off"))
    page.get_by_role("link", name="拿回").click()
    send(page, "拿回")
    expect(page.locator(".voices")).to_contain_text("拿回")
    assert "sign_off" in deal.todo("li")


def test_claimed_from_the_list_and_released(deal: Deal, sees: Sees) -> None:
    deal.reach("intake")
    page = sees("qian", "/inbox/claimable")
    page.get_by_role("button", name="认领").click()
    expect(page.locator(".notice-success")).to_contain_text("认领")
    expect(sees("sun", "/inbox/claimable").locator(".empty-state")).to_be_visible()
    page = sees("qian", deal.page("intake"))
    more(page, "释放")
    send(page, "释放")
    expect(sees("sun", "/inbox/claimable").locator("tbody tr")).to_have_count(1)


def test_copied_circulated_urged_and_talked_about(deal: Deal, sees: Sees) -> None:
    deal.reach("legal_check")
    for act, text in (("抄送", "供参考"), ("传阅", "请传阅")):
        page = sees("li", deal.page("legal_check"))
        more(page, act)
        pick(page, "陈", "陈十")
        page.get_by_label("附言").fill(text)
        send(page, act)
    expect(page.locator(".readers").first).to_contain_text("未读")

    page = sees("chen", "/inbox/receipts")
    page.get_by_role("button", name="签收").click()
    expect(page.locator(".empty-state")).to_be_visible()
    page = sees("chen", deal.page("legal_check"))
    more(page, "评论")
    page.locator("#act-text").fill("已阅")
    send(page, "评论")
    page = sees("li", deal.page("legal_check"))
    expect(page.locator(".remarks")).to_contain_text("已阅")
    expect(page.locator(".readers").first).to_contain_text("已签收")

    page = sees("zhao", "/inbox/started")
    page.locator(".open-steps li", has_text="法务审查").get_by_role("link", name="催办").click()
    page.get_by_label("附言").fill("请尽快")
    send(page, "催办")
    expect(sees("li", "/inbox/copied").locator(".notice-list")).to_contain_text("请尽快")


def test_withdrawn_from_what_was_done(deal: Deal, sees: Sees) -> None:
    deal.draft()
    page = sees("zhao", "/inbox/done")
    page.get_by_role("link", name="撤回").click()
    page.get_by_label("理由").fill("错传附件")
    send(page, "撤回")
    expect(page.locator("h1")).to_have_text("起草合同")


def test_decided_together(deal: Deal, sees: Sees) -> None:
    deal.draft()
    deal.start("设备采购合同")
    deal.draft()
    page = sees("qian", "/inbox/waiting")
    for tick in page.locator(".batch-tick").all():
        tick.check()
    page.get_by_label("意见").fill("材料齐全")
    page.get_by_role("button", name="受理").click()
    expect(page.locator(".page-head")).to_contain_text("已办理 2 项，未办理 0 项")


def test_done_for_somebody_else(deal: Deal, sees: Sees) -> None:
    deal.reach("legal_check")
    page = sees("li", "/settings/deputies")
    pick(page, "冯", "冯九")
    page.get_by_role("button", name="设置", exact=True).click()
    expect(page.locator(".tag-running")).to_have_text("生效中")

    page = sees("feng", "/inbox/waiting")
    expect(page.locator("tbody")).to_contain_text("代 李四")
    page.get_by_role("link", name="法务审查").click()
    expect(page.locator(".acting-for")).to_contain_text("李四")
    page.get_by_role("button", name="同意", exact=True).click()
    expect(page.locator(".notice-success")).to_contain_text("法务审查")
    page = sees("zhao", f"/projects/{deal.stream}/history")
    expect(page.locator(".timeline")).to_contain_text("代 李四")


def test_moved_by_an_administrator_and_handed_over(deal: Deal, sees: Sees) -> None:
    deal.reach("legal_check")
    page = sees("zhao", f"/projects/{deal.stream}")
    more(page, "抄送")
    pick(page, "冯", "冯九")
    send(page, "抄送")

    page = sees("feng", f"/projects/{deal.stream}")
    more(page, "跳转")
    expect(page.locator(".act-choice")).to_contain_text("将结束")
    page.get_by_label("合同组受理").check()
    page.locator("#act-text").fill("受理材料有误")
    send(page, "跳转")
    assert deal.open() == ["intake"]

    page = sees("feng", "/organisation")
    page.get_by_role("link", name="离职交接").click()
    page.get_by_label("按姓名、部门查找").fill("钱")
    page.locator("#act-found").get_by_label("钱二").check()
    page.get_by_role("button", name="查看其工作").click()
    expect(page.locator("table")).to_contain_text("合同组受理")
    pick(page, "王八", "王八")
    page.get_by_label("理由").fill("离职")
    page.get_by_role("button", name="全部交接").click()
    expect(page.locator(".page-head")).to_contain_text("已交接 1 个项目")
    assert "intake" in deal.todo("wang")


def test_panels_work_without_scripts_and_fit_a_telephone(
    deal: Deal, windows: Windows, live_server: LiveServer
) -> None:
    deal.reach("legal_check")
    context = windows.open(viewport=PHONE, java_script_enabled=False)
    cookie = deal.client("li").cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + deal.page("legal_check"))
    page.get_by_text("更多 …").click()
    page.get_by_role("link", name="转办").click()
    expect(page).to_have_url(re.compile("/act/transfer"))
    page.get_by_label("理由").fill("出差")
    page.get_by_label("按姓名、部门查找").fill("王")
    page.get_by_label("按姓名、部门查找").press("Enter")  # the first button of the form: search
    expect(page.get_by_label("理由")).to_have_value("出差")
    page.get_by_label("王八").check()
    page.get_by_role("button", name="转办", exact=True).click()
    expect(page.locator(".notice-success")).to_contain_text("转办")
    assert "legal_check" in deal.todo("wang")
