"""What is read from sound files: all that a reader sees, in order."""

from __future__ import annotations

import pytest

from tests.documents.texts import made
from xize.documents.texts import paragraphs_of


def test_a_word_file_is_read_with_its_tables_header_and_footer() -> None:
    assert paragraphs_of(made.agreement(), made.DOCX) == [
        "合作协议",
        "第一条 手续费按交易额的千分之三计收。",
        "项目\t金额",
        "开户费\t1,200.00",
        "内部资料",
        "第 1 页",
    ]


def test_what_was_struck_out_is_no_text_and_what_was_added_is() -> None:
    body = (
        "<w:p><w:r><w:t>三日</w:t></w:r>"
        "<w:del><w:r><w:delText>内反馈</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>内答复</w:t></w:r></w:ins></w:p>"
    )
    assert paragraphs_of(made.word(body), made.DOCX) == ["三日内答复"]


def test_a_word_broken_into_runs_is_one_word_and_a_tab_divides() -> None:
    body = "<w:p><w:r><w:t>业务</w:t></w:r><w:r><w:t>需求</w:t><w:tab/><w:t>一</w:t></w:r></w:p>"

    assert paragraphs_of(made.word(body), made.DOCX) == ["业务需求\t一"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:p><w:r><w:t>框内</w:t></w:r></w:p>"
    body = (
        '<w:p xmlns:m="urn:m"><m:AlternateContent><m:Choice>'
        f"{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent></w:p>"
    )
    assert paragraphs_of(made.word(body), made.DOCX) == ["框内"]


def test_footnotes_are_read() -> None:
    text = "<w:p><w:r><w:t>注</w:t></w:r></w:p>"
    note = f'<w:footnotes xmlns:w="{made.WORD_SPACE}">{text}</w:footnotes>'
    content = made.package({"word/document.xml": "<a/>", "word/footnotes.xml": note})

    assert paragraphs_of(content, made.DOCX) == ["注"]


def test_a_workbook_is_read_sheet_by_sheet_with_dates_as_dates() -> None:
    assert paragraphs_of(made.workbook(), made.XLSX) == [
        "费用",
        "项目\t金额\t日期",
        "开户费\t1200\t2026-03-01",
        "手续费\t0.3\t2026-03-02 17:30",
        "合计\tTRUE",
        "备注",
        "按月结算",
    ]


def test_slides_are_read_in_the_order_of_their_numbers() -> None:
    texts = [f"第{number}页" for number in range(1, 12)]

    assert paragraphs_of(made.slides(*texts), made.PPTX) == texts


def test_a_pdf_is_read_and_its_broken_lines_are_put_together() -> None:
    long = "业务部门提出协议草案并附说明" * 20
    read = paragraphs_of(made.pdf(f"= 合作协议\n{long}。\n\n第二条"), made.PDF)

    assert read == ["合作协议", f"{long}。", "第二条"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_text_is_read_in_the_encodings_offices_write(encoding: str) -> None:
    content = "会议纪要\r\n\r\n  一、议题 2026  \n".encode(encoding)

    assert paragraphs_of(content, "text/plain") == ["会议纪要", "一、议题 2026"]


def test_cells_of_a_csv_are_divided_by_tabs() -> None:
    content = '项目,说明\n开户费,"一次性, 不退"\n'.encode("gb18030")

    assert paragraphs_of(content, "text/csv") == ["项目\t说明", "开户费\t一次性, 不退"]


def test_json_is_read_by_its_names_and_values() -> None:
    content = b'{"title": "\\u534f\\u8bae", "lines": [{"sum": 3}, "x"], "none": null}'

    assert paragraphs_of(content, "application/json") == ["title: 协议", "sum: 3", "lines: x"]
