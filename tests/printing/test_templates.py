"""A template gets data and nothing else: it reads no file, reaches nobody, and ends."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document

from tests.printing.sheets import text_of
from xize.printing.refusals import PrintingRefusal, TemplateEndless, TemplateWrong
from xize.printing.templates import DOCX, fill

DATA = {
    "title": "通知",
    "organisation": "鹭鸟支付",
    "project": {"title": '#read("/etc/passwd") {{ 1 }} <w:p/> & ${x}'},
    "rows": [{"name": "甲"}, {"name": "乙"}],
    "opinion": "同意👍",
}


def word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def words(content: bytes) -> list[str]:
    return [one.text for one in Document(BytesIO(content)).paragraphs]


def typst(source: str) -> str:
    return text_of(fill("templates/a.typ", source.encode(), DATA).content)


def refusal(name: str, template: bytes) -> PrintingRefusal:
    with pytest.raises(PrintingRefusal) as caught:
        fill(name, template, DATA, strict=True)
    return caught.value


# ---- what a template is for ------------------------------------------------------------------


def test_typst_shows_data_as_texts() -> None:
    assert '#read("/etc/passwd"){{1}}<w:p/>&${x}' in typst("#data.project.title")


def test_typst_may_loop_and_choose() -> None:
    assert "甲乙" in typst("#for one in data.rows { one.name }")


def test_what_no_font_has_is_marked_before_a_template_sees_it() -> None:
    assert "同意〓" in typst("#data.opinion")


def test_word_shows_data_as_texts() -> None:
    made = fill("templates/a.docx", word("“{{ project.title }}”"), DATA)

    assert made.media_type == DOCX
    assert words(made.content) == [f"“{DATA['project']['title']}”"]  # type: ignore[index]


def test_word_may_loop_choose_and_reckon() -> None:
    source = word(
        "{%p for one in rows %}",
        "{{ loop.index }}. {{ one.name }}",
        "{%p endfor %}",
        "{{ rows|length * 2 }} {{ rows|map(attribute='name')|join('、') }}",
    )

    assert words(fill("templates/a.docx", source, DATA).content) == [
        "1. 甲",
        "2. 乙",
        "4 甲、乙",
    ]


# ---- what it must not do ---------------------------------------------------------------------

ESCAPES = (
    '#read("/etc/passwd")',
    '#read("../../../../etc/passwd")',
    '#include "/etc/hosts"',
    '#import "@preview/cetz:0.3.0": *',
    '#import ("@pre" + "view/cetz:0.3.0")',
    '#image("http://127.0.0.1:8000/x.png")',
    '#image("/etc/passwd")',
    '#json("/proc/self/environ")',
    '#csv("/etc/passwd")',
    '#plugin("/bin/true")',
    '#bibliography("/etc/passwd")',
)


@pytest.mark.parametrize("source", ESCAPES)
def test_typst_reads_no_file_and_reaches_nobody(source: str) -> None:
    found = refusal("templates/a.typ", source.encode())

    assert isinstance(found, TemplateWrong)
    assert "root:" not in found.sentence("en")


WORD_ESCAPES = (
    "{{ project.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ project|attr('__class__') }}",
    "{{ project['__class__'] }}",
    "{{ project.update({'title': 'x'}) }}",
    "{{ project.title.format(project) }}",
    "{{ '%s' % project }}",
    "{{ 'x'|format(1) }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ lipsum }}",
    "{{ range(10) }}",
    "{% include '/etc/passwd' %}",
    "{% import '/etc/passwd' as x %}",
    "{% extends '/etc/passwd' %}",
    "{{ 'a' * 1000000000 }}",
    "{{ 'a'|center(1000000000) }}",
    "{{ 2 ** 99999999 }}",
    "{{ nothing.at.all }}",
    "{% endfor %}",
)


@pytest.mark.parametrize("text", WORD_ESCAPES)
def test_word_sees_values_only(text: str) -> None:
    found = refusal("templates/a.docx", word(text))

    assert isinstance(found, TemplateWrong)


ENDLESS = (
    "#for i in range(1000000000) [x]",
    "#let x = range(400000000)",
    '#let x = "a" * 4000000000',
)


@pytest.mark.parametrize("source", ENDLESS)
def test_an_endless_template_is_stopped(source: str) -> None:
    assert isinstance(refusal("templates/a.typ", source.encode()), TemplateEndless)


def test_an_endless_word_template_is_stopped() -> None:
    loops = "{% for a in rows %}" * 30 + "x" + "{% endfor %}" * 30  # two to the thirtieth

    assert isinstance(refusal("templates/a.docx", word(loops)), TemplateEndless)


def test_recursion_ends() -> None:
    found = refusal("templates/a.typ", b"#let f(x) = f(x + 1)\n#f(0)")

    assert isinstance(found, TemplateWrong)


# ---- what is said of a wrong one -------------------------------------------------------------


def test_the_place_is_in_the_authors_own_file() -> None:
    found = refusal("templates/launch.typ", "一\n\n二 #data.nothing\n".encode())

    assert found.details["line"] == 3
    assert "templates/launch.typ" in found.sentence("zh")
    assert "nothing" in found.sentence("en")


def repacked(template: bytes, **added: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.infolist():
            new.writestr(one, old.read(one))
        for name, content in added.items():
            new.writestr(name.replace("__", "/"), content)
    return made.getvalue()


EXTERNAL = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x" Target="http://example.test" TargetMode="External"/>'
    "</Relationships>"
)


@pytest.mark.parametrize(
    "template",
    [
        b"no zip",
        b"",
        repacked(word("x"), word__vbaProject="macro"),
        repacked(word("x"), word__embeddings__ole="object"),
        repacked(word("x"), **{"word___rels__more.rels": EXTERNAL}),
        repacked(word("x"), bomb="0" * 60_000_000),
    ],
    ids=["text", "nothing", "macro", "object", "external", "bomb"],
)
def test_a_word_file_with_more_than_words_is_refused(template: bytes) -> None:
    assert isinstance(refusal("templates/a.docx", template), TemplateWrong)
