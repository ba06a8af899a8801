"""Acting for somebody (代理): who is appointed, what they find and do, what the record says."""

from __future__ import annotations

from html import unescape

from django.core import mail
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import override_settings
from django.utils import timezone

from tests.approvals.conftest import Deal
from tests.approvals.pages import appoint, do, see
from xize.people import deputies
from xize.people.models import Person
from xize.projects import queries, services


def test_a_deputy_finds_the_principals_work_and_the_record_names_both(deal: Deal) -> None:
    deal.reach("legal_check")
    assert deal.client("feng").get(deal.page("legal_check")).status_code == 404
    appoint(deal, "li", "feng")

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
    assert "代 李四" in see(deal, "feng", "/inbox/done")


def test_a_deputy_sees_the_principals_projects_under_the_rules_meant(deal: Deal) -> None:
    project = f"/projects/{deal.stream}"
    appoint(deal, "li", "feng", regulations=["another-rule"])
    assert deal.client("feng").get(project).status_code == 404
    assert "代 李四" not in see(deal, "feng", "/inbox/waiting")
    appoint(deal, "li", "chen", regulations=["contract-approval"])
    see(deal, "chen", project)


def test_a_deputy_shares_the_principals_work(deal: Deal) -> None:
    deal.reach("legal_check")
    appoint(deal, "li", "feng")
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


def test_the_badge_counts_ones_own_work_and_the_principals_under_the_rules_meant(
    deal: Deal,
) -> None:
    deal.draft()
    assert queries.counts(deal.actor("sun")).todo == 1
    appoint(deal, "qian", "sun", regulations=["another-rule"])
    assert queries.counts(deal.actor("sun")).todo == 1
    assert '待办 <span class="tag">1</span>' in see(deal, "sun", "/inbox/done")
    appoint(deal, "qian", "sun", regulations=["contract-approval"])
    assert queries.counts(deal.actor("sun")).todo == 2
    assert '待办 <span class="tag">2</span>' in see(deal, "sun", "/inbox/done")


def test_whoever_stands_in_gets_the_mail_about_the_work_and_no_other(deal: Deal) -> None:
    appoint(deal, "qian", "feng")
    appoint(deal, "sun", "chen", regulations=["another-rule"])
    Person.objects.filter(id__in=deal.ids.values()).update(email=Concat("username", Value("@x")))
    with override_settings(XIZE_MAIL_FROM="xize@x"):
        deal.draft()
        services.deliver(now=timezone.now())
        intake = {(*one.to, *one.cc) for one in mail.outbox if "合同组受理" in one.subject}
        assert intake == {("qian@x", "feng@x"), ("sun@x",)}
        mail.outbox.clear()
        do(deal, "qian", "intake", "copy", to=deal.ids["qian"], text="供参考")
        do(deal, "sun", "intake", "copy", to=deal.ids["qian"], text="供参考")
        services.deliver(now=timezone.now())
        assert {(*one.to, *one.cc) for one in mail.outbox} == {("qian@x",)}
