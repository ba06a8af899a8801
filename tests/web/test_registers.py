"""Registers as pages and files: whose rows, filters, sums, and no formulas in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.test import Client, override_settings
from openpyxl import Workbook, load_workbook

from tests.projects.conftest import MONDAY, Cast, build_cast
from tests.projects.played import play
from xize.jobs.queue import run_waiting
from xize.people import accounts
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole
from xize.registers.export import safe
from xize.web.registers import table

pytestmark = pytest.mark.django_db
HERE = "/registers/agreement-approval"


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


@pytest.fixture
def cast() -> Cast:
    """Two projects with forms; in one of them somebody typed a formula."""
    cast = build_cast()
    cast.start("公交卡充值")
    cast.draft()
    cast.at = MONDAY + timedelta(hours=1)
    cast.start("校园卡代扣")
    lines = [{"entry": '=HYPERLINK("x")', "wanted": "1000.5"}, {"entry": "终端", "wanted": "7"}]
    head = {"partner_name": "示例银行", "amount": "8"}
    cast.draft(fills={"slip.head": head, "slip.lines": lines})
    return cast


def enter(username: str) -> Client:
    client = Client()
    user = accounts.find(username)
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def entries(page: str) -> list[str]:
    return re.findall(r'data-label="明细"[^>]*>([^<]*)<', page)


def test_the_list_names_every_register_and_side_procedure(cast: Cast) -> None:
    page = read(enter("zhao"), "/registers")

    assert all(name in page for name in ("流转单台账", "明细台账", "会签台账", "费用申报"))
    assert f'href="{HERE}/lines"' in page
    assert f'href="{HERE}/procedure:expense"' in page


def test_rows_are_those_of_projects_open_to_the_reader(cast: Cast) -> None:
    assert "公交卡充值" in read(enter("zhao"), f"{HERE}/slips")
    assert "公交卡充值" in read(enter("li"), f"{HERE}/slips")
    user = accounts.find("guo")
    assert user is not None
    hr.create_person(actor=SYSTEM, username="nobody", name="旁人", department=user.department_id)

    assert "公交卡充值" not in read(enter("nobody"), f"{HERE}/slips")
    assert "台账暂无记录" in read(enter("nobody"), f"{HERE}/slips")
    nobody = accounts.find("nobody")
    assert nobody is not None
    hr.grant(actor=SYSTEM, person=nobody.id, role=SystemRole.AUDITOR)
    assert "公交卡充值" in read(enter("nobody"), f"{HERE}/slips")


def test_nobody_reads_without_signing_in_and_unknown_registers_are_not_found(cast: Cast) -> None:
    assert Client().get(f"{HERE}/slips").status_code == 302
    assert Client().get(f"{HERE}/slips/export.csv").status_code == 302
    for address in ("nothing", "slips/export.pdf", "procedure:nothing", "partners"):
        assert enter("zhao").get(f"{HERE}/{address}").status_code == 404
    assert enter("zhao").get("/registers/nothing/slips").status_code == 404


def test_filter_sort_and_sum(cast: Cast) -> None:
    client = enter("zhao")

    page = read(client, f"{HERE}/lines")
    assert entries(page) == ["终端", "宣传", "=HYPERLINK(&quot;x&quot;)", "终端"]
    assert "1,027.50" in page  # 20 + 1000.50 + 7

    found = read(client, f"{HERE}/lines?text=终端&sort=-wanted")
    assert entries(found) == ["终端", "终端"]
    assert found.index("公交卡充值") < found.index("校园卡代扣")
    assert "27.00" in found
    assert 'aria-sort="descending"' in found
    assert "没有包含这些文字的行" in read(client, f"{HERE}/lines?text=没有")


def test_a_workbook_holds_numbers_and_instants_and_no_formula(cast: Cast) -> None:
    cast.sign("li")
    client = enter("zhao")

    answer = client.get(f"{HERE}/lines/export.xlsx?text=校园")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["项目", "编号", "明细", "金额"]
    assert rows[1] == ["校园卡代扣", "(26)销字002", '\'=HYPERLINK("x")', 1000.5]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)

    answer = client.get(f"{HERE}/countersigns/export.xlsx")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert isinstance(sheet.cell(2, 8).value or sheet.cell(2, 4).value, datetime)


def test_csv_opens_in_excel_with_chinese_and_without_formulas(cast: Cast) -> None:
    answer = enter("zhao").get(f"{HERE}/lines/export.csv")

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[3][2:] == ['\'=HYPERLINK("x")', "1000.50"]
    assert [Decimal(row[3] or 0) for row in rows[1:]] == [20, 0, Decimal("1000.5"), 7]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_every_beginning_of_a_formula_is_made_harmless(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert safe("终端=1") == "终端=1"


def test_the_partners_of_a_rule_with_what_they_signed() -> None:
    play("main-path")
    address = "/registers/payment-projects/partners"

    page = read(enter("luo"), address)
    assert re.search(r"临江商业银行.*公交卡充值.*合作协议.*2\.0.*交易账户", page, re.DOTALL)
    assert "没有合作机构" in read(enter("luo"), f"{address}?text=没有")
    assert "没有合作机构" in read(enter("admin"), address)
    assert enter("partner").get(address).status_code == 404
    client = enter("luo")
    client.post("/language", {"language": "en"})
    assert "Took part in" in read(client, address)


def test_shares_are_not_summed() -> None:
    play("main-path")
    page = read(enter("luo"), "/registers/payment-projects/daily_progress")

    assert "计划进度（%）" in page
    assert "<tfoot" not in page


# ---- filters, groups, views, statistics, background exports -----------------------------------


def test_filters_by_the_kind_of_each_column(cast: Cast) -> None:
    client = enter("zhao")

    assert entries(read(client, f"{HERE}/lines?from.wanted=20")) == [
        "终端",
        "=HYPERLINK(&quot;x&quot;)",
    ]
    assert entries(read(client, f"{HERE}/lines?from.wanted=5&to.wanted=20")) == ["终端", "终端"]
    assert entries(read(client, f"{HERE}/lines?has.entry=宣")) == ["宣传"]
    assert entries(read(client, f"{HERE}/lines?empty.wanted=yes")) == ["宣传"]
    assert entries(read(client, f"{HERE}/lines?has.project=校园")) == [
        "=HYPERLINK(&quot;x&quot;)",
        "终端",
    ]
    nobody = read(client, f"{HERE}/lines?from.wanted=many")
    assert "没有符合条件的记录" in nobody
    assert "金额: many – …" in nobody
    assert len(entries(read(client, f"{HERE}/lines?has.unknown=1&sort=unknown"))) == 4


def test_by_several_columns_and_with_chosen_columns(cast: Cast) -> None:
    client = enter("zhao")

    page = read(client, f"{HERE}/lines?sort=-entry,wanted&show=entry")
    assert entries(page) == ["终端", "终端", "宣传", "=HYPERLINK(&quot;x&quot;)"]
    assert page.index("校园卡代扣") < page.index("公交卡充值")  # 7 before 20
    assert "1,027.50" not in page
    assert 'data-label="金额"' not in page


def test_groups_have_counts_and_sums_and_lead_to_their_rows(cast: Cast) -> None:
    client = enter("zhao")
    page = read(client, f"{HERE}/lines?group=entry")

    lines = re.findall(r'<th scope="row"><a href="([^"]*)">([^<]*)</a></th>(.*?)</tr>', page)
    assert next((name, re.findall(r">([^<]+)<", rest)) for _, name, rest in lines) == (
        "终端",
        ["2", "27.00"],
    )
    assert entries(read(client, f"{HERE}/lines{unescape(lines[0][0])}")) == ["终端", "终端"]
    by_project = read(client, f"{HERE}/lines?group=project")
    address = unescape(re.findall(r'<th scope="row"><a href="([^"]*)">校园卡代扣<', by_project)[0])
    assert len(entries(read(client, f"{HERE}/lines{address}"))) == 2


def test_views_are_saved_offered_and_removed(cast: Cast) -> None:
    client = enter("zhao")
    answer = client.post(f"{HERE}/lines/views", {"name": "终端", "query": "has.entry=终端&page=3"})
    saved = answer["Location"]
    assert "page" not in saved
    assert entries(read(client, saved)) == ["终端", "终端"]

    page = read(client, f"{HERE}/lines")
    assert "删除视图终端" in page
    assert "删除视图终端" not in read(enter("li"), f"{HERE}/lines")
    assert client.post(f"{HERE}/lines/views", {"name": "终端", "query": "x=1"}).status_code == 409
    shared = {"name": "共享", "query": "sort=entry", "shared": "yes"}
    assert client.post(f"{HERE}/lines/views", shared).status_code == 409
    (number,) = re.findall(r"/views/(\d+)/remove", page)
    assert enter("li").post(f"{HERE}/lines/views/{number}/remove").status_code == 409
    client.post(f"{HERE}/lines/views/{number}/remove")
    assert "删除视图终端" not in read(client, f"{HERE}/lines")


def test_the_statistics_lead_to_their_rows(cast: Cast) -> None:
    client = enter("zhao")
    page = read(client, f"{HERE}/lines/figures")

    assert "1,027.5" in page  # the sum
    assert "342.5" in page  # the mean of three
    address = unescape(re.findall(r'<a href="([^"]*)">1,000.5<', page)[0])
    assert entries(read(client, address)) == ["=HYPERLINK(&quot;x&quot;)"]


def test_every_form_is_a_register(cast: Cast) -> None:
    client = enter("zhao")

    assert f'href="{HERE}/form:slip.lines"' in read(client, "/registers")
    assert len(entries(read(client, f"{HERE}/form:slip.lines"))) == 4
    assert "示例银行" in read(client, f"{HERE}/form:slip")


def test_from_a_form_to_its_rows_and_back(cast: Cast) -> None:
    client = enter("zhao")
    page = read(client, f"/projects/{cast.stream}/forms")
    (address,) = set(re.findall(r'href="(/registers/[^"]*/forms/[^"]*)"', page))

    rows = client.get(address)
    assert rows.status_code == 302
    page = read(client, rows["Location"])
    assert "校园卡代扣" in page
    assert "公交卡充值" not in page
    assert f'href="/projects/{cast.stream}/forms#form-slip-1"' in page
    assert client.get(f"{HERE}/forms/nothing/{cast.stream}").status_code == 404
    user = accounts.find("guo")
    assert user is not None
    hr.create_person(actor=SYSTEM, username="nobody", name="旁人", department=user.department_id)
    assert "校园卡代扣" not in read(enter("nobody"), rows["Location"])


def test_a_workbook_says_its_filter_its_reader_and_its_moment(cast: Cast) -> None:
    answer = enter("zhao").get(f"{HERE}/lines/export.xlsx?from.wanted=20&has.entry=终端")
    book = load_workbook(BytesIO(answer.content))
    page, about = book.worksheets

    assert (page.max_row, page["D2"].value, page["D2"].number_format) == (2, 20, "#,##0.00")
    said = {row[0].value: row[1].value for row in about.iter_rows()}
    assert said["筛选条件"] == "明细包含“终端”；金额: 20 – …"
    assert said["导出人"] == "zhao"
    assert said["行数"] == "1"
    assert re.match(r"20\d\d-", said["导出时间"])


def test_a_long_register_is_exported_in_the_background(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "DIRECT", 3)
    client = enter("zhao")
    assert "export-task.xlsx" in read(client, f"{HERE}/lines")

    begun = client.post(f"{HERE}/lines/export-task.xlsx?has.entry=终端")
    assert run_waiting() == 1
    page = read(client, begun["Location"])
    assert "共 2 行" in page
    content = b"".join(client.get(f"{begun['Location']}/file"))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == ["终端", "终端"]
    assert enter("li").get(f"{begun['Location']}/file").status_code == 404


def sheet(*rows: list[object]) -> BytesIO:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = BytesIO()
    book.save(target)
    target.seek(0)
    target.name = "明细.xlsx"
    return target


def test_a_file_becomes_the_cells_somebody_would_have_copied(cast: Cast) -> None:
    client = enter("zhao")
    good = sheet(["明细", "金额"], ["两\n行", 20.5], [], ["终端\t新", None])
    answer = client.post("/sheets/cells", {"file": good})
    assert answer.content.decode() == '明细\t金额\n"两\n行"\t20.5\n"终端\t新"\n'

    wrong = client.post("/sheets/cells", {"file": sheet(["明细", "金额"], ["终端", "=1+1"])})
    assert wrong.status_code == 422
    assert "B2" in wrong.content.decode()
    broken = BytesIO(b"MZ" + b"\0" * 99)
    broken.name = "明细.xlsx"
    assert client.post("/sheets/cells", {"file": broken}).status_code == 422
    assert client.post("/sheets/cells").status_code == 422
    assert Client().post("/sheets/cells", {"file": good}).status_code == 302
