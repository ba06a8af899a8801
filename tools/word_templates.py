"""Write the Word templates of the library again; what they say stands here, not in a binary file.

They are filled by docxtpl in jinja's sandbox: names in double braces are those of
`xize.printing.templates.data`.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

LIBRARY = Path(__file__).resolve().parent.parent / "src/xize/library/regulations"
TITLE = "项目结项证书"
LINES = (
    (
        "兹证明“{{ project.title }}”项目自{{ project.began }}启动，按《{{ project.regulation }}》"
        "办理，于{{ project.ended }}结项，结论为：{{ project.result }}。"
    ),
    "合作机构：{{ data.partner_name.text }}。项目负责人：{{ team.lead.people }}。",
    "上线日期：{{ data.went_live.text }}。批准费用：{{ data.approved_cost.text or '无' }}。",
    "必备文档已按第二十二条移交并归档。",
)
HEADS = ("文档", "版本", "日期")
CELLS = ("{{ one.label }}", "{{ one.version }}", "{{ one.day }}")


def main() -> None:
    """Write the closing certificate of the payment projects."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(TITLE)
    run.bold, run.font.size = True, Pt(22)
    for line in LINES:
        document.add_paragraph(line).paragraph_format.first_line_indent = Pt(32)
    _table(document)
    for line in ("{{ organisation }}", "{{ project.ended }}"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    folder = LIBRARY / "payment-projects/templates"
    folder.mkdir(exist_ok=True)
    document.core_properties.author = "Xize"
    document.save(str(folder / "closing_certificate.docx"))


def _table(document: Document) -> None:  # type: ignore[valid-type]
    """The documents of the project, a row for each that has a version."""
    table = document.add_table(rows=4, cols=len(HEADS), style="Table Grid")  # type: ignore[attr-defined]
    loop = "{%tr for _, one in documents|dictsort if one.version %}"
    for row, texts in zip(table.rows, (HEADS, (loop,), CELLS, ("{%tr endfor %}",)), strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


if __name__ == "__main__":
    main()
