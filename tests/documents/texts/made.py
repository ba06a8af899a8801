"""Files as offices write them, made by the libraries that write them, and by hand to do harm."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Final

import typst
from docx import Document
from openpyxl import Workbook
from pikepdf import Encryption, Pdf

OFFICE: Final = "application/vnd.openxmlformats-officedocument."
DOCX: Final = f"{OFFICE}wordprocessingml.document"
XLSX: Final = f"{OFFICE}spreadsheetml.sheet"
PPTX: Final = f"{OFFICE}presentationml.presentation"
PDF: Final = "application/pdf"

WORD_SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIDE_SPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"


def package(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, before: str = "") -> bytes:
    """A Word file whose body is this XML."""
    xml = f'{before}<w:document xmlns:w="{WORD_SPACE}"><w:body>{body}</w:body></w:document>'
    return package({"word/document.xml": xml})


def agreement() -> bytes:
    """A Word file with a heading, a table, a header and a footer."""
    document = Document()
    document.add_heading("合作协议", level=1)
    document.add_paragraph("第一条 手续费按交易额的千分之三计收。")
    table = document.add_table(rows=2, cols=2)
    for row, texts in enumerate((("项目", "金额"), ("开户费", "1,200.00"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook() -> bytes:
    """A workbook of two sheets with texts, numbers, dates and a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = "费用"
    sheet.append(["项目", "金额", "日期"])
    sheet.append(["开户费", 1200, date(2026, 3, 1)])
    sheet.append(["手续费", 0.1 + 0.2, datetime(2026, 3, 2, 17, 30)])  # noqa: DTZ001
    sheet.append(["合计", "=SUM(B2:B3)", True])
    book.create_sheet("备注")["B7"] = "按月结算"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def slides(*texts: str) -> bytes:
    """Slides with a paragraph each."""
    xml = '<p:sld xmlns:p="urn:p" xmlns:a="{space}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
    return package(
        {
            f"ppt/slides/slide{number}.xml": xml.format(space=SLIDE_SPACE, text=text)
            for number, text in enumerate(texts, 1)
        }
    )


def pdf(text: str) -> bytes:
    """A PDF with this text on A4 pages."""
    return bytes(typst.compile(f'#set text(font: "Noto Sans CJK SC")\n{text}'.encode()))


def locked(content: bytes) -> bytes:
    """The PDF, with a password."""
    buffer = BytesIO()
    with Pdf.open(BytesIO(content)) as opened:
        opened.save(buffer, encryption=Encryption(owner="owner", user="user"))
    return buffer.getvalue()
