"""What the language carries already: findings to re-inspection, surveys, periodical reports.

C059, C091 and C094 of the capabilities, each as a register with its figures.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.projects.conftest import MONDAY, Cast
from xize.people import queries as people
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.projects import services
from xize.projects.queries import copied
from xize.registers import figures
from xize.registers.asking import NOTHING, Asked
from xize.registers.figures import Response
from xize.registers.opened import Opened, open_register
from xize.rulebook.services import publish, put_in_force

pytestmark = pytest.mark.django_db
TEXT = (Path(__file__).parent / "quality.yaml").read_text(encoding="utf-8")
RULE = "quality-checks"
TEAM = {"lead": "wei", "builder": "shi", "users": "yong", "owner": "ye"}


@pytest.fixture
def site(db: None) -> Cast:
    """A project under quality control, with its first step done."""
    for role in TEAM:
        hr.create_department(actor=SYSTEM, code=role, name=role, mark=role[0], stands_for=[role])
    departments = {one.code: one.id for one in people.departments(SYSTEM)}
    ids = {
        name: hr.create_person(actor=SYSTEM, username=name, name=name, department=departments[role])
        for role, name in TEAM.items()
    }
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": TEXT}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    cast = Cast(ids, edition)
    done = services.start_project(
        actor=cast.actor("wei"),
        edition=edition,
        title="三号楼",
        team={role: ids[name] for role, name in TEAM.items()},
        at=MONDAY,
    )
    cast.stream = done.stream
    cast.complete("wei", "plan")
    return cast


def opened(cast: Cast, ident: str, reader: str = "wei") -> Opened:
    return open_register(cast.actor(reader), RULE, ident)


def groups(register: Opened, column: str) -> dict[str, int]:
    return {one.name: one.count for one in figures.groups(register, Asked(group=column), [])}


def finding(cast: Cast, what: str, severity: str) -> None:
    services.start_procedure(
        actor=cast.actor("wei"), stream=cast.stream, procedure="finding", at=cast.at
    )
    sheet = {"what": what, "severity": severity}
    cast.complete("wei", "report_finding", fills={"finding_sheet.found": sheet})


def test_a_finding_is_ordered_corrected_and_inspected_again(site: Cast) -> None:
    finding(site, "墙面裂缝", "major")
    ordered = {"order": "返工", "by_day": "2026-10-20"}
    site.complete("wei", "order_correction", fills={"finding_sheet.ordered": ordered})
    for conclusion, outcome in (("fail", "object"), ("pass", "agree")):
        done = {"done": f"已处理（{conclusion}前）"}
        site.complete("shi", "correct", fills={"finding_sheet.corrected": done})
        checked = {"finding_sheet.checked": {"again": conclusion}}
        site.complete("wei", "reinspect", outcome, fills=checked)
    finding(site, "门锁松动", "minor")
    finding(site, "灯具缺失", "minor")

    register = opened(site, "findings")
    first, *rest = register.rows(NOTHING, 10)
    assert first.values == {
        "what": "墙面裂缝",
        "severity": "major",
        "order": "返工",
        "by_day": "2026-10-20",
        "done": "已处理（pass前）",
        "again": "pass",
    }
    assert [row.values["what"] for row in rest] == ["门锁松动", "灯具缺失"]
    assert groups(register, "severity") == {"一般": 2, "严重": 1}
    assert groups(register, "again") == {"合格": 1, "": 2}  # two wait for their re-inspection
    cases = opened(site, "procedure:finding")
    assert [bool(row.values.get("closed")) for row in cases.rows(NOTHING, 10)] == [
        True,
        False,
        False,
    ]


def test_whoever_keeps_the_findings_counts_those_of_all_projects(site: Cast) -> None:
    finding(site, "墙面裂缝", "major")
    departments = {one.code: one.id for one in people.departments(SYSTEM)}
    site.ids["new"] = hr.create_person(
        actor=SYSTEM, username="new", name="新人", department=departments["owner"]
    )

    assert opened(site, "findings", "new").count(NOTHING) == 1
    assert opened(site, "reports", "new").count(NOTHING) == 0


def answer(cast: Cast, name: str, **values: Any) -> None:
    cast.complete(name, "answer", "agree", fills={"survey.answers": values})


def test_a_survey_has_a_response_rate_counts_means_and_a_distribution(site: Cast) -> None:
    register = opened(site, "form:survey.answers")
    assert figures.response(register) == Response(asked=2, answered=0)

    answer(site, "yong", overall="good", score="9", wishes=["speed", "care"])
    register = opened(site, "form:survey.answers")
    found = figures.response(register)
    assert found == Response(2, 1)
    assert found is not None
    assert found.rate == 50
    answer(site, "shi", overall="poor", score="4", wishes=["speed"])

    register = opened(site, "form:survey.answers")
    assert figures.response(register) == Response(2, 2)
    overall, score, wishes = figures.summaries(register, NOTHING)
    assert [(one.name, one.count) for one in overall.groups] == [
        ("满意", 1),
        ("一般", 0),
        ("不满意", 1),
    ]
    assert score.spread is not None
    assert (str(score.spread.mean), str(score.spread.median)) == ("6.5", "6.5")
    assert [(str(low), count) for low, _high, count in score.spread.bars] == [("4", 1), ("9", 1)]
    assert [(one.name, one.count) for one in wishes.groups] == [
        ("速度", 2),
        ("价格", 0),
        ("服务", 1),
    ]


def after(cast: Cast, days: int) -> datetime:
    cast.at = MONDAY + timedelta(days=days)
    services.tick(now=cast.at)
    return cast.at


def test_monthly_reports_are_due_handed_in_late_or_in_time_and_reach_their_receivers(
    site: Cast,
) -> None:
    after(site, 31)
    report = {"month": "9月", "spent": "1200", "true_words": "yes"}
    site.complete("shi", "monthly_report", fills={"report.body": report})
    after(site, 62)
    after(site, 75)  # the second one is late
    late = {"month": "10月", "spent": "800", "true_words": "yes"}
    site.complete("shi", "monthly_report", fills={"report.body": late})

    handed_in = opened(site, "handed_in").rows(NOTHING, 10)
    assert [bool(row.values.get("late")) for row in handed_in] == [False, True]
    assert all(row.values["due"] for row in handed_in)
    rows = opened(site, "reports").rows(NOTHING, 10)
    assert rows[-1].values["month"] == "10月"
    told = copied(site.actor("ye"))
    assert [one.step for one in told if one.kind == "told"] == ["报送月报"] * 2, told
