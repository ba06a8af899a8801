"""The readme's tour, done by hand: every word it tells people to look for is on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import override_settings
from playwright.sync_api import FilePayload, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.architecture.sources import ROOT
from tests.chromium import Windows
from xize.cli.main import main
from xize.demo.prepare import prepare
from xize.scenarios.made_files import content_of
from xize.search.services import index

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHINESE = {
    "somebody_else": "换个身份登录",
    "start": "启动项目",
    "title": "项目名称",
    "name": "云港旅游年卡",
    "manager": "总经理",
    "developer": "技术部项目经理",
    "begin": "启动项目",
    "partner": "合作机构",
    "initiator": "发起人",
    "lead": "牵头人",
    "head": "小组负责人",
    "money": "需要项目费用",
    "no": "否",
    "departments": "参与部门",
    "members": "成员",
    "register": "登记",
    "contact": "初步商务接洽",
    "intent": "合作意向",
    "done": "完成",
    "flow": "流程图",
    "feasibility": "可行性评估",
    "countersign": "协议会签",
    "overdue": "临江数字人民币硬钱包",
    "countersigns": "会签",
    "agree": "同意",
    "late": "逾期",
    "compliance": "合规",
    "bank": "云港公共交通集团",
    "cards": "卡部",
    "luo": "罗静",
    "guo": "郭明远",
    "tian": "田野",
    "pan": "潘国栋",
    "shen": "沈立群",
    "wanted": "业务需求工单",
    "form": "表单",
    "pdf": "PDF",
    "archive": "档案",
    "archived": "临江公交卡手机充值",
}
ENGLISH = {
    "somebody_else": "Sign in as somebody else",
    "start": "Start a project",
    "title": "Title of the project",
    "name": "Yungang tourist pass",
    "manager": "General manager",
    "developer": "Technology project manager",
    "begin": "Begin",
    "partner": "Partner",
    "initiator": "Initiator",
    "lead": "Lead",
    "head": "Group head",
    "money": "Needs project money",
    "no": "No",
    "departments": "Departments",
    "members": "Members",
    "register": "Register",
    "contact": "First commercial contact",
    "intent": "Cooperation intent",
    "done": "Done",
    "flow": "Flow chart",
    "feasibility": "Feasibility evaluation",
    "countersign": "Countersign the agreement",
    "overdue": "临江数字人民币硬钱包",
    "countersigns": "Signatures",
    "agree": "Agree",
    "late": "late",
    "compliance": "Compliance",
    "bank": "Yungang Public Transit",
    "cards": "Cards",
    "luo": "Luo Jing",
    "guo": "Guo Mingyuan",
    "tian": "Tian Ye",
    "pan": "Pan Guodong",
    "shen": "Shen Liqun",
    "wanted": "业务需求工单",
    "form": "Form",
    "pdf": "PDF",
    "archive": "Archive",
    "archived": "临江公交卡手机充值",
}


@dataclass(frozen=True)
class Tour:
    """Somebody who follows a readme in a browser of their own language."""

    page: Page
    words: Mapping[str, str]
    address: str

    def become(self, name: str) -> None:
        """Sign in with one click; every page speaks the browser's language."""
        self.page.goto(self.address)
        if self.page.locator(".person-button").count():
            self.page.locator(".person-button").click()
            self.press("somebody_else")
        self.page.get_by_role("button", name=self.words[name]).click()

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self.page.get_by_role("button", name=self.words[name], exact=True).click()

    def follow(self, name: str) -> None:
        """Follow the first link of that name."""
        self.page.get_by_role("link", name=self.words[name]).first.click()

    def choose(self, name: str, who: str, inside: Locator | None = None) -> None:
        """In the list of that name choose what begins with a word."""
        field = (inside or self.page).get_by_label(self.words[name], exact=inside is None).first
        offered = field.locator("option").all_inner_texts()
        wanted = next(one for one in offered if one.startswith(self.words[who]))
        field.select_option(label=wanted)


@pytest.fixture(params=["README.md", "README.zh-CN.md"])
def readme(request: pytest.FixtureRequest) -> str:
    """A readme by file name."""
    name: str = request.param
    return name


@pytest.fixture
def tour(readme: str, windows: Windows, live_server: LiveServer, tmp_path: Path) -> Iterator[Tour]:
    """The demo as a first visitor meets it."""
    english = readme == "README.md"
    with override_settings(XIZE_HOME=tmp_path, XIZE_DEMO=True):
        prepare(datetime.now(UTC))
        context = windows.open(locale="en-GB" if english else "zh-CN")
        context.set_default_timeout(10_000)
        yield Tour(context.new_page(), ENGLISH if english else CHINESE, live_server.url)
        windows.close()


def test_the_tour(tour: Tour, tmp_path: Path) -> None:
    tour.become("luo")
    start_a_project(tour)
    register_it(tour)
    record_the_first_contact(tour)
    see_what_it_opened(tour)
    sign_what_is_overdue(tour)
    see_the_proof(tour)
    find_and_print(tour)
    take_the_dossier_away(tour, tmp_path)


def start_a_project(tour: Tour) -> None:
    tour.follow("start")
    tour.page.get_by_label(tour.words["title"]).fill(tour.words["name"])
    tour.choose("manager", "guo")
    tour.choose("developer", "tian")
    tour.press("begin")


def register_it(tour: Tour) -> None:
    page = tour.page
    page.locator('[name="f:charter.head:project_title"]').fill(tour.words["name"])
    page.get_by_label(tour.words["partner"]).first.fill(tour.words["bank"])
    for role in ("initiator", "lead", "head"):
        tour.choose(role, "luo", page.locator("form"))
    page.get_by_label(tour.words["no"], exact=True).check()
    for rows in ("departments", "members"):
        line = page.locator(f"#rows-charter{rows} tbody tr").first
        for field in line.locator("select").all():
            offered = field.locator("option").all_inner_texts()
            mine = (tour.words["luo"], tour.words["cards"])
            field.select_option(label=next(one for one in offered if one.startswith(mine)))
    tour.press("register")


def record_the_first_contact(tour: Tour) -> None:
    expect(tour.page.get_by_role("heading", name=tour.words["contact"])).to_be_visible()
    letter = FilePayload(
        name="letter.docx",
        mimeType="application/octet-stream",
        buffer=content_of("letter.docx"),
    )
    tour.page.get_by_label(tour.words["intent"]).set_input_files(letter)
    tour.press("done")


def see_what_it_opened(tour: Tour) -> None:
    """Four departments evaluate at once; the head of product finds the first of it."""
    tour.page.goto(tour.address)
    tour.follow("name")
    tour.follow("flow")
    expect(tour.page.locator("main")).to_contain_text(tour.words["feasibility"])
    tour.become("pan")
    work = tour.page.get_by_role("row").filter(has_text=tour.words["name"]).first
    expect(work).to_contain_text(tour.words["feasibility"])


def sign_what_is_overdue(tour: Tour) -> None:
    """The last of six to speak, too late; the page names the project, the record how late."""
    tour.become("shen")
    tour.follow("countersign")
    project = tour.page.locator(".topbar-where").inner_text()
    assert project == tour.words["overdue"]
    tour.press("agree")
    tour.page.goto(tour.address)
    tour.follow("overdue")
    tour.follow("countersigns")
    expect(tour.page.get_by_role("row").filter(has_text=tour.words["shen"])).to_contain_text(
        tour.words["late"]
    )


def see_the_proof(tour: Tour) -> None:
    """The article about countersigning names the step, and who has just done it."""
    tour.follow("compliance")
    article = tour.page.get_by_role("row").filter(has_text=tour.words["countersign"]).first
    expect(article).to_contain_text(tour.words["shen"])


def find_and_print(tour: Tour) -> None:
    """A document by a name its regulation does not use first, as a sheet of paper."""
    page = tour.page
    index(seconds=60)  # what the worker does beside the site
    tour.become("luo")
    page.get_by_role("searchbox").first.fill(tour.words["wanted"])
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link").first.click()
    page.locator("td").get_by_role("link", name=tour.words["form"], exact=True).click()
    pdf = page.get_by_role("link", name=tour.words["pdf"]).get_attribute("href")
    assert pdf is not None
    assert page.request.get(tour.address + pdf).body().startswith(b"%PDF-")


def take_the_dossier_away(tour: Tour, folder: Path) -> None:
    """The archived project as one file, which says of itself that it is whole."""
    tour.page.goto(tour.address)
    tour.follow("archive")
    tour.follow("archived")
    expect(tour.page.locator("main")).to_contain_text("12")
    package = str(folder / "dossier.zip")
    for command in (["dossier", "--first-archived", package], ["verify", package]):
        done = CliRunner().invoke(main, command, catch_exceptions=False)
        assert done.exit_code == 0, done.output


def test_the_readme_names_what_the_tour_presses(readme: str) -> None:
    text = " ".join((ROOT / readme).read_text(encoding="utf-8").split())
    words = ENGLISH if readme == "README.md" else CHINESE

    assert [word for word in words.values() if word not in text] == []
