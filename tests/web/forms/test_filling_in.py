"""Filling in: what is asked, shown and refused is what the rule says of the step and the role."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.projects.conftest import PDF
from tests.web.conftest import Office
from tests.web.forms.conftest import FILLED
from xize.projects import queries


def refused(office: Office, **changed: object) -> str:
    """The page after a try that is refused; the step is still open."""
    answer = office.client("zhao").post(office.address("apply"), {**FILLED, **named(changed)})
    assert answer.status_code == 422
    assert office.cast.open() == ["apply"]
    return unescape(answer.content.decode())


def named(fields: dict[str, object]) -> dict[str, object]:
    return {f"f:claim.head:{name}": value for name, value in fields.items()}


def head(office: Office) -> dict[str, Any]:
    form = queries.told(office.cast.stream).form("claim")
    assert form is not None
    values: dict[str, Any] = form.values("head")
    return values


def errors(page: str) -> list[str]:
    """The sentences of the summary."""
    return re.findall(r"data-wrong>([^<]*)</a>", page)


def test_everything_is_shown_again_and_everything_wrong_is_named_with_its_way(
    claims: Office,
) -> None:
    page = refused(
        claims, purpose="", contact="123", amount="51", until_on="2026-01-01",
        from_on="2026-02-01", kind="other", agreed="", reason="请查收",
    )  # fmt: skip
    assert errors(page) == [
        "请填写用途",
        "联系手机：请填写 11 位手机号码",
        "请勾选“承诺”以示接受",
        "请填写其他说明",
        "申报金额不得大于 50.00 万元，请改小",
        "截止日期不得早于 2026-02-01，请改后",
    ]
    assert 'href="#f-claim-head-purpose"' in page
    assert re.search(r'id="f-claim-head-purpose"[^>]*autofocus', page)
    assert "请查收" in page
    assert 'value="123"' in page


def test_the_row_of_a_mistake_is_named(claims: Office) -> None:
    wrong = {**FILLED, "f:claim.lines:1:entry": "酒店", "f:claim.lines:1:price": "贵"}
    answer = claims.client("zhao").post(claims.address("apply"), wrong)
    page = unescape(answer.content.decode())
    assert errors(page) == ["第 2 行：单价：请填写金额（元），如 1200.50"]
    assert 'id="f-claim-lines-1-price-error"' in page


def test_errors_are_said_in_english_too(claims: Office) -> None:
    client = claims.client("zhao")
    client.post("/language", {"language": "en", "next": "/"})
    answer = client.post(claims.address("apply"), {**FILLED, **named({"purpose": ""})})
    assert errors(unescape(answer.content.decode())) == ["Fill in 用途"]


def test_what_is_sent_is_kept_with_who_signed_it(claims: Office) -> None:
    sent = named({"reason": "x", "contact": "138 0013 8000", "other": "旧的"})
    claims.client("zhao").post(claims.address("apply"), {**FILLED, **sent})
    stands = head(claims)
    assert stands["signed"]["by"] == claims.cast.ids["zhao"]
    assert stands["contact"] == "13800138000"
    assert stands["amount"] == "1.50"
    assert "other" not in stands, "it does not apply and is not kept"


def test_a_condition_is_shown_as_it_stands_and_said_in_words(claims: Office) -> None:
    page = claims.page("zhao", claims.address("apply"))
    field = re.search(r'<div class="field([^"]*)" data-place="claim.head.other">', page)
    assert field is not None
    assert "away" in field[1]
    assert re.findall(r"仅在 .*? 时填写", page) == ["仅在 「类别」 = 其他 时填写"]


def test_fields_of_others_are_read_and_not_typed(applied: Office) -> None:
    page = applied.page("li", applied.address("check"))
    assert 'name="f:claim.head:view"' in page
    assert 'name="f:claim.head:purpose"' not in page
    assert 'name="f:claim.lines:0:entry"' not in page
    assert 'name="f:claim.lines:0:accepted"' in page
    assert "机票" in page
    assert "2,000.00" in page, "what the row works out"
    assert "添加一行" not in page, "rows of others are fixed"


def test_the_server_refuses_what_the_page_does_not_offer(applied: Office) -> None:
    sent = {
        "f:claim.head:view": "可",
        "f:claim.head:purpose": "改写",
        "f:claim.lines:0:accepted": "1",
        "f:claim.lines:0:entry": "改写",
        "outcome": "agree",
    }
    answer = applied.client("li").post(applied.address("check"), sent)
    assert answer.status_code == 302
    assert head(applied)["purpose"] == "展会", "the page does not even send it on"
    form = queries.told(applied.cast.stream).form("claim")
    assert form is not None
    assert [row["entry"] for row in form.values("lines")] == ["机票"]
    assert form.values("lines")[0]["accepted"] == "1.00"


def test_a_check_of_the_whole_form_sees_what_others_wrote(applied: Office) -> None:
    sent = {"f:claim.head:view": "可", "f:claim.lines:0:accepted": "2001", "outcome": "agree"}
    answer = applied.client("li").post(applied.address("check"), sent)
    assert answer.status_code == 422
    assert "核定合计不得超过申报合计" in answer.content.decode()


def test_a_section_that_is_not_for_everybody_is_not_shown(applied: Office) -> None:
    sent = {
        "f:claim.head:view": "可",
        "f:claim.lines:0:accepted": "1",
        "f:claim.secret:note": "已向银行核实",
        "outcome": "agree",
    }
    applied.client("li").post(applied.address("check"), sent)
    assert "已向银行核实" not in applied.page("guo", applied.address("decide"))


# ---- files ------------------------------------------------------------------------------------


def test_files_of_a_field_are_attachments_of_the_form_that_its_readers_may_open(
    claims: Office,
) -> None:
    upload = SimpleUploadedFile("invoice.pdf", PDF)
    answer = claims.client("zhao").post(
        claims.address("apply"), {**FILLED, "f:claim.head:invoice": upload}
    )
    assert answer.status_code == 302
    (file,) = head(claims)["invoice"]
    assert file["name"] == "invoice.pdf"
    version = queries.told(claims.cast.stream).documents["claim"].versions[-1]
    assert [one.name for one in version.files] == ["invoice.pdf"]
    assert claims.client("li").get(f"/files/{file['file']}").status_code == 200
    assert claims.client("stranger").get(f"/files/{file['file']}").status_code == 404


def test_a_file_outlives_a_refusal_and_can_be_taken_away(claims: Office) -> None:
    upload = SimpleUploadedFile("invoice.pdf", PDF)
    page = refused(claims, purpose="", invoice=upload)
    token = page.partition('name="kept:f:claim.head:invoice" value="')[2].partition('"')[0]
    assert token
    kept = {"kept:f:claim.head:invoice": token}
    claims.client("zhao").post(claims.address("apply"), {**FILLED, **kept})
    assert [one["name"] for one in head(claims)["invoice"]] == ["invoice.pdf"]


def test_a_token_of_somebody_else_names_no_file(claims: Office) -> None:
    page = refused(claims, purpose="", invoice=SimpleUploadedFile("invoice.pdf", PDF))
    token = page.partition('name="kept:f:claim.head:invoice" value="')[2].partition('"')[0]
    claims.client("zhao").post(claims.address("apply"), FILLED)
    sent = {"f:claim.head:view": "可", "f:claim.lines:0:accepted": "1", "outcome": "agree"}
    claims.client("li").post(claims.address("check"), {**sent, "kept:f:claim.head:invoice": token})
    assert "invoice" not in head(claims)


@pytest.mark.parametrize("name", ["photo", "invoice"])
def test_a_file_that_is_none_is_refused_beside_its_field(claims: Office, name: str) -> None:
    page = refused(claims, **{name: SimpleUploadedFile("x.pdf", b"")})
    assert f'id="f-claim-head-{name}-error"' in page


def test_a_picture_is_a_picture(claims: Office) -> None:
    page = refused(claims, photo=SimpleUploadedFile("scan.pdf", PDF))
    assert any("现场照片" in said for said in errors(page)), errors(page)
