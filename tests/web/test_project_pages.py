"""The pages of a project, the lists, starting: they show what is, in few queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.projects.conftest import MONDAY
from tests.web.conftest import Office
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole
from xize.projects import queries, services

TABS = (
    "project",
    "project-flow",
    "project-documents",
    "project-forms",
    "project-signatures",
    "project-history",
    "project-team",
)
LISTS = ("/", "/inbox/waiting", "/inbox/done", "/inbox/started", "/inbox/copied", "/projects")
QUERIES = 12


@pytest.fixture
def busy(office: Office) -> Office:
    """Drafted, one objection, back to the draft, a side procedure under way."""
    office.cast.draft()
    office.cast.sign("li", "object", comment="费率过高")
    office.cast.sign("sun")
    office.cast.sign("zhao")
    client = office.client("zhao")
    client.post(f"{office.project()}/start", {"procedure": "expense"})
    return office


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_with_few_queries(busy: Office, tab: str) -> None:
    busy.page("zhao", busy.project(tab))
    client = busy.client("zhao")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(busy.project(tab)).status_code == 200

    assert len(captured) <= QUERIES, [one["sql"][:90] for one in captured]


@pytest.mark.parametrize("address", LISTS)
def test_every_list_opens_with_few_queries(busy: Office, address: str) -> None:
    client = busy.client("zhao")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200

    assert len(captured) <= QUERIES, [one["sql"][:90] for one in captured]


def test_a_work_item_opens_with_few_queries(busy: Office) -> None:
    client, address = busy.client("zhao"), busy.address("draft")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200

    assert len(captured) <= QUERIES, [one["sql"][:90] for one in captured]


@pytest.mark.parametrize("address", [*LISTS, "/start"])
def test_nothing_of_this_is_open_without_signing_in(busy: Office, client, address: str) -> None:
    assert client.get(address).headers["Location"].startswith("/sign-in")


def test_the_overview_says_what_is_open_and_who_it_waits_for(busy: Office) -> None:
    page = busy.page("li", busy.project())

    assert "起草协议" in page
    assert "第2次" in page
    assert "费用申报" in page  # the side procedure


def test_the_rounds_of_a_countersign_stay_with_every_opinion(busy: Office) -> None:
    page = busy.page("li", busy.project("project-signatures"))

    assert "费率过高" in page
    assert page.count("第1轮") == 1
    assert "不同意" in page


def test_the_flow_chart_shows_where_the_project_stands(busy: Office) -> None:
    page = busy.page("li", busy.project("project-flow"))

    assert 'id="flow-draft" class="node node-current' in page
    assert 'id="flow-decide" class="node node-ahead' in page
    step = busy.page("li", busy.project("project-flow") + "/main/sign_off")
    assert "费率过高" in step
    assert "<html" not in step


def test_a_side_procedure_has_a_flow_chart_of_its_own(busy: Office) -> None:
    [case] = [one for one in queries.told(busy.cast.stream).cases if one != "main"]
    page = busy.page("li", busy.project("project-flow") + f"?case={case}")

    assert 'id="flow-apply"' in page
    assert 'id="flow-draft"' not in page
    busy.page("li", busy.project("project-flow") + "?case=c99", status=404)


def test_the_history_tells_who_did_what(busy: Office) -> None:
    page = busy.page("li", busy.project("project-history"))

    for words in ("起草协议", "不同意", "费率过高", "启动项目"):
        assert words in page


def test_documents_can_be_downloaded_by_readers_only(busy: Office) -> None:
    page = busy.page("li", busy.project("project-documents"))
    address = page.partition('href="/files/')[2].partition('"')[0].removesuffix("/look")

    answer = busy.client("li").get(f"/files/{address}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert busy.client("stranger").get(f"/files/{address}").status_code == 404


# ---- acting on the project -------------------------------------------------------------------


def manage(office: Office, name: str, **data: str):
    return office.client(name).post(f"{office.project()}/manage", data)


def test_the_accountable_person_suspends_and_resumes(busy: Office) -> None:
    assert manage(busy, "zhao", verb="suspend", reason="等待监管意见").status_code == 302
    assert "已暂停" in busy.page("li", busy.project())
    assert manage(busy, "zhao", verb="resume", reason="已答复").status_code == 302
    assert queries.told(busy.cast.stream).status == "running"


def test_once_a_project_has_ended_there_is_nothing_left_to_manage(busy: Office) -> None:
    assert 'id="manage-title"' in busy.page("zhao", busy.project())
    manage(busy, "zhao", verb="cancel", reason="业务取消")

    assert 'id="manage-title"' not in busy.page("zhao", busy.project())


def test_nobody_else_does_and_is_told_why(busy: Office) -> None:
    answer = manage(busy, "li", verb="suspend", reason="不想做")

    assert answer.status_code == 422
    assert "not-accountable" in answer.content.decode()
    assert queries.told(busy.cast.stream).status == "running"


def test_an_unknown_action_is_refused(busy: Office) -> None:
    assert manage(busy, "zhao", verb="burn").status_code == 422


def test_a_stranger_cannot_act_on_a_project(busy: Office) -> None:
    answer = manage(busy, "stranger", verb="cancel", reason="x")

    assert answer.status_code == 404
    assert queries.told(busy.cast.stream).status == "running"


def test_a_role_is_handed_over_with_its_reason(busy: Office) -> None:
    to = busy.cast.ids["guo"]
    manage(busy, "zhao", verb="name", role="risk", people=to, reason="岗位调整")

    page = busy.page("zhao", busy.project("project-team"))
    assert "岗位调整" in page
    assert queries.told(busy.cast.stream).team["risk"] == (to,)


def test_an_auditor_sees_every_project_and_does_nothing(busy: Office) -> None:
    person = busy.cast.ids["stranger"]
    hr.grant(actor=SYSTEM, person=person, role=SystemRole.AUDITOR)
    page = busy.page("stranger", busy.project())

    assert "起草协议" in page
    assert 'name="procedure"' not in page
    assert "项目管理" not in page.partition("<main")[2]


# ---- lists and starting ----------------------------------------------------------------------


def test_what_waits_is_listed_and_what_was_done_stays(busy: Office) -> None:
    assert "起草协议" in busy.page("zhao", "/inbox/waiting")
    assert "部门会签" in busy.page("li", "/inbox/done")
    assert "公交卡充值" in busy.page("zhao", "/inbox/started")


def test_a_notice_is_read_and_only_by_whom_it_was_for(office: Office) -> None:
    office.cast.draft()
    services.tick(now=MONDAY + timedelta(days=20), stream=office.cast.stream)  # overdue: the lead
    page = office.page("zhao", "/inbox/copied")
    address = page.partition('action="/inbox/copied/')[2].partition('"')[0]
    new = page.count("is-new")

    assert office.client("stranger").post(f"/inbox/copied/{address}").status_code == 404
    office.client("zhao").post(f"/inbox/copied/{address}", {"read": "yes"})
    assert new > 0
    assert office.page("zhao", "/inbox/copied").count("is-new") == new - 1


def test_projects_are_found_by_two_characters(busy: Office) -> None:
    assert "公交卡充值" in busy.page("zhao", "/projects?text=公交")
    assert "公交卡充值" not in busy.page("zhao", "/projects?text=地铁").partition("<main")[2]
    assert "公交卡充值" not in busy.page("zhao", "/projects?status=ended").partition("<main")[2]


def test_a_project_is_started_with_its_team_and_its_first_step_opens(office: Office) -> None:
    team = {f"role:{role}": ident for role, ident in office.cast.team().items()}
    page = office.page("zhao", "/start/agreement-approval")
    answer = office.client("zhao").post("/start/agreement-approval", {"title": "新的合作", **team})

    assert all(f'name="{role}"' in page for role in team)
    assert "/items/" in answer["Location"]
    assert "新的合作" in office.page("zhao", "/projects")


def test_a_start_with_two_leads_is_refused_and_keeps_the_title(office: Office) -> None:
    leads = [office.cast.ids["zhao"], office.cast.ids["li"]]
    answer = office.client("zhao").post(
        "/start/agreement-approval", {"title": "新的合作", "role:lead": leads}
    )

    assert answer.status_code == 422
    assert 'value="新的合作"' in answer.content.decode()


def test_an_unknown_rule_cannot_be_started(office: Office) -> None:
    office.page("zhao", "/start/no-such-rule", status=404)


# ---- the organisation ------------------------------------------------------------------------


def test_the_organisation_shows_departments_with_their_heads_first(as_) -> None:
    page = as_("luo").get("/organisation").content.decode()
    cards = page.partition('id="unit-cards"')[2].partition("</section>")[0]

    assert cards.index("骆建国") < cards.index("罗静")
    assert "负责人" in cards
    partner = as_("lin").get("/organisation").content.decode()
    assert "骆建国" not in partner
    assert "临江商业银行" in partner
