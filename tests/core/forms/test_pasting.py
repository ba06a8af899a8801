"""Cells copied from a spreadsheet become typed rows; what does not fit is marked and kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.forms.cast import OFFICE
from xize.core.expressions import parse
from xize.core.forms import MAX_ROWS, clean, pasted
from xize.core.process.rulebook import Field, Section

PLAN = Section(
    id="plan",
    name="计划",
    rows=True,
    fields=(
        Field(id="work", name="任务", type="text"),
        Field(id="on", name="日期", type="date"),
        Field(id="cost", name="费用（元）", type="money"),
        Field(id="double", name="两倍", type="money", value=parse("cost * 2")),
        Field(id="level", name="评级", type="choice", options={"low": "低", "high": "高"}),
        Field(id="tags", name="标签", type="several", options={"a": "甲", "b": "乙"}),
        Field(id="key", name="关键", type="yes_no"),
        Field(id="owner", name="责任人", type="person"),
    ),
)


def paste(text, **more):
    return pasted(PLAN, text, OFFICE, **more)


def test_cells_become_values_of_their_columns():
    text = (
        "编码\t2026/3/2\t￥1,200.5\t高\t甲、乙\t是\t罗\r\n测试\t2026年3月9日\t(80)\tlow\t\t×\t\r\n"
    )
    found = paste(text)
    assert found.errors == ()
    assert found.rows == [
        {
            "work": "编码",
            "on": "2026-03-02",
            "cost": "1200.50",
            "level": "high",
            "tags": ["a", "b"],
            "key": True,
            "owner": "p-luo",
        },
        {"work": "测试", "on": "2026-03-09", "cost": "-80.00", "level": "low", "key": False},
    ]


def test_a_line_of_names_says_where_cells_go():
    found = paste("费用\t不认识\t任务*\n12\tx\t编码")
    assert found.rows == [{"cost": "12.00", "work": "编码"}]


def test_cells_go_on_from_the_column_pasted_into():
    assert paste("2026-03-02\t5", start="on").rows == [{"on": "2026-03-02", "cost": "5.00"}]


def test_what_does_not_fit_is_kept_and_marked_with_its_row():
    found = paste("编码\t明天\t很多\t中\n测试\t2026-03-02\t1\t高\t甲\t是\t罗\t多余\t还有")
    assert found.rows[0] == {"work": "编码", "on": "明天", "cost": "很多", "level": "中"}
    assert [(one.path, one.code) for one in found.errors] == [
        ("0.on", "field-invalid"),
        ("0.cost", "field-invalid"),
        ("0.level", "unknown-option"),
        ("1", "cells-left-over"),
    ]
    assert found.errors[0].message().startswith("第 1 行：日期")
    assert "多余、还有" in found.errors[-1].message()


@pytest.mark.parametrize(
    ("cell", "day"),
    [("46083", "2026-03-02"), ("2026-03-02 00:00:00", "2026-03-02"), ("2026.3.2", "2026-03-02")],
)
def test_days_as_spreadsheets_write_them(cell, day):
    assert paste(cell, start="on").rows == [{"on": day}]


def test_a_quoted_cell_keeps_its_line_break_within_one_row():
    assert paste('"两行\n文字"\t2026-03-02\n下一行').rows[0]["work"] == "两行 文字"
    assert len(paste('5" 屏\t2026-03-02\n下一行').rows) == 2, "a lone quote is no quoting"


def test_no_more_rows_than_a_table_holds():
    found = paste("\n".join(f"任务{number}" for number in range(MAX_ROWS + 5)))
    assert len(found.rows) == MAX_ROWS
    assert found.errors[-1].code == "too-many-rows"


@given(st.text(max_size=200))
def test_no_clipboard_breaks_it_and_what_is_not_marked_is_canonical(text):
    found = paste(text)
    wrong = {error.path for error in found.errors}
    again = clean(PLAN, found.rows, known=OFFICE, complete=False)
    assert {error.path for error in again.errors} <= wrong


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)


@given(st.lists(CELL.filter(lambda c: c.strip() and not c.startswith('"')), min_size=2, max_size=9))
def test_a_column_of_texts_comes_back_as_it_was(cells):
    names = {"任务", "work", "日期", "费用", "评级", "标签", "关键", "责任人"}
    if cells[0].strip() in names or any(len(cell.splitlines()) > 1 for cell in cells):
        return
    rows = paste("\n".join(cells)).rows
    assert [row["work"] for row in rows] == [cell.strip() for cell in cells]
