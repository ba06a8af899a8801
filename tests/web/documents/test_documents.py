"""The documents of a project: what there is, versions and signatures, what is still to come."""

from __future__ import annotations

from django.urls import reverse

from tests.web.documents.conftest import FIRST, REPORT, SECOND, Papers, word
from xize.core.engine import Refused


def tab(papers: Papers) -> str:
    return reverse("project-documents", args=[papers.stream])


def one(papers: Papers, key: str = "agreement") -> str:
    return reverse("document", args=[papers.stream, key])


def test_the_list_says_what_there_is_and_who_owes_what_is_to_come(papers: Papers) -> None:
    page = papers.page("zhao", tab(papers))
    assert "合作协议" in page
    assert "合同" in page
    assert "评估报告" in page
    there, _, to_come = page.partition("待交文档")
    assert "服务手册" in to_come
    assert "服务手册" not in there
    assert "起草" in there
    assert "发布手册" in to_come


def test_a_confidential_document_is_counted_and_not_named(papers: Papers) -> None:
    page = papers.page("sun", tab(papers))
    assert "评估报告" in page
    assert "合同" not in page
    assert "1 份文档不对您开放" in page


def test_versions_stand_with_who_made_them_and_where(settled: Papers) -> None:
    page = settled.page("li", one(settled))
    for label in ("0.1", "0.2", "1.0"):
        assert label in page
    assert "定稿" in page
    assert "zhao" in page
    assert (
        page.count(">协议.docx") + page.count("协议.docx</a>") >= 3
    )  # the settled version has the file of the text it settles


def test_signed_by_all_it_is_final(settled: Papers) -> None:
    assert "终稿" not in settled.page("zhao", one(settled))
    settled.cast.complete("li", "sign", "agree")
    page = settled.page("zhao", one(settled))
    assert "终稿" in page


def test_the_way_of_a_document_names_its_steps(papers: Papers) -> None:
    page = papers.page("zhao", one(papers))
    assert "提交" in page
    assert "签署" in page
    assert "牵头人 · 财务部" in page


def test_a_template_with_the_mandatory_sections_can_be_had(papers: Papers) -> None:
    address = reverse("document-template", args=[papers.stream, "agreement"])
    answer = papers.client("zhao").get(address)
    content = b"".join(answer)
    assert content.startswith(b"PK")
    papers.page("zhao", reverse("document-template", args=[papers.stream, "handbook"]), 404)
    refused = _refused(papers, content)
    assert refused.code == "headings-missing"
    assert "请填写" in refused.sentence("zh")


def test_the_rules_own_template_goes_before(papers: Papers) -> None:
    address = reverse("document-template", args=[papers.stream, "report"])
    assert b"".join(papers.client("sun").get(address)) == REPORT


def _refused(papers: Papers, content: bytes) -> Refused:
    upload = word("x")
    file = type(upload)("模板.docx", content)
    try:
        papers.cast.complete("zhao", "settle", files={"agreement": [file]})
    except Refused as refused:
        return refused
    raise AssertionError("an empty template is handed in")


def test_a_file_without_its_sections_is_refused_naming_each(papers: Papers) -> None:
    try:
        papers.hand_in("zhao", "settle", ["一、合作内容", "二、期限", "三年"])
    except Refused as refused:
        said = refused.sentence("zh")
        assert "缺少“费用”一节" in said
        assert "“合作内容”一节没有内容" in said
    else:
        raise AssertionError("it was handed in without its sections")


def test_two_versions_side_by_side(settled: Papers) -> None:
    address = reverse("document-compare", args=[settled.stream, "agreement"])
    page = settled.page("zhao", f"{address}?from=1&to=2")
    assert "<del>三</del>" in page
    assert "<ins>五，按月结算</ins>" in page
    assert FIRST[2] in page
    assert "段相同" in page
    assert "文字相同" in settled.page("zhao", f"{address}?from=2&to=3")
    settled.page("zhao", f"{address}?from=1&to=9", 404)
    settled.page("sun", f"{address}?from=1&to=2", 404)


def test_the_first_of_one_version_has_nothing_to_be_compared_with(papers: Papers) -> None:
    papers.page("zhao", reverse("document-compare", args=[papers.stream, "report"]), 404)
    assert SECOND[4] != FIRST[4]


def test_learning_material_stands_with_the_rule_in_its_versions(settled: Papers) -> None:
    """Somebody who has no part in the project finds the handbook where the rule is read."""
    settled.cast.complete("li", "sign", "agree")
    book = {"handbook": [word("服务手册", "第一章")]}
    settled.cast.complete("zhao", "publish", files=book)
    rule = reverse("edition-documents", args=[settled.cast.edition])
    page = settled.page("guo", rule)
    assert "手册与学习材料" in page
    assert "服务手册" in page
    blob = page.partition('href="/files/')[2].partition("/")[0]
    settled.page("guo", f"/files/{blob}")
    agreement = settled.page("zhao", one(settled)).partition('href="/files/')[2].partition("/")[0]
    settled.page("guo", f"/files/{agreement}", 404)
