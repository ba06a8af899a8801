"""The work item page: what it offers is what the rules allow, and a refusal loses nothing."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.projects.conftest import MONDAY, PDF
from tests.web.conftest import Office
from xize.projects import queries


def pdf(name: str = "agreement.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


FILLED = {
    "f:slip.head:partner_name": "示例银行",
    "f:slip.head:amount": "1200000",
    "f:slip.lines:0:entry": "终端",
    "f:slip.lines:0:wanted": "20",
    "f:slip.lines:7:entry": "宣传",
    "f:slip.lines:7:wanted": "",
    "outcome": "next",
}


@pytest.fixture
def drafted(office: Office) -> Office:
    office.client("zhao").post(office.address("draft"), {**FILLED, "d:agreement": pdf()})
    return office


# ---- finishing a step ------------------------------------------------------------------------


def test_a_filled_form_with_its_file_finishes_the_step(office: Office) -> None:
    answer = office.client("zhao").post(office.address("draft"), {**FILLED, "d:agreement": pdf()})

    assert answer.status_code == 302
    story = queries.told(office.cast.stream)
    form = story.form("slip")
    assert form is not None
    assert form.number == "(26)销字001"
    assert [row["entry"] for row in form.values("lines")] == ["终端", "宣传"]
    assert story.documents["agreement"].versions[0].files[0].name == "agreement.pdf"
    assert office.cast.open() == ["sign_off"]


def test_after_a_step_the_next_one_opens(drafted: Office) -> None:
    drafted.client("li").post(drafted.address("sign_off"), {"outcome": "agree"})
    drafted.client("sun").post(drafted.address("sign_off"), {"outcome": "agree"})
    answer = drafted.client("zhao").post(drafted.address("sign_off"), {"outcome": "agree"})

    assert answer["Location"] == "/"  # the manager is next, zhao is not
    answer = drafted.client("guo").post(drafted.address("decide"), {"outcome": "agree"})
    page = drafted.page("zhao", "/")
    assert "移交归档" in page


# ---- refusals --------------------------------------------------------------------------------


def test_a_refused_form_keeps_what_was_typed_and_the_file_and_says_what_is_wrong(
    office: Office,
) -> None:
    client, address = office.client("zhao"), office.address("draft")
    wrong = {**FILLED, "f:slip.head:amount": "viele", "f:slip.lines:7:wanted": "x", "comment": "注"}
    answer = client.post(address, {**wrong, "d:agreement": pdf()})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="viele"' in page
    assert 'value="宣传"' in page
    assert "请填写金额（元），如 1200.50" in page
    assert 'id="f-slip-lines-1-wanted-error"' in page  # the second row is numbered anew
    assert office.cast.open() == ["draft"]
    token = page.partition('name="kept:agreement" value="')[2].partition('"')[0]

    client.post(address, {**FILLED, "kept:agreement": token})
    story = queries.told(office.cast.stream)
    assert story.documents["agreement"].versions[0].files[0].name == "agreement.pdf"


def test_a_kept_file_is_worth_nothing_to_somebody_else(office: Office) -> None:
    address = office.address("draft")
    answer = office.client("zhao").post(
        address, {**FILLED, "f:slip.head:amount": "x", "d:agreement": pdf()}
    )
    token = answer.content.decode().partition('name="kept:agreement" value="')[2].partition('"')[0]
    office.cast.draft()
    office.cast.sign("li", "object", comment="重来")
    office.cast.sign("sun")
    office.cast.sign("zhao")

    answer = office.client("li").post(office.address("draft"), {**FILLED, "kept:agreement": token})
    assert answer.status_code in (404, 409, 422)
    assert len(queries.told(office.cast.stream).documents["agreement"].versions) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "文件"), (b"\x00\x01\x02 no such format", "文件")],
)
def test_a_bad_file_is_named_beside_its_document_and_nothing_is_recorded(
    office: Office, content: bytes, says: str
) -> None:
    answer = office.client("zhao").post(
        office.address("draft"), {**FILLED, "d:agreement": pdf("bad.pdf", content)}
    )
    page = answer.content.decode()

    assert answer.status_code == 422
    assert 'id="d-agreement-error"' in page
    assert says in page
    assert 'value="示例银行"' in page
    assert office.cast.open() == ["draft"]


def test_a_signer_may_hand_in_a_new_version_of_what_is_signed(drafted: Office) -> None:
    address = drafted.address("sign_off")
    assert 'name="d:agreement"' in drafted.page("li", address)

    answer = drafted.client("li").post(
        address, {"outcome": "object", "comment": "见附件", "d:agreement": pdf("mended.pdf")}
    )

    assert answer.status_code == 302
    latest = queries.told(drafted.cast.stream).documents["agreement"].versions[-1]
    assert [one.name for one in latest.files] == ["mended.pdf"]


def test_a_work_item_names_its_project_in_the_heading(drafted: Office) -> None:
    page = drafted.page("li", drafted.address("sign_off"))
    heading = page.partition("<h1>")[2].partition("</header>")[0]

    assert f'<a href="{drafted.project()}">公交卡充值</a>' in heading
    assert "(26)销字001" in heading


def test_an_objection_needs_an_opinion(drafted: Office) -> None:
    answer = drafted.client("li").post(drafted.address("sign_off"), {"outcome": "object"})

    assert answer.status_code == 422
    assert "comment-missing" in answer.content.decode()
    assert "请填写意见后再提交。" in answer.content.decode()


def test_a_second_click_on_an_old_page_is_told_and_gives_back_what_was_typed(
    drafted: Office,
) -> None:
    address = drafted.address("sign_off")
    for name in ("li", "sun", "zhao"):
        drafted.client(name).post(address, {"outcome": "agree"})
    answer = drafted.client("li").post(address, {"outcome": "object", "comment": "费率过高"})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "已经办结" in page
    assert "费率过高" in page
    assert drafted.cast.open() == ["decide"]


def test_the_same_submission_twice_counts_once(office: Office) -> None:
    client, address = office.client("zhao"), office.address("draft")
    data = {**FILLED, "key": "one-click"}
    client.post(address, {**data, "d:agreement": pdf()})
    again = client.post(address, {**data, "d:agreement": pdf()})

    assert again.status_code == 302  # answered as the first click; nothing was done twice
    assert len(queries.told(office.cast.stream).documents["agreement"].versions) == 1


# ---- who sees what ---------------------------------------------------------------------------


def test_the_page_offers_exactly_what_the_rules_allow(drafted: Office) -> None:
    mine, other = (drafted.page(name, drafted.address("sign_off")) for name in ("li", "guo"))

    for outcome in ("agree", "object"):
        button = f'name="outcome" value="{outcome}"'
        assert button in mine
        assert button not in other
    assert "此步骤正在等待他人办理" in other


def test_a_deadline_explains_itself(drafted: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    drafted.cast.at = MONDAY
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY + timedelta(days=1))
    page = drafted.page("li", drafted.address("sign_off"))

    assert "个工作日" in page
    assert "为何是这一天" in page


def test_a_stranger_finds_nothing(drafted: Office) -> None:
    for route in ("project", "project-flow", "project-documents", "project-team"):
        page = drafted.page("stranger", drafted.project(route), status=404)
        assert "起草协议" not in page
    drafted.page("stranger", drafted.address("sign_off"), status=404)
    answer = drafted.client("stranger").post(drafted.address("sign_off"), {"outcome": "agree"})
    assert answer.status_code == 404


def test_an_opinion_is_written_once_and_stands_in_the_form(drafted: Office) -> None:
    page = drafted.page("li", drafted.address("sign_off"))
    assert "f:slip.opinion:opinion" not in page

    drafted.client("li").post(
        drafted.address("sign_off"), {"outcome": "agree", "comment": "条款可行"}
    )
    form = queries.told(drafted.cast.stream).form("slip")
    assert form is not None
    assert [one.values for one in form.seats("opinion")] == [{"opinion": "条款可行"}]


def test_work_is_handed_over(drafted: Office) -> None:
    address = drafted.address("sign_off")
    to = drafted.cast.ids["guo"]
    answer = drafted.client("li").post(f"{address}/act/transfer", {"to": to, "text": "出差"})

    assert answer.status_code == 302
    assert 'value="agree"' in drafted.page("guo", address)
    assert 'value="agree"' not in drafted.page("li", address)
