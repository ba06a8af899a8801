"""分发 and 签收 on the pages: the rule sends, people send, receivers answer, senders see it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests.web.documents.conftest import Papers
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.projects import services


def to_sign(papers: Papers, sending: str = "d1") -> str:
    return reverse("document-received", args=[papers.stream, sending])


def answers(papers: Papers, sending: str = "d1") -> str:
    return reverse("document-sent", args=[papers.stream, sending])


def send(papers: Papers, name: str = "zhao", **data: Any) -> str:
    address = reverse("document-send", args=[papers.stream, "agreement"])
    return papers.post(name, address, **data)


def file_of(papers: Papers, name: str, sending: str = "d1") -> str:
    page = papers.page(name, to_sign(papers, sending))
    return page.partition('href="/files/')[2].partition("/")[0]


def test_what_the_rule_sends_waits_to_be_signed_for(settled: Papers) -> None:
    listed = settled.page("sun", reverse("work-receipts"))
    assert "打开并签收" in listed
    assert "公交卡充值" in listed
    page = settled.page("sun", to_sign(settled))
    assert "合作协议" in page
    assert "1.0" in page


def test_a_receiver_reads_this_version_and_no_other(settled: Papers) -> None:
    settled.page("sun", reverse("document", args=[settled.stream, "agreement"]), 404)
    settled.page("sun", f"/files/{file_of(settled, 'sun')}")
    page = settled.page("zhao", reverse("document", args=[settled.stream, "agreement"]))
    blobs = {one[:64] for one in page.split('href="/files/')[1:]}
    (other,) = blobs - {file_of(settled, "sun")}
    settled.page("sun", f"/files/{other}", 404)


def test_receipt_reading_and_reply_stand_with_their_instants(settled: Papers) -> None:
    settled.post("sun", to_sign(settled), how="received")
    settled.post("sun", to_sign(settled), how="received")  # a second click records nothing twice
    assert "打开并签收" not in settled.page("sun", reverse("work-receipts"))
    settled.post("sun", to_sign(settled), how="read")
    assert "未提交" in settled.post("sun", to_sign(settled), 422, how="replied", text=" ")
    settled.post("sun", to_sign(settled), how="replied", text="无意见")
    page = settled.page("zhao", answers(settled))
    assert "无意见" in page
    assert "全部" in settled.page("zhao", reverse("document", args=[settled.stream, "agreement"]))
    history = settled.page("zhao", reverse("project-history", args=[settled.stream]))
    assert "已签收" in history
    assert "答复" in history


def test_somebody_sends_to_people_roles_and_departments(settled: Papers) -> None:
    guo = settled.cast.ids["guo"]
    where = send(
        settled, to=[guo], role=["partner"], reply="yes", days="2", text="请阅", version="3"
    )
    assert where == answers(settled, "d2")
    page = settled.page("zhao", where)
    assert "guo" in page
    assert "合作方" in page
    assert "请阅" in settled.page("guo", to_sign(settled, "d2"))
    settled.post("zhao", where, do="record", behalf="partner", how="received", text="回执第 3 号")
    assert "回执第 3 号" in settled.page("zhao", where)
    settled.post("zhao", where, do="chase", text="请尽快")
    assert "请尽快" in settled.page("guo", reverse("work-copied"))


def test_nobody_named_is_said(settled: Papers) -> None:
    assert "未提交" in send(settled, status=422)


def test_what_is_taken_back_is_closed_to_its_receivers(settled: Papers) -> None:
    blob = file_of(settled, "sun")
    assert "未提交" in settled.post("zhao", answers(settled), 422, do="recall", text=" ")
    settled.post("zhao", answers(settled), do="recall", text="文本有误")
    settled.page("sun", to_sign(settled), 404)
    settled.page("sun", f"/files/{blob}", 404)
    settled.post("sun", to_sign(settled), 404, how="read")
    assert "文本有误" in settled.page("sun", reverse("work-copied"))
    assert "已收回" in settled.page("zhao", answers(settled))


def test_only_receivers_and_readers_come_to_these_pages(settled: Papers) -> None:
    for name in ("li", "zhao", "guo", "stranger"):
        settled.page(name, to_sign(settled), 404)
    for name in ("sun", "guo", "stranger"):
        settled.page(name, answers(settled), 404)
    settled.post("li", answers(settled), 422, do="recall", text="不是我发的")
    settled.page("sun", reverse("document-send", args=[settled.stream, "agreement"]), 404)


def test_a_notice_leads_to_what_was_sent(settled: Papers) -> None:
    listed = settled.page("sun", reverse("work-receipts"))
    address = listed.partition('href="/inbox')[2]
    assert "签收" in listed
    assert address


def test_a_partners_contact_answers_for_the_party_and_sees_nothing_around_it(
    settled: Papers,
) -> None:
    partner = hr.create_partner(actor=SYSTEM, code="bank", name="示例银行")
    contact = hr.create_person(actor=SYSTEM, username="bo", name="bo", partner=partner)
    settled.cast.ids["bo"] = contact
    services.name_people(
        actor=settled.cast.actor("zhao"),
        stream=settled.stream,
        role="partner",
        people=[contact],
        reason="确定联系人",
    )
    send(settled, role=["partner"], version="3", text="请签收")
    assert "打开并签收" in settled.page("bo", reverse("work-receipts"))
    page = settled.page("bo", to_sign(settled, "d2"))
    assert "请签收" in page
    settled.page("bo", f"/files/{file_of(settled, 'bo', 'd2')}")
    settled.post("bo", to_sign(settled, "d2"), how="replied", text="同意")
    assert "同意" in settled.page("zhao", answers(settled, "d2"))
    for route in ("project", "project-documents"):
        settled.page("bo", reverse(route, args=[settled.stream]), 404)
    for key in ("agreement", "report"):
        settled.page("bo", reverse("document", args=[settled.stream, key]), 404)
    settled.page("bo", to_sign(settled), 404)


def test_what_asks_for_a_reply_waits_for_the_reply(settled: Papers) -> None:
    guo = settled.cast.ids["guo"]
    send(settled, to=[guo], reply="yes")
    for how in ("received", "read"):
        settled.post("guo", to_sign(settled, "d2"), how=how)
        assert "打开并签收" in settled.page("guo", reverse("work-receipts"))
    settled.post("guo", to_sign(settled, "d2"), how="replied", text="无意见")
    assert "打开并签收" not in settled.page("guo", reverse("work-receipts"))
