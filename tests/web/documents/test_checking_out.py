"""签出 on the page: who keeps it is seen, others are refused, it comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.documents.conftest import SECOND, Papers
from xize.core.engine import Refused


def at(papers: Papers, route: str = "document") -> str:
    return reverse(route, args=[papers.stream, "agreement"])


def out(papers: Papers, name: str = "li") -> None:
    item = papers.cast.item("settle")
    papers.post(name, at(papers, "document-check-out"), item=item, text="改费率")


def test_others_see_who_has_it_and_cannot_hand_in(papers: Papers) -> None:
    assert "签出" in papers.page("li", at(papers))
    out(papers)
    page = papers.page("zhao", at(papers))
    assert "li" in page
    assert "已签出" in page
    with pytest.raises(Refused) as refused:
        papers.hand_in("zhao", "settle", SECOND)
    assert refused.value.code == "checked-out"
    again = papers.post("zhao", at(papers, "document-check-out"), 422, item="e99")
    assert "未提交" in again


def test_it_is_given_back_or_taken_with_a_reason(papers: Papers) -> None:
    out(papers)
    said = papers.post("zhao", at(papers, "document-check-in"), 422, reason=" ")
    assert "原因" in said or "理由" in said
    papers.post("zhao", at(papers, "document-check-in"), reason="休假")
    page = papers.page("li", at(papers))
    assert "已签出" not in page
    assert "休假" in page
    out(papers)
    papers.post("li", at(papers, "document-check-in"))
    assert "已签出" not in papers.page("zhao", at(papers))


def test_the_new_version_gives_it_back(papers: Papers) -> None:
    out(papers)
    papers.hand_in("li", "settle", SECOND)
    assert "已签出" not in papers.page("zhao", at(papers))


def test_whoever_may_not_read_it_may_not_touch_it(papers: Papers) -> None:
    item = papers.cast.item("settle")
    papers.post("sun", at(papers, "document-check-out"), 404, item=item)
    papers.post("sun", at(papers, "document-check-in"), 404)
    papers.post("stranger", at(papers, "document-check-in"), 404)


def test_the_step_says_it_before_anything_is_uploaded(papers: Papers) -> None:
    step = reverse("item", args=[papers.stream, papers.cast.item("settle")])
    before = papers.page("zhao", step)
    assert "必备章节" in before
    assert reverse("document-template", args=[papers.stream, "agreement"]) in before
    assert "已签出" not in before
    out(papers)
    assert "li已签出" in papers.page("zhao", step)
    assert "已签出" not in papers.page("li", step)
