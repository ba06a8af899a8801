"""Every address of the documents, for everybody: what is not open is as if it were not there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.documents.conftest import FIRST, Papers

ALLOWED: dict[str, dict[str, int]] = {
    # the agreement is open to lead (zhao) and finance (li); risk (sun) was sent version 1.0;
    # guo has no part in the project; stranger is the archivist, and the project has not ended
    "project-documents": {"zhao": 200, "li": 200, "sun": 200, "guo": 404, "stranger": 404},
    "document": {"zhao": 200, "li": 200, "sun": 404, "guo": 404, "stranger": 404},
    "document-compare": {"zhao": 200, "li": 200, "sun": 404, "guo": 404, "stranger": 404},
    "document-template": {"zhao": 200, "li": 200, "sun": 404, "guo": 404, "stranger": 404},
    "document-send": {"zhao": 200, "li": 200, "sun": 404, "guo": 404, "stranger": 404},
    "document-sent": {"zhao": 200, "li": 200, "sun": 404, "guo": 404, "stranger": 404},
    "document-received": {"zhao": 404, "li": 404, "sun": 200, "guo": 404, "stranger": 404},
    "document-check-out": {"zhao": 405, "li": 405, "sun": 405, "guo": 405, "stranger": 405},
    "document-check-in": {"zhao": 405, "li": 405, "sun": 405, "guo": 405, "stranger": 405},
}


def address(papers: Papers, route: str) -> str:
    of = {"project-documents": [], "document-sent": ["d1"], "document-received": ["d1"]}
    return reverse(route, args=[papers.stream, *of.get(route, ["agreement"])])


def test_no_address_of_this_screen_is_forgotten() -> None:
    from xize.web.documents.urls import urlpatterns

    assert {one.name for one in urlpatterns} == set(ALLOWED)


@pytest.mark.parametrize("route", ALLOWED)
def test_who_may_open_it(settled: Papers, route: str) -> None:
    for name, status in ALLOWED[route].items():
        settled.page(name, address(settled, route), status)


@pytest.mark.parametrize("route", ["document-send", "document-sent", "document-received"])
def test_who_may_not_look_may_not_act(settled: Papers, route: str) -> None:
    for name in ("guo", "stranger"):
        settled.post(name, address(settled, route), 404, how="read", do="recall", text="x", to="x")
    assert not settled.cast.state().sent["d1"].recalled


@pytest.mark.parametrize("route", ["project", "project-documents", "project-forms", "prints"])
def test_its_text_and_names_stand_on_no_other_page(settled: Papers, route: str) -> None:
    """What risk may not read is not told on the pages risk may open."""
    page = settled.page("sun", reverse(route, args=[settled.stream]))
    assert FIRST[2] not in page
    assert "协议.docx" not in page


def test_search_does_not_find_what_is_not_open(settled: Papers) -> None:
    found = settled.page("sun", reverse("search") + "?q=按月结算")
    assert "手续费" not in found
    assert "协议.docx" not in found


def test_unknown_documents_and_sendings_are_not_there(settled: Papers) -> None:
    for route, key in (("document", "nothing"), ("document", "c9:report"), ("document-sent", "d9")):
        settled.page("zhao", reverse(route, args=[settled.stream, key]), 404)
    settled.page("sun", reverse("document-received", args=[settled.stream, "d9"]), 404)
