"""What only a browser shows: scripts under the content policy, keys, narrow windows, printing."""

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.projects.conftest import PDF
from tests.web.conftest import Office
from tests.web.signing_in import sign_in

TABS = ("", "/flow", "/documents", "/forms", "/signatures", "/compliance", "/history", "/team")
PHONE: ViewportSize = {"width": 390, "height": 800}
A4: ViewportSize = {"width": 673, "height": 986}  # 178 by 261 mm between the margins

UNNAMED = """() => [...document.querySelectorAll(
    'main input:not([type=hidden]), main select, main textarea, button, main a[href]'
)].filter(e => e.checkVisibility() && !(
    e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim() || e.title
)).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def zhao(page: Page, live_server: LiveServer, settings: LazySettings, office: Office) -> Page:
    """The lead of the small project, signed in; anything a script or the policy says is kept."""
    settings.ALLOWED_HOSTS = ["*"]
    page.said = sign_in(page, live_server.url, office.cast.ids["zhao"], "zhao")  # type: ignore[attr-defined]
    return page


@pytest.mark.django_db(transaction=True)
def test_every_page_keeps_the_content_policy_and_names_its_controls(
    zhao: Page, live_server: LiveServer, office: Office
) -> None:
    office.cast.draft()
    pages = [office.project() + tab for tab in TABS]
    pages += ["/", "/inbox/waiting", "/projects", "/start/agreement-approval"]
    for address in [*pages, office.address("sign_off")]:
        zhao.goto(live_server.url + address)
        assert zhao.evaluate(UNNAMED) == [], address
        assert zhao.locator("h1").count() == 1, address
    assert zhao.said == []  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_wider_than_a_telephone(
    zhao: Page, live_server: LiveServer, office: Office
) -> None:
    office.cast.draft()
    zhao.set_viewport_size(PHONE)
    for address in ("/", "/projects", office.project(), office.address("sign_off")):
        zhao.goto(live_server.url + address)
        assert zhao.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


@pytest.mark.django_db(transaction=True)
def test_a_table_grows_and_shrinks_and_is_submitted_as_it_stands(
    zhao: Page, live_server: LiveServer, office: Office
) -> None:
    zhao.goto(live_server.url + office.address("draft"))
    zhao.get_by_label("合作机构").fill("示例银行")
    rows = zhao.locator("#rows-sliplines tbody tr")
    before = rows.count()
    zhao.get_by_role("button", name="添加一行").click()
    assert rows.count() == before + 1
    zhao.keyboard.type("第三项")  # the new row has the focus
    rows.first.get_by_role("button").click()
    zhao.locator("#d-agreement").set_input_files(
        {"name": "agreement.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    zhao.get_by_role("button", name="完成").click()

    expect(zhao.locator(".notice-success")).to_contain_text("起草协议")
    zhao.goto(live_server.url + office.project() + "/forms")
    expect(zhao.locator(".read-table tbody tr")).to_have_count(1)
    expect(zhao.locator(".read-table")).to_contain_text("第三项")


@pytest.mark.django_db(transaction=True)
def test_a_step_of_the_flow_chart_tells_about_itself(
    zhao: Page, live_server: LiveServer, office: Office
) -> None:
    zhao.goto(live_server.url + office.project() + "/flow")
    zhao.locator("#flow-draft").click()
    expect(zhao.locator("#flow-step h2")).to_have_text("起草协议")
    zhao.get_by_role("button", name="关闭").click()
    expect(zhao.locator("#flow-step h2")).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_the_keyboard_reaches_the_content_first(zhao: Page, live_server: LiveServer) -> None:
    zhao.goto(f"{live_server.url}/inbox/waiting")
    zhao.keyboard.press("Tab")
    assert zhao.evaluate("document.activeElement.className") == "skip"
    zhao.keyboard.press("Enter")
    zhao.keyboard.press("Tab")
    assert zhao.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.django_db(transaction=True)
def test_paper_carries_what_is_read_and_nothing_to_click(
    zhao: Page, live_server: LiveServer, office: Office
) -> None:
    office.cast.draft()
    zhao.goto(live_server.url + office.project() + "/forms")
    zhao.emulate_media(media="print")

    expect(zhao.locator(".paper-form h2").first).to_be_visible()
    for hidden in (".sidebar", ".topbar", ".tabs"):
        expect(zhao.locator(hidden)).to_be_hidden()


@pytest.mark.django_db(transaction=True)
def test_on_a4_the_stage_bar_stays_one_line(
    zhao: Page, live_server: LiveServer, office: Office
) -> None:
    zhao.goto(live_server.url + office.project())
    zhao.set_viewport_size(A4)
    zhao.emulate_media(media="print")
    first, second = zhao.locator(".stages:not(.stages-small) .stage").all()[:2]
    left, right = first.bounding_box(), second.bounding_box()
    assert left
    assert right
    assert (left["y"], left["x"] + left["width"] <= right["x"]) == (right["y"], True)


@pytest.mark.django_db(transaction=True)
def test_what_is_scrolled_to_never_hides_behind_the_action_bar(
    zhao: Page, live_server: LiveServer, office: Office
) -> None:
    zhao.set_viewport_size(PHONE)
    zhao.goto(live_server.url + office.address("draft"))
    covered = """field => { field.scrollIntoView({block: 'end', behavior: 'instant'});
        const bar = document.querySelector('.action-bar').getBoundingClientRect();
        return field.getBoundingClientRect().bottom > bar.top; }"""
    fields = zhao.locator("#work :is(input:not([type=hidden]), textarea):visible").all()
    assert fields
    assert [field.evaluate(covered) for field in fields] == [False] * len(fields)
