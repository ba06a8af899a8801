"""Every kind of expression in the payment company's rule, against declarations like its own."""

import pytest

from xize.core.expressions import CONDITION, Declared, Type, check, parse
from xize.core.expressions.types import (
    DATE,
    DATETIME,
    DEPARTMENT,
    DOCUMENT,
    MONEY,
    NUMBER,
    PERCENT,
    PERSON,
    PROJECT,
    STEP,
    TEXT,
    YES_NO,
    choice,
    list_of,
    record,
    row,
    rows,
    thing,
)

_DEFECT = {"defect": TEXT, "retested": YES_NO}
_TASKS = {"work": TEXT, "starts_on": DATE}
_PROJECTS = {"member": PROJECT, "ended": YES_NO}
SCOPE = Declared(
    {
        "project.needs_money": YES_NO,
        "project.planned_live": DATE,
        "project.expected_live": DATE,
        "project.cycle_end": DATE,
        "charter": DOCUMENT,
        "charter.departments": rows({"department": DEPARTMENT, "lead": PERSON}),
        "row": row({"department": DEPARTMENT, "lead": PERSON}),
        "agreement": DOCUMENT,
        "improvement": DOCUMENT,
        "change_order": DOCUMENT,
        "sign_agreement": STEP,
        "sign_off": STEP,
        "step.joint_test.outcome": choice("passed", "failed"),
        "step.joint_test.completed": DATETIME,
        "step.confirm_ready.requires": list_of(YES_NO),
        "work_order.expected_live": DATE,
        "programme_sheet.projects": rows(_PROJECTS),
        "member": thing("project", {"stage": TEXT, "ended": YES_NO}),
        "objective": YES_NO,
        "head.conclusion": choice("passed", "not_passed"),
        "results": rows({"line": TEXT, "result": TEXT}),
        "requirements": DOCUMENT,
        "requirements.lines": rows({"number": TEXT, "requirement": TEXT}),
        "test_report": thing("document", {"defects": rows(_DEFECT)}),
        "tasks": rows(_TASKS),
        "days": rows({"work": row(_TASKS), "day": DATE, "planned": NUMBER}),
        "lines": rows({"wanted": MONEY}),
        "request.amount": MONEY,
        "spending": rows({"paid_on": DATE, "spent": MONEY}),
        "office.approved_amount": MONEY,
        "expense_form": list_of(record({"office": record({"approved_amount": MONEY})})),
        "dossier": rows({"delivered": YES_NO}),
        "transfer_record.main": record({"volume": NUMBER}),
    },
    registers={"projects": rows({"stage": TEXT})},
)


@pytest.mark.parametrize(
    ("source", "expects"),
    [
        ("charter", CONDITION),
        ("count(charter.departments) >= 1", CONDITION),
        ("every(charter.departments.lead)", CONDITION),
        ("signed(agreement, sign_agreement)", CONDITION),
        ("approved(sign_off)", CONDITION),
        ("project.needs_money", YES_NO),
        ("not project.needs_money", YES_NO),
        ("project.expected_live > project.planned_live", YES_NO),
        ("step.joint_test.outcome == 'passed'", CONDITION),
        ("step.joint_test.completed", CONDITION),
        ("every(programme_sheet.projects.ended)", CONDITION),
        ("row.lead", PERSON),
        ("work_order.expected_live", DATE),
        ("covers(days.work, tasks.work)", YES_NO),
        (
            "head.conclusion == 'not_passed' or covers(results.line, requirements.lines.number)",
            YES_NO,
        ),
        ("objective", YES_NO),
        ("sum(lines.wanted) == request.amount", YES_NO),
        ("sum(spending.spent) <= office.approved_amount", YES_NO),
        ("member.stage", TEXT),
        ("member.ended", YES_NO),
        ("share(signatures(sign_off).on_time)", PERCENT),
        ("workdays(project.cycle_end, step.joint_test.completed)", NUMBER),
        ("count(improvement) + count(change_order)", NUMBER),
        ("count(test_report.defects)", NUMBER),
        ("share(step.confirm_ready.requires)", PERCENT),
        ("sum(expense_form.office.approved_amount)", MONEY),
        ("register('projects').stage", list_of(TEXT)),
        ("transfer_record.main.volume", NUMBER),
        ("share(dossier.delivered)", PERCENT),
    ],
)
def test_the_rules_expressions_go_with_its_declarations(source: str, expects: Type) -> None:
    assert check(parse(source), SCOPE, expects) == []
