"""Sending back, taking back and withdrawing, each on its page: what is sent, what is then so."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest

from tests.approvals.conftest import Deal
from tests.approvals.pages import do, see
from xize.projects import queries


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


def test_a_second_click_gets_the_answer_of_a_first_that_ends_while_it_is_looked_at(
    deal: Deal, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal.reach("intake")
    client, address = deal.client("qian"), deal.act("intake", "return")
    sent = {"choice:to": "draft", "choice:mode": "in_turn", "text": "请重写", "key": "one-click"}
    look, answers = queries.possible, []

    def first_ends_before(*where: Any) -> queries.Possible:
        monkeypatch.setattr(queries, "possible", look)
        answers.append(client.post(address, sent))
        return look(*where)

    monkeypatch.setattr(queries, "possible", first_ends_before)
    answers.append(client.post(address, sent))

    assert [one.status_code for one in answers] == [302, 302]
    assert deal.open() == ["draft"]


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
