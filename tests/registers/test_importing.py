"""Pools fed from spreadsheets: every bad row is named, hostile files refused, all or nothing."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from openpyxl import Workbook, load_workbook

from tests.projects.conftest import MONDAY, TEXT, Cast
from tests.registers.conftest import REGULATION
from xize.core.refusal import Refusal
from xize.jobs.queue import run_waiting
from xize.ledger.administration import STREAM
from xize.ledger.batch import fetch
from xize.ledger.findings import Kind
from xize.people.actor import SYSTEM
from xize.people.models import Person
from xize.projects.services import redact
from xize.projects.verify import verify
from xize.registers import services
from xize.registers.asking import NOTHING, Asked, Filter
from xize.registers.importing import Feeding, dry_run, feeding, import_rows
from xize.registers.models import Entry, Row
from xize.registers.opened import open_register
from xize.registers.pools.services import remove_row
from xize.registers.refusals import NotItsKeeper
from xize.registers.sheets import Bad, template
from xize.registers.sheets.refusals import RowsAreBad, TooManyColumns, TooManyRows
from xize.rulebook.services import publish, put_in_force

pytestmark = pytest.mark.django_db

POOL = """\
pools:
  experts:
    name: 专家库
    kept_by: risk
    fields:
      who: {name: 姓名, type: text, required: true}
      field: {name: 专业, type: choice, options: {law: 法律, it: 技术}, required: true}
      skills: {name: 特长, type: several, options: {a: 评审, b: 论证}}
      fee: {name: 评审费, type: money}
      since: {name: 入库日期, type: date}
      contact: {name: 联系人, type: person}

indicators:
"""
HEADS = ["姓名", "专业", "特长", "评审费", "入库日期", "联系人"]
IDENT = "pool:experts"
ZHAO = ["赵专家", "法律", "评审、论证", 800, date(2026, 3, 1), "zhao"]
QIAN = ["钱专家", "it", "", 650.5, "", ""]


@pytest.fixture
def into(cast: Cast) -> Feeding:
    """The pool of experts, opened by the department that keeps it."""
    text = TEXT.replace("indicators:\n", POOL)
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    return feeding(cast.actor("sun"), REGULATION, IDENT)


def xlsx(*rows: list[Any], heads: list[str] = HEADS) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "专家"
    for row in (heads, *rows):
        page.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def bad(into: Feeding, content: bytes, name: str = "专家.xlsx") -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.code) for one in problems(into, content, name)]


def problems(into: Feeding, content: bytes, name: str = "专家.xlsx") -> list[Bad]:
    return dry_run(into, name, content)[1].bad


def refused(into: Feeding, name: str, content: bytes) -> str:
    with pytest.raises(Refusal) as found:
        dry_run(into, name, content)
    assert found.value.sentence("zh").endswith(("。", "”"))
    return found.value.code


def test_a_sound_file_is_imported_and_the_register_shows_it(into: Feeding) -> None:
    content = xlsx(ZHAO, QIAN)
    _table, checked = dry_run(into, "专家.xlsx", content)
    assert (checked.bad, checked.new) == ([], 2)
    assert not Entry.objects.exists()  # a dry run writes nothing

    assert import_rows(into, "专家.xlsx", content)[0] == 2
    opened = open_register(into.actor, REGULATION, IDENT)
    zhao, qian = opened.rows(NOTHING, 10)
    assert zhao.values["field"] == "law"
    assert zhao.values["skills"] == ["a", "b"]
    assert (zhao.values["since"], zhao.values["fee"]) == ("2026-03-01", "800.00")
    assert qian.values == {"who": "钱专家", "field": "it", "fee": "650.50"}
    over = Asked(filters=(Filter("fee", "between", low="700"),))
    assert [row.values["who"] for row in opened.rows(over, 10)] == ["赵专家"]


def test_a_name_that_stands_is_replaced_in_its_place(into: Feeding) -> None:
    import_rows(into, "专家.xlsx", xlsx(ZHAO, QIAN))
    again = xlsx(["孙专家", "it"], [*ZHAO[:3], 900], QIAN)

    _table, checked = dry_run(into, "专家.xlsx", again)
    assert (checked.new, checked.changed, checked.same) == (1, 1, 1)
    assert import_rows(into, "专家.xlsx", again)[0] == 2
    rows = open_register(into.actor, REGULATION, IDENT).rows(NOTHING, 10)
    assert [(row.values["who"], row.values.get("fee")) for row in rows] == [
        ("赵专家", "900.00"),
        ("钱专家", "650.50"),
        ("孙专家", None),
    ]


def test_every_bad_row_is_listed_with_its_place_and_a_remedy(into: Feeding) -> None:
    content = xlsx(
        ["赵专家", "医学", "", "很多", "昨天", "无此人"],
        [],
        ["", "法律"],
        ["李专家", "法律", "唱歌"],
        ["李专家", "法律"],
        ["李专家", "法律"],
        ["周专家", "法律", "", "=1+1"],
    )

    assert bad(into, content) == [
        (2, "B", "unknown-option"),
        (2, "D", "field-invalid"),
        (2, "E", "field-invalid"),
        (2, "F", "unknown-reference"),
        (4, "A", "field-required"),
        (5, "C", "unknown-option"),
        (7, "", "key-twice"),
        (8, "D", "formula-cell"),
    ]
    first, *_rest, last = problems(into, content)
    assert (first.sheet, first.head) == ("专家", "专业")
    assert "可选" in first.sentence
    assert "选择性粘贴" in last.sentence


def test_heads_are_checked_before_any_row(into: Feeding) -> None:
    content = xlsx(["x", "y", "z"], heads=["姓名", "电话", "姓名"])

    assert bad(into, content) == [
        (1, "B", "unknown-head"),
        (1, "C", "head-twice"),
        (1, "", "head-missing"),
    ]


def test_one_bad_row_and_nothing_is_written(into: Feeding) -> None:
    with pytest.raises(RowsAreBad):
        import_rows(into, "专家.xlsx", xlsx(ZHAO, ["钱专家", "医学"]))

    assert not Entry.objects.exists()


def test_csv_as_excel_saves_it_in_china_and_elsewhere(into: Feeding) -> None:
    text = '姓名,专业,评审费\n赵专家,法律,"1,200.50"\n钱专家,技术,=1+1\n'

    for encoding in ("utf-8-sig", "utf-8", "gb18030"):
        content = text.encode(encoding)
        assert bad(into, content, "专家.csv") == [(3, "C", "formula-cell")]
    _table, checked = dry_run(into, "专家.csv", text.replace("=1+1", "7").encode("gb18030"))
    assert checked.rows["赵专家"]["fee"] == "1200.50"


def test_the_template_can_be_filled_in_and_says_how(into: Feeding) -> None:
    pool = into.pool
    book = load_workbook(BytesIO(template("专家库", pool.fields, pool.names, "zh-hans")))
    page, about = book.worksheets

    assert [cell.value for cell in page[1]] == HEADS
    takes = {row[0].value: row[2].value for row in about.iter_rows(min_row=2)}
    assert takes["专业"] == "法律、技术"
    page.append(ZHAO)
    target = BytesIO()
    book.save(target)
    assert bad(into, target.getvalue()) == []


def test_only_the_department_that_keeps_it_writes(into: Feeding, cast: Cast) -> None:
    with pytest.raises(NotItsKeeper):
        feeding(cast.actor("zhao"), REGULATION, IDENT)
    import_rows(into, "专家.xlsx", xlsx(ZHAO))

    assert open_register(cast.actor("zhao"), REGULATION, IDENT).count(NOTHING) == 0


def bomb() -> bytes:
    """A workbook whose one page unpacks to 80 MB."""
    target, source = BytesIO(), BytesIO(xlsx(ZHAO))
    with (
        zipfile.ZipFile(source) as whole,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in whole.infolist():
            content = whole.read(one)
            if one.filename.endswith("sheet1.xml"):
                content += b" " * 80_000_000
            new.writestr(one.filename, content)
    return target.getvalue()


def laughs() -> bytes:
    """A workbook whose page grows without end as its entities are read."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    evil = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><worksheet>&a9;</worksheet>'
    target, source = BytesIO(), BytesIO(xlsx(ZHAO))
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as new:
        for one in whole.infolist():
            page = one.filename.endswith("sheet1.xml")
            new.writestr(one.filename, evil.encode() if page else whole.read(one))
    return target.getvalue()


def test_hostile_files_are_refused_with_a_sentence(into: Feeding) -> None:
    assert refused(into, "专家.xlsx", bomb())
    assert refused(into, "专家.xlsx", laughs())
    assert refused(into, "专家.xlsx", xlsx(ZHAO)[:2000])
    assert refused(into, "专家.xlsx", b"MZ" + b"\0" * 500)
    assert refused(into, "专家.exe", xlsx(ZHAO))
    assert refused(into, "专家.xlsx", b"")
    assert refused(into, "专家.txt", "姓名\n赵".encode())
    assert refused(into, "专家.csv", "姓名,专业\n".encode()) == "sheet-empty"


def test_a_million_rows_or_a_thousand_columns_are_not_read(into: Feeding) -> None:
    rows = "".join(f"专家{number},法律\n" for number in range(20_001))
    assert refused(into, "专家.csv", f"姓名,专业\n{rows}".encode()) == TooManyRows.code
    heads = ",".join(f"列{number}" for number in range(101))
    assert refused(into, "专家.csv", f"{heads}\n1".encode()) == TooManyColumns.code
    far = Workbook()
    far.worksheets[0].append(HEADS)
    far.worksheets[0].cell(1_048_576, 1, "赵专家")
    target = BytesIO()
    far.save(target)
    assert refused(into, "专家.xlsx", target.getvalue()) == TooManyRows.code


def test_rows_are_on_the_record_and_made_again_from_it(into: Feeding, cast: Cast) -> None:
    import_rows(into, "专家.xlsx", xlsx(ZHAO, QIAN))
    import_rows(into, "专家.xlsx", xlsx(["孙专家", "it"], [*ZHAO[:3], 900]))
    gone = Entry.objects.get(key="钱专家").id
    remove_row(actor=into.actor, pool=into.pool, entry=gone)
    before = list(Entry.objects.order_by("place").values())

    services.empty()
    assert list(Entry.objects.order_by("place").values()) == before
    sql = "SELECT type FROM ledger_event WHERE stream = ? ORDER BY seq"
    types = [row[0] for row in fetch(connection, sql, (STREAM,))]
    assert types[-3:] == ["PoolRowsKept", "PoolRowsKept", "PoolRowRemoved"]
    assert [one for one in verify() if one.is_bad] == []


def test_one_row_can_be_erased_and_the_record_says_so(into: Feeding) -> None:
    import_rows(into, "专家.xlsx", xlsx(ZHAO, QIAN))
    open_register(into.actor, REGULATION, IDENT)
    payload = Entry.objects.get(key="赵专家").id

    redact(actor=SYSTEM, payload=payload, reason="本人要求")
    assert not Row.objects.filter(words__contains="赵专家").exists()
    services.empty()
    assert [one.key for one in Entry.objects.all()] == ["钱专家"]
    assert [(one.kind, one.detail) for one in verify()] == [(Kind.REDACTED, payload)]


def keeper(cast: Cast, name: str = "sun") -> Client:
    client = Client()
    user = Person.objects.get(id=cast.ids[name])
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_way_of_a_file_from_upload_to_register(into: Feeding, cast: Cast) -> None:
    client, here = keeper(cast), f"/registers/{REGULATION}/{IDENT}"
    assert "下载模板" in client.get(f"{here}/import").content.decode()
    assert client.get(f"{here}/template.xlsx").status_code == 200

    def upload(content: bytes) -> str:
        file = BytesIO(content)
        file.name = "专家.xlsx"
        answer = client.post(f"{here}/import", {"file": file})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        run_waiting()
        job = answer["Location"].rpartition("/")[2]
        assert f"{here}/import/{job}" in client.get(answer["Location"]).content.decode()
        return job

    job = upload(xlsx(ZHAO, ["钱专家", "医学"]))
    page = client.get(f"{here}/import/{job}").content.decode()
    assert "有 1 处需要改正" in page
    assert "导入全部" not in page
    client.post(f"{here}/import/{job}/confirm")
    run_waiting()
    assert not Entry.objects.exists()

    job = upload(xlsx(ZHAO, QIAN))
    assert "将新增 2 行" in client.get(f"{here}/import/{job}").content.decode()
    done = client.post(f"{here}/import/{job}/confirm")
    run_waiting()
    assert "新增 2 行" in client.get(done["Location"]).content.decode()
    page = client.get(here).content.decode()
    assert "赵专家" in page
    entry = Entry.objects.get(key="赵专家").id
    client.post(f"{here}/rows/{entry}/remove")
    assert "赵专家" not in client.get(here).content.decode()

    other = keeper(cast, "zhao")
    assert other.get(f"{here}/import/{job}").status_code == 409
    assert other.post(f"{here}/import/{job}/confirm").status_code == 409
    assert other.get(f"{here}/template.xlsx").status_code == 409


def test_a_refused_upload_says_why_on_the_page(into: Feeding, cast: Cast) -> None:
    file = BytesIO(b"MZ" + b"\0" * 100)
    file.name = "专家.xlsx"
    answer = keeper(cast).post(f"/registers/{REGULATION}/{IDENT}/import", {"file": file})

    assert answer.status_code == 422
    assert "notice-error" in answer.content.decode()
