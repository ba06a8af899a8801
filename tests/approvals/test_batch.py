"""Several items decided at once: each on its own."""

from __future__ import annotations

from html import unescape

from tests.approvals.conftest import Deal
from tests.approvals.pages import appoint, see
from xize.projects import queries


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


def test_a_deputy_decides_the_principals_items_together_with_their_own(deal: Deal) -> None:
    deal.draft()
    mine = f"{deal.stream}/{deal.item('intake')}"
    whose = deal.ids["qian"]
    appoint(deal, "qian", "sun")
    page = see(deal, "sun", "/inbox/waiting")
    assert f'value="{mine}"' in page
    assert f'value="{mine}/{whose}"' in page
    sent = {"items": f"{mine}/{whose}", "outcome": "agree", "comment": "代为受理"}
    answer = deal.client("sun").post("/inbox/batch", sent)

    assert "已办理 1 项，未办理 0 项" in unescape(answer.content.decode())
    (decision,) = deal.story.step("intake")[-1].decisions
    assert (decision.person, decision.acting_for) == (deal.ids["sun"], whose)


def test_nobody_decides_for_others_in_a_batch_by_naming_them(deal: Deal) -> None:
    deal.draft()
    item = f"{deal.stream}/{deal.item('intake')}/{deal.ids['qian']}"
    answer = deal.client("wu").post("/inbox/batch", {"items": item, "outcome": "agree"})

    assert "已办理 0 项，未办理 1 项" in unescape(answer.content.decode())
    assert deal.open() == ["intake"]
