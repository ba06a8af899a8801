"""Drafts: kept while typing, shown again, gone once sent; nobody sees those of others."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import Office
from tests.web.forms.conftest import FILLED
from xize.people.actor import SYSTEM
from xize.projects.services.erasing import redact
from xize.writing import services
from xize.writing.models import Draft

DATA = {"Accept": "application/json"}


def save(office: Office, client: Client, **more: object) -> dict:
    answer = client.post(f"{office.address('apply')}/draft", {**FILLED, **more}, headers=DATA)
    return {"status": answer.status_code, **answer.json()}


def test_a_draft_comes_back_in_another_browser(claims: Office) -> None:
    save(claims, claims.client("zhao"), **{"f:claim.head:purpose": "说到一半", "comment": "还要问"})
    page = claims.page("zhao", claims.address("apply"))
    assert 'value="说到一半"' in page
    assert "还要问" in page
    assert 'value="机票"' in page
    assert "已显示您" in page
    assert claims.cast.open() == ["apply"], "nothing has been sent"


def test_saving_answers_what_the_page_shows_beside(claims: Office) -> None:
    other = {"f:claim.head:kind": "other", "f:claim.head:amount": "12.34"}
    found = save(claims, claims.client("zhao"), **other)
    assert found["capitals"]["claim.head.amount"] == "壹拾贰万叁仟肆佰元整"
    assert found["computed"]["claim.lines.0.wanted"] == "2,000.00"
    assert found["sums"]["claim.lines.wanted"] == "2,000.00"
    assert found["capitals"]["claim.lines.wanted"] == "贰仟元整"
    assert "claim.head.other" not in found["away"]
    found = save(claims, claims.client("zhao"))
    assert "claim.head.other" in found["away"]


def test_sending_removes_the_draft_and_a_refusal_does_not(claims: Office) -> None:
    client = claims.client("zhao")
    save(claims, client)
    client.post(claims.address("apply"), {**FILLED, "f:claim.head:purpose": ""})
    assert Draft.objects.count() == 1
    client.post(claims.address("apply"), FILLED)
    assert Draft.objects.count() == 0


def test_a_draft_on_its_way_while_the_form_is_sent_leaves_nothing(
    claims: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, keep = claims.client("zhao"), services.save_draft

    def sent_first(**given: Any) -> None:
        claims.client("zhao").post(claims.address("apply"), FILLED)
        keep(**given)

    address = f"{claims.address('apply')}/draft"
    monkeypatch.setattr(services, "save_draft", sent_first)
    client.post(address, FILLED, headers=DATA)
    assert claims.cast.open() == ["check"]
    assert Draft.objects.count() == 0


def test_a_form_changed_underneath_is_said(applied: Office) -> None:
    sent = {"f:claim.head:view": "可", "f:claim.lines:0:accepted": "1", "outcome": "object"}
    address = applied.address("check")
    applied.client("li").post(f"{address}/draft", sent, headers=DATA)
    assert "他人改动" not in applied.page("li", address)
    Draft.objects.update(under="0" * 64)  # as if the form had stood otherwise
    page = applied.page("li", address)
    assert "此后表单已有他人改动" in page
    assert 'value="可"' in page


def test_the_list_of_drafts_leads_back_and_says_what_is_over(claims: Office) -> None:
    client = claims.client("zhao")
    save(claims, client, **{"f:claim.head:purpose": "留下的话"})
    page = claims.page("zhao", "/inbox/drafts")
    assert "填写申报" in page
    assert claims.address("apply") in page
    claims.cast.complete(
        "zhao", "apply",
        fills={
            "claim.head": {"purpose": "甲", "kind": "travel", "agreed": True, "signed": True},
            "claim.lines": [{"entry": "机票"}],
        },
    )  # fmt: skip
    page = claims.page("zhao", "/inbox/drafts")
    assert "该环节已结束" in page
    assert "留下的话" in page, "what was typed can still be read and taken elsewhere"
    place = Draft.objects.get().place
    client.post("/inbox/drafts/discard", {"place": place})
    assert Draft.objects.count() == 0


def test_drafts_of_others_are_neither_seen_nor_removed(claims: Office) -> None:
    save(claims, claims.client("zhao"))
    place = Draft.objects.get().place
    assert "填写申报" not in claims.page("li", "/inbox/drafts")
    claims.client("li").post("/inbox/drafts/discard", {"place": place})
    assert Draft.objects.count() == 1


def test_a_draft_needs_the_project(claims: Office) -> None:
    answer = claims.client("stranger").post(
        f"{claims.address('apply')}/draft", FILLED, headers=DATA
    )
    assert answer.status_code == 404
    assert Draft.objects.count() == 0


def test_two_pages_of_one_person_do_not_overwrite_each_other(claims: Office) -> None:
    client = claims.client("zhao")
    opened = str((timezone.now() - timedelta(minutes=5)).timestamp())
    save(claims, client, key="page-one", opened=opened, comment="第一页")
    found = save(claims, client, key="page-two", opened=opened, comment="第二页")
    assert found["code"] == "draft-elsewhere"
    assert "第一页" in claims.page("zhao", claims.address("apply"))
    found = save(claims, client, key="page-one", opened=opened, comment="第一页又写")
    assert "code" not in found


def test_a_step_that_is_over_is_said_to_the_script(applied: Office) -> None:
    answer = applied.client("zhao").post(
        f"{applied.address('check').replace('check', '')}".rstrip("/") + "x/draft", FILLED,
        headers=DATA,
    )  # fmt: skip
    assert answer.status_code == 409
    assert answer.json()["code"] == "no-such-item"


def test_without_a_script_the_button_saves_and_the_page_comes_back(claims: Office) -> None:
    client = claims.client("zhao")
    answer = client.post(f"{claims.address('apply')}/draft", {**FILLED, "comment": "手工"})
    assert answer["Location"] == claims.address("apply")
    assert "手工" in unescape(client.get(claims.address("apply")).content.decode())
    client.post(f"{claims.address('apply')}/draft/discard")
    assert "手工" not in unescape(client.get(claims.address("apply")).content.decode())


def test_drafts_nobody_touches_expire(claims: Office) -> None:
    client = claims.client("zhao")
    save(claims, client)
    Draft.objects.update(place="item/old/e1/", saved=timezone.now() - timedelta(days=91))
    save(claims, client)
    assert [one.place for one in Draft.objects.all()] != ["item/old/e1/"]
    assert Draft.objects.count() == 1


def test_more_than_a_draft_holds_is_said_and_not_kept(claims: Office) -> None:
    found = save(claims, claims.client("zhao"), comment="长" * 400_000)
    assert found["code"] == "draft-too-large"
    assert Draft.objects.count() == 0


def test_the_page_of_a_new_project_keeps_a_draft_too(claims: Office) -> None:
    client = claims.client("zhao")
    client.post("/start/claims/draft", {"title": "秋季展会", "role:finance": claims.cast.ids["li"]})
    page = claims.page("zhao", "/start/claims")
    assert 'value="秋季展会"' in page
    assert "/start/claims" in claims.page("zhao", "/inbox/drafts")
    team = {f"role:{role}": person for role, person in claims.cast.team().items()}
    answer = client.post("/start/claims", {"title": "秋季展会", **team})
    assert answer.status_code == 302
    assert Draft.objects.count() == 0


def test_erasing_what_somebody_wrote_erases_the_drafts_beside_it(applied: Office) -> None:
    sent = {"f:claim.head:view": "抄下的内容", "outcome": "agree"}
    applied.client("li").post(f"{applied.address('check')}/draft", sent, headers=DATA)
    payload = applied.cast.state().papers["claim"].forms[-1].payloads["head"][-1][1]
    redact(actor=SYSTEM, payload=payload, reason="本人要求")
    assert Draft.objects.count() == 0
