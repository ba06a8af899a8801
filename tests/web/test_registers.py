"""Registers as pages and files: whose rows, filters, sums, and no formulas in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.test import Client, override_settings
from openpyxl import load_workbook

from tests.projects.conftest import MONDAY, Cast, build_cast
from tests.projects.played import play
from xize.people import accounts
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole
from xize.registers.export import safe

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
