"""Copies, circulation, urging and comments: who is told, who has read it, who may read it."""

from __future__ import annotations

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.approvals.conftest import PDF, Deal
from tests.approvals.pages import do, see, told
from xize.projects import queries
from xize.web.parts.talk import talk


def test_copies_show_who_has_read_them(deal: Deal) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "copy", to=[deal.ids["chen"], deal.ids["wang"]], text="供参考")
    page = see(deal, "li", deal.page("legal_check"))
    assert page.count("未读") == 2

    assert "供参考" in see(deal, "chen", "/inbox/copied")
    (notice,) = [one for one in told(deal, "chen") if one.kind == "copied"]
    deal.client("chen").post(f"/inbox/copied/{deal.stream}/{notice.seq}", {"read": "yes"})
    page = see(deal, "li", deal.page("legal_check"))
    assert page.count("未读") == 1
    assert "已读" in page

    (notice,) = [one for one in told(deal, "wang") if one.kind == "copied"]
    opening = f"/inbox/copied/{deal.stream}/{notice.seq}/open"
    assert opening in see(deal, "wang", "/inbox/copied")
    assert deal.client("zhou").get(opening).status_code == 404  # not theirs to read
    see(deal, "wang", opening)
    assert "未读" not in see(deal, "li", deal.page("legal_check"))


def test_what_is_circulated_is_signed_for_and_may_be_commented(deal: Deal) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "circulate", to=deal.ids["chen"], text="请传阅")
    assert "请传阅" in see(deal, "chen", "/inbox/receipts")
    (notice,) = [one for one in told(deal, "chen") if one.receipt]
    address = f"/inbox/copied/{deal.stream}/{notice.seq}"
    deal.client("chen").post(address, {"acknowledge": "yes"})

    assert "请传阅" not in see(deal, "chen", "/inbox/receipts")
    assert "已签收" in see(deal, "li", deal.page("legal_check"))
    do(deal, "chen", "legal_check", "comment", text="已阅，无意见")
    assert "已阅，无意见" in see(deal, "li", deal.page("legal_check"))


def test_whoever_began_it_urges_from_the_list_and_not_twice(deal: Deal) -> None:
    deal.reach("legal_check")
    address = deal.act("legal_check", "urge")
    assert address in see(deal, "zhao", "/inbox/started")
    do(deal, "zhao", "legal_check", "urge", text="请尽快")

    assert [one.text for one in told(deal, "li") if one.kind == "urged"] == ["请尽快"]
    again = deal.client("zhao").post(address, {"text": "再催"})
    assert again.status_code == 422
    assert "urged-lately" in again.content.decode()


def test_a_comment_carries_files_that_its_readers_can_open(deal: Deal) -> None:
    deal.reach("legal_check")
    file = SimpleUploadedFile("photo.pdf", PDF)
    sent = {"text": "现场照片", "d:files": file}
    address = f"/projects/{deal.stream}/act/comment"
    assert deal.client("zhao").post(address, sent).status_code == 302
    (comment,) = deal.story.comments

    page = see(deal, "li", f"/projects/{deal.stream}")
    assert "现场照片" in page
    file_address = f"/files/{comment.files[0].file}"
    assert file_address in page
    assert deal.client("li").get(file_address).status_code == 200
    assert deal.client("chen").get(file_address).status_code == 404


def test_the_same_panel_sent_twice_counts_once(deal: Deal) -> None:
    deal.reach("legal_check")
    sent = {"text": "请尽快核对", "key": "one-click"}
    for _ in range(2):
        answer = deal.client("li").post(deal.act("legal_check", "comment"), sent)
        assert answer.status_code == 302

    assert [one.text for one in deal.story.comments] == ["请尽快核对"]


def test_a_partner_reads_what_was_sent_to_them_and_not_what_the_house_says(deal: Deal) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "comment", text="底价不超过一百万")
    do(deal, "li", "legal_check", "copy", to=[deal.ids["chen"], deal.ids["wang"]], text="供参考")
    names = queries.project_state(deal.actor("li"), deal.stream).names

    def reads(name: str) -> tuple[int, list[str]]:
        contact = replace(deal.actor(name), partner="bank")
        found = talk(contact, deal.stream, deal.story, names, deal.item("legal_check"))
        return len(found.remarks), [one.person for sent in found.sent for one in sent.readers]

    assert reads("chen") == (0, [deal.ids["chen"]])
    assert reads("feng") == (0, [])
