"""Sharing one's work, each way on its page: what is sent, what is then so."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.approvals.conftest import PDF, Deal
from tests.approvals.pages import do, see


def test_work_is_passed_on(deal: Deal) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "transfer", to=deal.ids["wang"], text="出差")

    assert "legal_check" in deal.todo("wang")
    assert "legal_check" not in deal.todo("li")
    assert "李四转办" in see(deal, "wang", deal.page("legal_check"))


def test_a_delegate_answers_and_the_owner_takes_the_proposal_over(deal: Deal) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "delegate", to=deal.ids["wang"], text="请看违约条款")
    page = see(deal, "wang", deal.page("legal_check"))
    assert "李四委派您先拿意见" in page
    assert "请看违约条款" in page
    assert "此步骤正在等待他人办理" not in page
    assert "legal_check" in deal.todo("wang")
    elsewhere = see(deal, "zhou", deal.page("legal_check"))
    assert "此步骤正在等待他人办理： <strong>王八</strong>" in elsewhere

    files = SimpleUploadedFile("note.pdf", PDF)
    sent = {"choice:outcome": "agree", "text": "条款可行", "d:files": files}
    answer = deal.client("wang").post(deal.act("legal_check", "answer"), sent)
    assert answer.status_code == 302
    assert "legal_check" in deal.todo("li")
    page = see(deal, "li", deal.page("legal_check"))
    for text in ("王八建议“同意”", "条款可行", "note.pdf", "采纳：同意"):
        assert text in page

    given = {"outcome": "agree", "comment": "条款可行"}
    deal.client("li").post(deal.page("legal_check"), given)
    assert "legal_check" not in deal.open()


@pytest.mark.parametrize(("position", "first"), [("before", "wang"), ("after", "li")])
def test_a_signer_is_added_before_or_after(deal: Deal, position: str, first: str) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "add-signer", choice__position=position, to=deal.ids["wang"])
    second = "wang" if first == "li" else "li"

    assert "legal_check" in deal.todo(first)
    assert "legal_check" not in deal.todo(second)
    deal.complete(first, "legal_check")
    assert "legal_check" in deal.todo(second)


def test_a_signer_added_beside_is_removed_again(deal: Deal) -> None:
    deal.reach("legal_check")
    people = [deal.ids["wang"], deal.ids["chen"]]
    do(deal, "li", "legal_check", "add-signer", choice__position="beside", to=people, text="会商")
    page = see(deal, "li", deal.page("legal_check"))
    assert page.count("李四并加签") == 2

    (seat,) = (
        seat.id
        for seat in deal.state.tasks[deal.item("legal_check")].seats
        if seat.people == (deal.ids["chen"],)
    )
    do(deal, "li", "legal_check", "remove-signer", choice__seat=seat, text="不必再看")
    page = see(deal, "li", deal.page("legal_check"))
    assert "李四减签" in page
    assert "legal_check" not in deal.todo("chen")


def test_work_of_several_is_claimed_and_released(deal: Deal) -> None:
    deal.reach("intake")
    do(deal, "qian", "intake", "claim")
    assert "intake" not in deal.todo("sun")
    assert 'name="outcome"' not in see(deal, "sun", deal.page("intake"))
    assert "钱二已认领" in see(deal, "qian", deal.page("intake"))

    do(deal, "qian", "intake", "release")
    assert "intake" in deal.todo("sun")


def test_work_of_several_has_a_list_of_its_own(deal: Deal) -> None:
    deal.reach("intake")
    assert deal.act("intake", "claim") in see(deal, "sun", "/inbox/claimable")
    do(deal, "qian", "intake", "claim")

    assert deal.act("intake", "claim") not in see(deal, "sun", "/inbox/claimable")
    assert deal.act("intake", "claim") not in see(deal, "qian", "/inbox/claimable")
