"""What people see: their own work, the projects they take part in, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.projects.conftest import MONDAY, PDF, TEXT, Cast
from xize.archive.queries.ended import ended_projects
from xize.documents import blobs
from xize.documents.refusals import NoSuchFile
from xize.people.actor import PUBLIC, SYSTEM
from xize.projects import queries, services
from xize.projects.queries.figures import project_figures
from xize.projects.queries.files import opened
from xize.projects.refusals import NoSuchItem, NoSuchProject
from xize.registers.queries import register, registers
from xize.rulebook.services import publish, put_in_force, set_parameter

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=14)


@pytest.fixture
def drafted(running: Cast) -> Cast:
    running.draft()
    return running


# ---- access ----------------------------------------------------------------------------------


def test_a_project_is_open_to_its_team_and_to_nobody_else(drafted: Cast) -> None:
    assert [one.title for one in queries.projects(drafted.actor("li"))] == ["公交卡充值"]
    assert queries.projects(drafted.actor("stranger")) == []
    assert queries.projects(PUBLIC) == []
    for name in ("stranger",):
        with pytest.raises(NoSuchProject):
            queries.project(drafted.actor(name), drafted.stream, MONDAY)


def test_an_unknown_project_is_answered_like_a_closed_one(drafted: Cast) -> None:
    with pytest.raises(NoSuchProject):
        queries.project(drafted.actor("zhao"), "no-such-stream", MONDAY)


def test_an_archivist_sees_a_project_once_it_has_ended(drafted: Cast) -> None:
    archivist = drafted.actor("stranger")
    for name in ("li", "sun", "zhao"):
        drafted.sign(name)
    assert ended_projects(archivist) == []

    drafted.complete("guo", "decide", "refuse", comment="暂不办理")

    (line,) = ended_projects(archivist)
    assert (line.project.result_name, line.delivered, line.share) == ("已否决", 0, 0)


def test_a_file_is_open_to_readers_of_its_document_only(drafted: Cast) -> None:
    (version,) = queries.told(drafted.stream).documents["agreement"].versions
    blob = version.files[0].file

    found = opened(drafted.actor("li"), blob)
    assert (found.name, found.media_type) == ("agreement.pdf", "application/pdf")
    assert blobs.read(blob) == PDF
    with pytest.raises(NoSuchFile):
        opened(drafted.actor("stranger"), blob)


# ---- lists -----------------------------------------------------------------------------------


def test_work_moves_from_one_inbox_to_the_next(running: Cast) -> None:
    assert [line.step for line in queries.todo(running.actor("zhao"))] == ["起草协议"]

    running.draft()

    assert [line.step for line in queries.todo(running.actor("li"))] == ["部门会签"]
    assert [line.step for line in queries.done(running.actor("zhao"))] == ["起草协议"]
    assert queries.counts(running.actor("li")).todo == 1
    running.sign("li")
    assert queries.todo(running.actor("li")) == []
    assert queries.counts(running.actor("li")).todo == 0


def test_the_inbox_is_sorted_by_deadline_and_dateless_work_comes_last(drafted: Cast) -> None:
    first = drafted.stream
    drafted.start("第二个项目")
    drafted.at = MONDAY - timedelta(days=3)
    drafted.start("更早到期")
    drafted.draft()

    lines = queries.todo(drafted.actor("zhao"))

    assert [line.due is None for line in lines] == [False, False, True]
    assert [line.project.title for line in lines][:1] == ["更早到期"]
    assert lines[1].project.stream == first


def test_projects_can_be_searched_by_two_characters(drafted: Cast) -> None:
    drafted.start("停车缴费")
    drafted.start("ETC 代扣")

    assert [one.title for one in queries.search(drafted.actor("zhao"), "etc")] == ["ETC 代扣"]
    assert [one.title for one in queries.search(drafted.actor("zhao"), "停车")] == ["停车缴费"]
    assert [one.title for one in queries.search(drafted.actor("zhao"), "示例")] == ["公交卡充值"]
    assert [one.title for one in queries.search(drafted.actor("zhao"), "销字001")] == ["公交卡充值"]
    assert queries.search(drafted.actor("zhao"), "车") == []
    assert queries.search(drafted.actor("zhao"), "%%") == []


def test_started_lists_what_a_person_began(drafted: Cast) -> None:
    assert len(queries.started(drafted.actor("zhao"))) == 1
    assert queries.started(drafted.actor("li")) == []


# ---- pages -----------------------------------------------------------------------------------


def test_the_project_page_shows_where_the_project_stands(drafted: Cast) -> None:
    page = queries.project(drafted.actor("zhao"), drafted.stream, MONDAY)

    assert [(one.name, one.state) for one in page.stages] == [
        ("起草", "done"),
        ("会签签署", "current"),
    ]
    assert [one.node for one in page.open] == ["sign_off"]
    assert page.documents["agreement"].latest is not None
    assert page.line.number == "(26)销字001"
    assert {one.verb for one in page.offers} >= {"complete", "start_procedure"}


def test_the_work_item_page_offers_exactly_what_the_person_may_do(drafted: Cast) -> None:
    element = drafted.item("sign_off")

    signer = queries.work_item(drafted.actor("li"), drafted.stream, element, MONDAY)
    reader = queries.work_item(drafted.actor("guo"), drafted.stream, element, MONDAY)

    assert {one.target for one in signer.offers if one.verb == "complete"} == {"agree", "object"}
    assert {one.verb for one in reader.offers} == {"copy", "circulate", "comment"}
    assert [one.name for one in signer.forms if one.fillable] == ["slip.opinion"]
    assert "agreement" in signer.uses


def test_a_deadline_explains_itself(drafted: Cast) -> None:
    element = drafted.item("sign_off")

    early = queries.work_item(drafted.actor("li"), drafted.stream, element, MONDAY).deadline
    late = queries.work_item(drafted.actor("li"), drafted.stream, element, LATER).deadline

    assert early.due is not None
    assert early.due.isoformat() == "2026-10-08T09:30:00+00:00"  # past National Day, 17:30
    assert (early.state, late.state) == ("open", "late")
    assert "工作日" in early.short
    assert any("国庆" in line for line in early.why)
    assert early.cites == ("5",)


def test_a_done_step_has_no_page(drafted: Cast) -> None:
    with pytest.raises(NoSuchItem):
        queries.work_item(drafted.actor("zhao"), drafted.stream, "e3", MONDAY)


def test_forms_show_what_stands_in_them(drafted: Cast) -> None:
    drafted.sign("li")
    drafted.sign("sun", "object", comment="条款不清")
    drafted.sign("zhao")
    element = drafted.item("draft")

    page = queries.work_item(drafted.actor("zhao"), drafted.stream, element, MONDAY)

    values = {one.name: one.values for one in page.forms}
    assert values["slip.head"] == {"partner_name": "示例银行", "amount": "1200000.00"}
    assert [row["entry"] for row in values["slip.lines"]] == ["终端", "宣传"]


def test_an_unmet_requirement_stands_on_the_board(drafted: Cast) -> None:
    for name in ("li", "sun", "zhao"):
        drafted.sign(name)

    (line,) = queries.board(drafted.actor("guo"), drafted.stream, drafted.item("decide"), MONDAY)

    assert (line.requirement, line.met) == ("approved(sign_off)", True)


# ---- tables ----------------------------------------------------------------------------------


def test_registers_show_rows_of_the_projects_a_reader_may_see(drafted: Cast) -> None:
    regulation = "agreement-approval"
    lines = register(drafted.actor("li"), regulation, "lines")
    slips = register(drafted.actor("li"), regulation, "slips")

    assert [row.values["entry"] for row in lines.rows] == ["终端", "宣传"]
    assert [(row.number, row.values["amount"]) for row in slips.rows] == [
        ("(26)销字001", "1200000.00")
    ]
    assert [one.name for one in slips.columns] == ["合作机构", "合同金额"]


def test_columns_are_worked_out_with_the_figures_decided_for_the_edition(drafted: Cast) -> None:
    def large() -> list[object]:
        table = register(drafted.actor("li"), "agreement-approval", "amounts")
        return [row.values["is_large"] for row in table.rows]

    assert large() == [False]
    set_parameter(
        actor=SYSTEM,
        edition=drafted.edition,
        name="large",
        value=1000000,
        reason="从严",
        at=LATER,
    )
    assert large() == [True]


def test_the_countersign_ledger_lists_rounds_and_lateness(drafted: Cast) -> None:
    drafted.sign("li", at=LATER)

    table = register(drafted.actor("li"), "agreement-approval", "countersigns")

    (row,) = table.rows
    assert row.values["round"] == 1
    assert row.values["outcome"] == "同意"
    assert row.values["late"]


def test_a_side_procedure_is_a_register_too(drafted: Cast) -> None:
    services.start_procedure(
        actor=drafted.actor("zhao"), stream=drafted.stream, procedure="expense", at=MONDAY
    )
    fills = {"expense_form.request": {"wanted": "180000"}}
    drafted.complete("zhao", "apply", fills=fills)

    cards = registers(drafted.actor("li"), "agreement-approval")
    table = register(drafted.actor("li"), "agreement-approval", "procedure:expense")

    assert "procedure:expense" in [card.id for card in cards]
    assert [row.values["wanted"] for row in table.rows] == ["180000.00"]


def test_indicators_are_computed_from_the_record(drafted: Cast) -> None:
    drafted.sign("li")
    drafted.sign("sun", at=LATER)

    (figure,) = project_figures(drafted.actor("zhao"), drafted.stream, LATER).figures

    assert (figure.name, figure.kind, str(figure.value)) == ("会签按时率", "share", "0.5")


def test_a_figure_about_other_projects_counts_only_those_open_to_the_reader(cast: Cast) -> None:
    portfolio = (
        "indicators:\n  portfolio: {name: 部门项目, "
        "value: count(register('projects').stage), per: department, cites: 9}\n"
    )
    text = TEXT.replace("indicators:\n", portfolio)
    cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=cast.edition, at=MONDAY)
    first = cast.start().stream
    others = {**cast.team(), "manager": cast.ids["sun"]}
    services.start_project(
        actor=cast.actor("zhao"), edition=cast.edition, title="停车缴费", team=others, at=MONDAY
    )

    counted = {
        name: project_figures(actor, first, MONDAY).figures[0]
        for name, actor in {
            "guo": cast.actor("guo"),
            "zhao": cast.actor("zhao"),
            "": SYSTEM,
        }.items()
    }

    assert {name: one.value for name, one in counted.items()} == {"guo": 1, "zhao": 2, "": 2}
    assert [worth for _department, worth in counted["guo"].groups] == [1]


def test_the_dossier_lists_what_is_ready(drafted: Cast) -> None:
    read = queries.project_state(drafted.actor("zhao"), drafted.stream)

    assert [(one.name, one.ready) for one in queries.dossier(read, MONDAY)] == [
        ("合作协议", True),
        ("审批流转单", True),
    ]
