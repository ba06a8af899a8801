"""By hand: work is moved by an administrator, and handed over when somebody leaves."""

from __future__ import annotations

from html import unescape

from tests.approvals.conftest import Deal
from tests.approvals.pages import see
from xize.projects import queries


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
