"""Filling in with a real browser: nothing typed is lost, and the page follows what is typed."""

import pytest
from django.conf import LazySettings
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.chromium import sends
from tests.projects.conftest import PDF
from tests.web.conftest import Office
from tests.web.signing_in import sign_in
from tests.web.test_in_browser import PHONE, UNNAMED
from xize.projects import queries
from xize.writing.models import Draft

CELLS = "酒店\t2026/3/2\t服务\t3\t￥400\n展台\t明天\t货物\t1\t9000"
PASTE = """([selector, text]) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.querySelector(selector).dispatchEvent(
        new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def zhao(page: Page, live_server: LiveServer, settings: LazySettings, claims: Office) -> Page:
    """The first step of the claim; what a script or the policy says is kept."""
    settings.ALLOWED_HOSTS = ["*"]
    page.said = sign_in(page, live_server.url, claims.cast.ids["zhao"], "zhao")  # type: ignore[attr-defined]
    page.goto(live_server.url + claims.address("apply"))
    return page


def field(_page: Page, name: str) -> str:
    return f'[name="f:claim.head:{name}"]'


@pytest.mark.django_db(transaction=True)
def test_the_page_follows_what_is_typed(zhao: Page, claims: Office) -> None:
    other = zhao.locator('.field[data-place="claim.head.other"]')
    expect(other).to_be_hidden()
    zhao.check('[name="f:claim.head:kind"][value="other"]')
    expect(other).to_be_visible()
    zhao.fill(field(zhao, "amount"), "12.34")
    expect(zhao.locator('[data-capital="claim.head.amount"]')).to_contain_text(
        "壹拾贰万叁仟肆佰元整"
    )
    zhao.fill('[name="f:claim.lines:0:quantity"]', "3")
    zhao.fill('[name="f:claim.lines:0:price"]', "1,000.5")
    expect(zhao.locator('[data-sum="claim.lines.wanted"]')).to_have_text("3,001.50")
    expect(zhao.locator('[data-capital="claim.lines.wanted"]')).to_contain_text("叁仟零壹元伍角")
    zhao.check('[name="f:claim.head:kind"][value="travel"]')
    expect(other).to_be_hidden()
    assert zhao.said == []  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_what_is_typed_survives_a_lost_browser(
    zhao: Page, claims: Office, live_server: LiveServer
) -> None:
    zhao.fill(field(zhao, "purpose"), "说到一半就断电")
    with zhao.expect_response(lambda one: "待补充报价" in (one.request.post_data or "")):
        zhao.fill("#comment", "待补充报价")
    expect(zhao.locator("[data-draft-said]")).to_contain_text("草稿已保存")
    address = live_server.url + claims.address("apply")
    other = zhao.context.new_page()
    other.goto(address)
    expect(other.locator(field(other, "purpose"))).to_have_value("说到一半就断电")
    expect(other.locator("#comment")).to_have_value("待补充报价")
    expect(other.locator("#draft-restored")).to_be_visible()
    other.get_by_role("button", name="放弃草稿").click()
    expect(other.locator(field(other, "purpose"))).to_have_value("")
    assert not Draft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_cells_from_a_spreadsheet_become_rows_and_can_be_undone(zhao: Page) -> None:
    zhao.fill('[name="f:claim.lines:0:entry"]', "机票")
    zhao.evaluate(PASTE, ['[name="f:claim.lines:1:entry"]', CELLS])
    rows = zhao.locator('[data-rows="claim.lines"] tbody tr')
    expect(rows).to_have_count(3)
    entries = zhao.locator('[data-rows="claim.lines"] [name$=":entry"]')
    assert [entries.nth(place).input_value() for place in range(3)] == ["机票", "酒店", "展台"]
    expect(zhao.locator('[name="f:claim.lines:1:kind"]')).to_have_value("service")
    wrong = zhao.locator('[name="f:claim.lines:2:on"]')
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(zhao.locator('[data-paste-said="claim.lines"]')).to_contain_text("第 2 行：日期")
    zhao.get_by_role("button", name="撤销粘贴").click()
    expect(rows).to_have_count(2)
    expect(zhao.locator('[name="f:claim.lines:0:entry"]')).to_have_value("机票")
    assert zhao.said == []  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_a_refused_form_leads_to_its_first_mistake_and_then_goes_through(
    zhao: Page, claims: Office
) -> None:
    zhao.fill(field(zhao, "reason"), "很长的理由" * 10)
    expect(zhao.locator(".field-fits.over")).to_be_visible()
    zhao.get_by_role("button", name="完成").click()
    expect(zhao.locator(field(zhao, "purpose"))).to_be_focused()
    expect(zhao.locator(field(zhao, "reason"))).to_have_value("很长的理由" * 10)
    zhao.get_by_role("link", name="请在“申报人签名”处签名").click()
    expect(zhao.locator(field(zhao, "signed"))).to_be_focused()
    zhao.keyboard.press("Space")
    zhao.check(field(zhao, "agreed"))
    zhao.fill(field(zhao, "purpose"), "展会")
    zhao.check('[name="f:claim.head:kind"][value="travel"]')
    zhao.fill('[name="f:claim.lines:0:entry"]', "机票")
    zhao.get_by_role("button", name="完成").click()
    expect(zhao.locator("#work")).to_have_count(0)
    assert claims.cast.open() == ["check"]
    form = queries.told(claims.cast.stream).form("claim")
    assert form is not None
    assert form.values("head")["signed"]["by"] == claims.cast.ids["zhao"]
    assert not Draft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_button_stays_under_the_pointer_that_presses_it(zhao: Page, claims: Office) -> None:
    zhao.set_viewport_size({"width": 1366, "height": 4000})  # the bar stands where the form ends
    button = zhao.get_by_role("button", name="完成")
    button.hover()
    before = button.bounding_box()
    zhao.mouse.down()
    with zhao.expect_response(lambda one: one.url.endswith("/draft")):
        zhao.locator('[name="f:claim.head:kind"][value="other"]').dispatch_event("click")
    assert button.bounding_box() == before
    with zhao.expect_request(sends):
        zhao.mouse.up()
    expect(zhao.locator("#refusal")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_the_page_does_not_glide_while_a_button_is_pressed(zhao: Page) -> None:
    """What is focused is in sight at once; a button that glides under the pointer is missed."""
    at_once, later = zhao.evaluate("""async () => {
        document.querySelector("#comment").focus();
        const there = scrollY;
        const frame = () => new Promise(requestAnimationFrame);
        await frame();
        await frame();
        return [there, scrollY];
    }""")
    assert at_once == later > 0


@pytest.mark.django_db(transaction=True)
def test_enter_in_a_field_sends_nothing_and_a_phrase_goes_where_one_writes(
    zhao: Page, claims: Office, live_server: LiveServer
) -> None:
    zhao.locator(field(zhao, "purpose")).press("Enter")
    assert claims.cast.open() == ["apply"]
    zhao.goto(f"{live_server.url}/phrases")
    zhao.get_by_label("新的常用语").fill("请按规定办理。")
    zhao.get_by_role("button", name="保存").click()
    zhao.goto(live_server.url + claims.address("apply"))
    zhao.fill("#comment", "同意，")
    zhao.get_by_role("button", name="请按规定办理。").click()
    expect(zhao.locator("#comment")).to_have_value("同意，请按规定办理。")


@pytest.mark.django_db(transaction=True)
def test_every_control_has_a_name_and_a_telephone_is_wide_enough(
    zhao: Page, claims: Office, live_server: LiveServer
) -> None:
    for address in (claims.address("apply"), "/inbox/drafts", "/phrases"):
        zhao.goto(live_server.url + address)
        assert zhao.evaluate(UNNAMED) == [], address
        zhao.set_viewport_size(PHONE)
        assert zhao.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    assert zhao.said == []  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_signed_out_meanwhile_the_page_says_so_and_keeps_what_is_typed(
    zhao: Page, claims: Office
) -> None:
    zhao.context.clear_cookies()
    zhao.fill(field(zhao, "purpose"), "不要丢")
    expect(zhao.locator("[data-draft-said]")).to_contain_text("登录已失效")
    expect(zhao.locator(field(zhao, "purpose"))).to_have_value("不要丢")


@pytest.mark.django_db(transaction=True)
def test_a_saved_draft_lets_the_page_go_and_a_chosen_file_does_not(
    zhao: Page, claims: Office, live_server: LiveServer
) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    zhao.on("dialog", answer)
    zhao.fill(field(zhao, "purpose"), "可以离开")
    expect(zhao.locator("[data-draft-said]")).to_contain_text("草稿已保存")
    zhao.goto(f"{live_server.url}/inbox/drafts")
    assert asked == []
    zhao.goto(live_server.url + claims.address("apply"))
    zhao.set_input_files(
        field(zhao, "invoice"), {"name": "a.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    zhao.fill(field(zhao, "purpose"), "还有文件")
    expect(zhao.locator("[data-draft-said]")).to_contain_text("草稿已保存")
    zhao.goto(f"{live_server.url}/inbox/drafts")
    assert asked == ["beforeunload"]
