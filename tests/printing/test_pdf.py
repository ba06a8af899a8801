"""Sheets become A4 in PDF/A with embedded fonts; what is in a text is shown, never run."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.printing.sheets import has_ink_at_the_edges, pages, paper, text_of
from xize.printing import NewPage, Paragraph, Sheet, Table, as_pdf
from xize.printing.fonts import MISSING, printable
from xize.printing.refusals import FontsMissing, TooMuchToPrint

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

HOSTILE = (
    '#eval("1+1")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    '#include "/etc/hosts"',
    "$ sqrt(2) $ *strong* _em_ `raw` <label> @ref // comment /* c */",
    '"; #panic("out") ; "',
    "\\u{41} \\ ~ --- ... '\"",
    "</svg><script>alert(1)</script>",
    "{{ secret }} {% include 'x' %}",
    "]) #sys.inputs.sheet [(",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_prints_literally(text: str) -> None:
    printed = text_of(as_pdf(paper(text)))

    assert printed.count("".join(text.split())) >= 4


def test_nothing_of_the_machine_gets_onto_paper() -> None:
    printed = text_of(as_pdf(paper(*HOSTILE)))

    assert "root:" not in printed
    assert "localhost" not in printed


@given(st.text(max_size=60))
def test_any_text_can_be_printed(text: str) -> None:
    made = as_pdf(Sheet("任意", blocks=(Paragraph(text), Table(text, [text], [[text]]))))

    assert made.startswith(b"%PDF-1.")


@given(st.text(max_size=60))
def test_printing_a_printable_text_changes_nothing_more(text: str) -> None:
    once = printable(text)

    assert printable(once) == once


def test_what_no_font_has_is_marked_and_invisible_signs_are_left_out() -> None:
    assert printable("同意\u200b👍\x00。\u202e") == f"同意{MISSING}。"
    assert printable("龘㸚〇Ⅲ①☑☐℃") == "龘㸚〇Ⅲ①☑☐℃"


def test_it_is_pdf_a_by_its_own_statement_with_every_font_inside() -> None:
    made = as_pdf(paper("电子化 archival 存档"), archival=True)

    with pikepdf.open(BytesIO(made)) as document:
        with document.open_metadata() as told:
            assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")
        assert document.Root.OutputIntents[0].S == "/GTS_PDFA1"
        fonts = [one for one in document.objects if _is(one, "/FontDescriptor")]
        assert fonts
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)
        assert not any(
            _is(one, "/Action") or "/JS" in one for one in document.objects if _dict(one)
        )


def _dict(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary)


def _is(one: object, kind: str) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == kind


def test_only_the_glyphs_that_are_shown_are_embedded() -> None:
    assert len(as_pdf(paper("一"))) < 150_000


def test_paper_is_a4_and_may_lie_on_its_side() -> None:
    def size(pdf: bytes) -> tuple[int, int]:
        with pypdfium2.PdfDocument(pdf) as document:
            wide, high = document[0].get_size()
        return round(wide / 72 * 25.4), round(high / 72 * 25.4)

    assert size(as_pdf(paper("一"))) == (210, 297)
    assert size(as_pdf(paper("一", landscape=True))) == (297, 210)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = paper("一次", at=NOW)

    assert as_pdf(sheet) == as_pdf(sheet)
    assert as_pdf(sheet) != as_pdf(paper("一次", at=NOW + timedelta(days=1)))


def test_a_long_table_goes_over_pages_with_its_heads_repeated() -> None:
    rows = [[f"第{n}项", f"{n}"] for n in range(120)]
    made = list(pages(as_pdf(Sheet("台账", blocks=(Table("明细", ["项目", "金额"], rows),)))))

    assert len(made) >= 3
    assert all("项目" in page and "金额" in page for page in made)
    for number, page in enumerate(made, 1):
        assert f"第{number}页，共{len(made)}页" in "".join(page.split())
    everything = "".join("".join(made).split())
    assert [everything.count(row[0]) for row in rows] == [1] * len(rows)


@pytest.mark.parametrize(
    "text", ["长" * 5000, "unbreakable" * 400, "https://example.test/" + "a" * 900, "两\n" * 300]
)
def test_no_text_runs_off_the_paper(text: str) -> None:
    made = as_pdf(Sheet("试验", blocks=paper(text[:1500]).blocks))

    assert not has_ink_at_the_edges(made)


def test_number_and_page_stand_on_every_page() -> None:
    made = list(
        pages(as_pdf(Sheet("单", number="(25)卡字003", blocks=(NewPage(), Paragraph("二")))))
    )

    assert all(re.search(r"\(25\)卡字\s*003", page) for page in made)


def test_too_much_is_refused_with_a_sentence() -> None:
    with pytest.raises(TooMuchToPrint) as caught:
        as_pdf(Sheet("全部台账", blocks=(Paragraph("长" * 1_100_000),)))

    assert "全部台账" in caught.value.sentence("zh")


def test_missing_fonts_are_named_with_the_remedy(tmp_path, monkeypatch) -> None:
    from xize.printing import fonts

    fonts.fonts.cache_clear()
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(FontsMissing) as caught:
        fonts.fonts()

    assert "make assets" in caught.value.sentence("en")
    assert "make assets" in caught.value.sentence("zh")
