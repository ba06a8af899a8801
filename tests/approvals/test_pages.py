"""Every row of the contract of human work, done on its page: what is sent, what is then so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.approvals.conftest import PDF, Deal
from xize.people import deputies
from xize.projects import queries
from xize.projects.queries import NoticeLine
from xize.web.parts.talk import talk


def see(deal: Deal, name: str, address: str) -> str:
    answer = deal.client(name).get(address, follow=True)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def do(deal: Deal, name: str, node: str, verb: str, **sent: object) -> None:
    """Send an act and expect that it is carried out."""
    data = {key.replace("__", ":"): value for key, value in sent.items()}
    answer = deal.client(name).post(deal.act(node, verb), data)
    assert answer.status_code == 302, unescape(answer.content.decode())[-4000:]


# ---- returning -------------------------------------------------------------------------------


def test_return_names_the_legal_targets_and_how_it_comes_back(deal: Deal) -> None:
    deal.reach("sign_off")
    page = see(deal, "li", deal.act("sign_off", "return"))

    for text in (
        "起草合同",
        "合同组受理",
        "法务审查",
        "上一步",
        "发起人",
        "逐级重走",
        "直接回到这里",
    ):
        assert text in page
    do(deal, "li", "sign_off", "return", choice__to="draft", choice__mode="here", text="请补条款")

    assert deal.open() == ["draft"]
    stages = queries.project(deal.actor("zhao"), deal.stream, datetime.now(UTC)).stages
    assert [one.state for one in stages] == ["current", "done", "ahead"]
    assert "请补条款" in see(deal, "zhao", deal.page("draft"))
    deal.draft()
    assert deal.open() == ["sign_off"]


def test_return_into_a_finished_parallel_block_reopens_the_branches_named(deal: Deal) -> None:
    deal.reach("sign_off")
    both = ["legal_check", "finance_check"]
    do(deal, "li", "sign_off", "return", choice__to=both, text="两处都要重看")

    assert deal.open() == sorted(both)


def test_return_needs_its_opinion_and_loses_nothing(deal: Deal) -> None:
    deal.reach("intake")
    answer = deal.client("qian").post(deal.act("intake", "return"), {"choice:to": "draft"})
    page = unescape(answer.content.decode())

    assert answer.status_code == 422
    assert "请填写意见" in page
    assert 'value="draft" checked' in page
    assert deal.open() == ["intake"]


def test_a_decision_is_taken_back_while_the_vote_is_open(deal: Deal) -> None:
    deal.reach("sign_off")
    deal.complete("li", "sign_off")
    assert "拿回" in see(deal, "li", deal.page("sign_off"))
    assert deal.act("sign_off", "take-back") in see(deal, "li", "/inbox/done")
    do(deal, "li", "sign_off", "take-back", text="看错了版本")

    assert "sign_off" in deal.todo("li")
    page = see(deal, "zhou", deal.page("sign_off"))
    assert "“同意”于" in page  # the record keeps both
    assert "拿回" in page


def test_a_finished_step_is_withdrawn_from_the_list_of_what_was_done(deal: Deal) -> None:
    deal.draft()
    page = see(deal, "zhao", "/inbox/done")
    assert "/act/withdraw?choice%3Astep=main%2Fdraft" in page
    address = f"/projects/{deal.stream}/act/withdraw"
    answer = deal.client("zhao").post(address, {"choice:step": "main/draft", "text": "错传附件"})

    assert answer.status_code == 302
    assert deal.open() == ["draft"]
    assert "/act/withdraw" not in see(deal, "zhao", "/inbox/done")


# ---- sharing ---------------------------------------------------------------------------------


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


def test_copies_show_who_has_read_them(deal: Deal) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "copy", to=[deal.ids["chen"], deal.ids["wang"]], text="供参考")
    page = see(deal, "li", deal.page("legal_check"))
    assert page.count("未读") == 2

    assert "供参考" in see(deal, "chen", "/inbox/copied")
    (notice,) = [one for one in _told(deal, "chen") if one.kind == "copied"]
    deal.client("chen").post(f"/inbox/copied/{deal.stream}/{notice.seq}", {"read": "yes"})
    page = see(deal, "li", deal.page("legal_check"))
    assert page.count("未读") == 1
    assert "已读" in page

    (notice,) = [one for one in _told(deal, "wang") if one.kind == "copied"]
    opening = f"/inbox/copied/{deal.stream}/{notice.seq}/open"
    assert opening in see(deal, "wang", "/inbox/copied")
    assert deal.client("zhou").get(opening).status_code == 404  # not theirs to read
    see(deal, "wang", opening)
    assert "未读" not in see(deal, "li", deal.page("legal_check"))


def test_what_is_circulated_is_signed_for_and_may_be_commented(deal: Deal) -> None:
    deal.reach("legal_check")
    do(deal, "li", "legal_check", "circulate", to=deal.ids["chen"], text="请传阅")
    assert "请传阅" in see(deal, "chen", "/inbox/receipts")
    (notice,) = [one for one in _told(deal, "chen") if one.receipt]
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

    assert [one.text for one in _told(deal, "li") if one.kind == "urged"] == ["请尽快"]
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


def _told(deal: Deal, name: str) -> list[NoticeLine]:
    return queries.copied(deal.actor(name))


# ---- for somebody else, and several at once ---------------------------------------------------


def _appoint(deal: Deal, principal: str, deputy: str, regulations: Sequence[str] = ()) -> None:
    deputies.appoint_deputy(
        actor=deal.actor(principal),
        deputy=deal.ids[deputy],
        starts=datetime(2026, 1, 1, tzinfo=UTC),
        regulations=regulations,
    )


def test_a_deputy_finds_the_principals_work_and_the_record_names_both(deal: Deal) -> None:
    deal.reach("legal_check")
    assert deal.client("feng").get(deal.page("legal_check")).status_code == 404
    _appoint(deal, "li", "feng")

    assert "代 李四" in see(deal, "feng", "/inbox/waiting")
    address = f"{deal.page('legal_check')}?for={deal.ids['li']}"
    assert "您正在代李四办理" in see(deal, "feng", address).replace("<strong>", "").replace(
        "</strong>", ""
    )
    assert 'name="outcome" value="agree"' in see(deal, "feng", deal.page("legal_check"))
    deal.client("feng").post(address, {"outcome": "agree"})

    (decision,) = deal.story.step("legal_check")[-1].decisions
    assert (decision.person, decision.acting_for) == (deal.ids["feng"], deal.ids["li"])
    page = see(deal, "zhao", f"/projects/{deal.stream}/history")
    assert "冯九" in page
    assert "代 李四" in page


def test_a_deputy_sees_the_principals_projects_under_the_rules_meant(deal: Deal) -> None:
    project = f"/projects/{deal.stream}"
    _appoint(deal, "li", "feng", regulations=["another-rule"])
    assert deal.client("feng").get(project).status_code == 404
    assert "代 李四" not in see(deal, "feng", "/inbox/waiting")
    _appoint(deal, "li", "chen", regulations=["contract-approval"])
    see(deal, "chen", project)


def test_a_deputy_shares_the_principals_work(deal: Deal) -> None:
    deal.reach("legal_check")
    _appoint(deal, "li", "feng")
    address = f"{deal.act('legal_check', 'delegate')}?for={deal.ids['li']}"
    assert f'action="{address}"' in see(deal, "feng", address)
    sent = {"to": deal.ids["wang"], "text": "请看"}
    assert deal.client("feng").post(address, sent).status_code == 302

    (asked,) = deal.story.step("legal_check")[-1].delegations
    assert (asked.person, asked.acting_for) == (deal.ids["feng"], deal.ids["li"])


def test_nobody_acts_for_somebody_by_naming_them(deal: Deal) -> None:
    deal.reach("legal_check")
    address = f"{deal.page('legal_check')}?for={deal.ids['li']}"

    assert deal.client("chen").get(address).status_code == 404
    assert deal.client("chen").post(address, {"outcome": "agree"}).status_code == 404
    deal.client("wu").post(address, {"outcome": "agree"})  # takes part, and is no deputy
    assert "legal_check" in deal.open()


def test_a_batch_decides_each_on_its_own_and_lists_what_failed(deal: Deal) -> None:
    first = deal.stream
    deal.draft()
    items = [f"{first}/{deal.item('intake')}"]
    deal.start("设备采购合同")
    deal.draft()
    items.append(f"{deal.stream}/{deal.item('intake')}")
    page = see(deal, "qian", "/inbox/waiting")
    assert page.count('name="items"') == 2
    assert 'name="items"' not in see(deal, "zhao", "/inbox/waiting")

    deal.complete("sun", "intake")  # somebody is faster with one of them
    sent = {"items": items, "outcome": "agree", "comment": "材料齐全"}
    answer = deal.client("qian").post("/inbox/batch", sent)
    page = unescape(answer.content.decode())

    assert answer.status_code == 200
    assert "已办理 1 项，未办理 1 项" in page
    assert "办公楼租赁合同" in page
    assert "材料齐全" in page
    assert queries.told(first).step("intake")[-1].decisions[0].comment == "材料齐全"


def test_a_batch_of_nothing_is_sent_back(deal: Deal) -> None:
    answer = deal.client("qian").post("/inbox/batch", {"outcome": "agree"}, follow=True)

    assert "请至少勾选一项" in answer.content.decode()


def test_work_of_several_has_a_list_of_its_own(deal: Deal) -> None:
    deal.reach("intake")
    assert deal.act("intake", "claim") in see(deal, "sun", "/inbox/claimable")
    do(deal, "qian", "intake", "claim")

    assert deal.act("intake", "claim") not in see(deal, "sun", "/inbox/claimable")
    assert deal.act("intake", "claim") not in see(deal, "qian", "/inbox/claimable")


# ---- by hand ---------------------------------------------------------------------------------


def test_an_administrator_moves_the_work_and_sees_what_ends(deal: Deal) -> None:
    deal.reach("legal_check")
    address = f"/projects/{deal.stream}/act/move"
    assert "您现在不能办理此事" in see(deal, "zhao", address)
    admin = deal.client("feng")
    assert admin.get(address).status_code == 404  # sees nothing they take no part in

    _circulate_to(deal, "feng")
    page = see(deal, "feng", address)
    assert "将结束：" in page
    answer = admin.post(address, {"choice:step": "main/intake"})
    assert answer.status_code == 422  # a reason is asked
    sent = {"choice:step": "main/intake", "text": "受理材料有误"}
    assert admin.post(address, sent).status_code == 302
    assert deal.open() == ["intake"]


def test_the_work_in_one_project_is_handed_over(deal: Deal) -> None:
    deal.reach("legal_check")
    address = f"/projects/{deal.stream}/act/hand-over"
    sent = {"choice:person": deal.ids["li"], "to": deal.ids["wang"], "text": "离职"}
    assert deal.client("zhao").post(address, sent).status_code == 302

    assert "legal_check" in deal.todo("wang")
    assert "legal_check" not in deal.todo("li")
    page = see(deal, "wang", f"/projects/{deal.stream}/history")
    assert "李四 → 王八" in page


def _circulate_to(deal: Deal, name: str) -> None:
    address = f"/projects/{deal.stream}/act/copy"
    deal.client("zhao").post(address, {"to": deal.ids[name], "text": "请协助"})


def test_everything_of_a_person_is_handed_over_with_a_report(deal: Deal) -> None:
    deal.reach("legal_check")
    first = deal.stream
    deal.start("设备采购合同")
    deal.reach("sign_off")
    assert deal.client("zhao").get("/organisation/hand-over").status_code == 403
    address = f"/organisation/hand-over?person={deal.ids['li']}"
    page = see(deal, "feng", address)
    for text in ("李四的工作", "办公楼租赁合同", "设备采购合同", "法务审查", "部门会签", "法务部"):
        assert text in page

    sent = {"person": deal.ids["li"], "to": deal.ids["wang"], "reason": ""}
    answer = deal.client("feng").post("/organisation/hand-over", sent)
    assert answer.status_code == 422
    answer = deal.client("feng").post("/organisation/hand-over", {**sent, "reason": "离职"})

    assert "已交接 2 个项目，未交接 0 个" in unescape(answer.content.decode())
    assert sorted(deal.todo("wang")) == ["legal_check", "sign_off"]
    assert deal.todo("li") == []
    assert queries.told(first).hand_overs[0].reason == "离职"
    assert "没有待办" in see(deal, "feng", address)


def test_one_appoints_and_revokes_a_deputy_on_ones_own_page(deal: Deal) -> None:
    client = deal.client("li")
    assert "未设置代理人" in see(deal, "li", "/settings/deputies")
    sent = {"to": deal.ids["wang"], "starts": "2026-01-05", "ends": "2026-01-04", "reason": "休假"}
    answer = client.post("/settings/deputies", sent)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "period-empty" in page
    assert 'value="休假"' in page
    assert f'value="{deal.ids["wang"]}" checked' in page

    sent |= {"ends": "", "regulations": "contract-approval"}
    assert client.post("/settings/deputies", sent).status_code == 302
    page = see(deal, "li", "/settings/deputies")
    for text in ("王八", "2026-01-05 – 至撤销为止", "合同审批办法", "生效中"):
        assert text in page
    assert "李四" in see(deal, "wang", "/settings/deputies")

    (standing,) = deputies.deputies(deal.actor("li"))
    address = f"/settings/deputies/{standing.id}/revoke"
    assert deal.client("wang").post(address).status_code == 409
    assert client.post(address).status_code == 302
    assert "已撤销" in see(deal, "li", "/settings/deputies")
    assert "目前没有人委托您代理" in see(deal, "wang", "/settings/deputies")


def test_an_administrator_appoints_a_deputy_for_somebody_who_cannot(deal: Deal) -> None:
    address = f"/settings/deputies?of={deal.ids['li']}"
    assert address in see(deal, "feng", "/organisation")
    assert address not in see(deal, "zhao", "/organisation")
    sent = {"to": deal.ids["wang"], "starts": "2026-01-05"}
    assert deal.client("zhao").get(address).status_code == 404
    assert deal.client("zhao").post(address, sent).status_code in (404, 409)
    assert deal.client("feng").post(address, sent)["Location"] == address

    assert "王八" in see(deal, "feng", address)
    assert "王八" in see(deal, "li", "/settings/deputies")
    assert "李四" in see(deal, "wang", "/settings/deputies")


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


def test_an_old_page_is_told_who_was_first(deal: Deal) -> None:
    deal.reach("intake")
    address, act = deal.page("intake"), deal.act("intake", "copy")
    deal.complete("sun", "intake")
    for where, sent in ((address, {"outcome": "agree"}), (act, {"to": deal.ids["wu"]})):
        answer = deal.client("qian").post(where, {**sent, "text": "请阅", "comment": "请阅"})
        page = unescape(answer.content.decode())

        assert answer.status_code == 409
        assert "孙三已于" in page
        assert "合同组受理" in page
        assert "请阅" in page
