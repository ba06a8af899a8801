"""Expressions against declarations: what is found, and where."""

import pytest

from xize.core.expressions import CONDITION, Declared, Type, check, parse, type_of
from xize.core.expressions.types import (
    DATE,
    DATETIME,
    DEPARTMENT,
    DOCUMENT,
    MONEY,
    NUMBER,
    PERCENT,
    PERSON,
    SIGNATURES,
    STEP,
    TEXT,
    TIME,
    UNKNOWN,
    YES_NO,
    choice,
    list_of,
    record,
    row,
    rows,
    thing,
)

SCOPE = Declared(
    {
        "project.amount": MONEY,
        "project.金额": MONEY,
        "project.rate": PERCENT,
        "project.count": NUMBER,
        "project.live_on": DATE,
        "project.went_live": DATETIME,
        "project.at": TIME,
        "project.major": YES_NO,
        "project.rating": choice("low", "high"),
        "project.kinds": list_of(choice("key", "special")),
        "project.title": TEXT,
        "project.owner": thing("person", {"superior": PERSON}),
        "charter": DOCUMENT,
        "charter.departments": rows({"department": DEPARTMENT, "lead": PERSON, "pay": MONEY}),
        "slip": DOCUMENT,
        "slip.head": record({"signed_on": DATE, "lines": rows({"wanted": MONEY})}),
        "line": row({"funds": MONEY}),
        "sign_off": STEP,
        "step.sign_off.outcome": choice("agree", "object"),
        "step.joint_test.outcome": choice(),
        "$limit": MONEY,
    },
    registers={"projects": rows({"stage": TEXT}), "training.records": list_of(UNKNOWN)},
)


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("project.amount", MONEY),
        ("project.amount * project.rate", MONEY),
        ("project.amount / 2", MONEY),
        ("project.amount / project.amount", NUMBER),
        ("project.count + 1", NUMBER),
        ("project.rate * project.rate", PERCENT),
        ("-project.amount % 3", MONEY),
        ("project.amount >= $limit", YES_NO),
        ("project.live_on + 3", DATE),
        ("project.live_on - project.went_live", NUMBER),
        ("project.title + '；'", TEXT),
        ("charter.departments.lead", list_of(PERSON)),
        ("sum(charter.departments.pay)", MONEY),
        ("max(1, project.amount)", MONEY),
        ("max(project.live_on, project.live_on)", DATE),
        ("sum([])", Type("nothing")),
        ("slip.head.lines.wanted", list_of(MONEY)),
        ("project.owner.superior", PERSON),
        ("line.funds", MONEY),
        ("today", DATE),
        ("today()", DATE),
        ("signatures(sign_off)", SIGNATURES),
        ("share(signatures(sign_off).on_time)", PERCENT),
        ("register('projects').stage", list_of(TEXT)),
        ("register('training.records').coverage", list_of(UNKNOWN)),
        ("round(project.amount)", MONEY),
        ("['a', 1]", list_of(UNKNOWN)),
        ("version(slip)", TEXT),
    ],
)
def test_an_expression_is_worth_a_type(source: str, type_: Type) -> None:
    expression = parse(source)
    assert check(expression, SCOPE) == []
    assert type_of(expression, SCOPE) == type_


@pytest.mark.parametrize(
    "source",
    [
        "charter",
        "every(charter.departments.lead)",
        "project.rating == 'high' or project.rating not in ('low',)",
        "'key' in project.kinds",
        "covers(project.kinds, ['key', 'special'])",
        "step.joint_test.outcome == 'anything'",
        "project.live_on >= '2026-10-01'",
        "'2026-10-01 09:00' < project.went_live",
        "project.at > '17:30'",
        "project.owner == 'zhao'",
        "project.owner in charter.departments.lead",
        "'保密' in project.title",
        "signed(charter, sign_off) and approved(sign_off)",
        "not empty(project.owner)",
        "project.kinds == ['key']",
        "project.kinds == []",
    ],
)
def test_what_goes_together_has_no_findings(source: str) -> None:
    assert check(parse(source), SCOPE, CONDITION) == []


@pytest.mark.parametrize(
    ("source", "code", "column", "remedy"),
    [
        ("project.amuont > 1", "unknown-name", 9, "did you mean amount?"),
        ("1 < project.金", "unknown-name", 13, "in project"),
        ("projct.amount", "unknown-name", 1, "did you mean project?"),
        ("chartr", "unknown-name", 1, "did you mean charter?"),
        ("charter.departments.leed", "unknown-name", 21, "did you mean lead?"),
        ("charter.department", "unknown-name", 9, "did you mean departments?"),
        ("slip.head.lines.paid", "unknown-name", 17, "in slip.head.lines"),
        ("project.owner.superor", "unknown-name", 15, "did you mean superior?"),
        ("not $limt", "unknown-name", 5, "did you mean $limit?"),
        ("project", "incomplete-name", 1, "is a group"),
        ("signatures(sign_off).ontime", "unknown-name", 22, "did you mean on_time?"),
        ("approved(sign_of)", "unknown-name", 10, "did you mean sign_off?"),
        ("register('project')", "unknown-name", 10, "did you mean projects?"),
        ("project.rating == 'hihg'", "unknown-option", 19, "did you mean high?"),
        ("project.rating in ('low', 'no')", "unknown-option", 27, "among low, high"),
        ("'keys' in project.kinds", "unknown-option", 1, "did you mean key?"),
        ("covers(project.kinds, ['keys'])", "unknown-option", 24, "did you mean key?"),
        ("step.sign_off.outcome == 'refuse'", "unknown-option", 26, "among agree, object"),
        ("project.live_on > 'soon'", "bad-date", 19, "2026-10-01"),
        ("project.live_on in ['2026-13-01']", "bad-date", 21, "2026-10-01"),
        ("project.amount > 'a'", "type-mismatch", 16, "money and text"),
        ("project.major == 1", "type-mismatch", 15, "a yes/no and a number"),
        ("project.title < 'b'", "type-mismatch", 15, "text and text"),
        ("project.live_on == project.at", "type-mismatch", 17, "a date and a time"),
        ("charter.departments.pay > 3", "type-mismatch", 25, "sum"),
        ("charter.departments.pay == 3", "type-mismatch", 25, "in, every"),
        ("project.owner == charter.departments.department", "type-mismatch", 15, "in, every"),
        ("project.amount in project.kinds", "type-mismatch", 16, "cannot be compared"),
        ("1 in 2", "type-mismatch", 3, "cannot be compared"),
        ("1 < 2 < 'a'", "type-mismatch", 7, "a number and text"),
        ("project.major + 1", "type-mismatch", 15, "a yes/no and a number have no +"),
        ("charter.departments.pay * 2", "type-mismatch", 25, "use sum"),
        ("project.title * 2", "type-mismatch", 15, "have no *"),
        ("project.live_on + project.amount", "type-mismatch", 17, "have no +"),
        ("-project.title", "type-mismatch", 2, "a number is expected"),
        ("sum(charter.departments.lead)", "wrong-argument", 5, "a list of numbers"),
        ("max(1, 'a')", "wrong-argument", 8, "of one kind"),
        ("min(project.title)", "wrong-argument", 5, "of one kind"),
        ("covers(project.kinds, [1])", "type-mismatch", 1, "covers"),
        ("round(project.title)", "wrong-argument", 7, "a number"),
        ("days('2026-10-01', today)", "wrong-argument", 6, "a date"),
        ("approved('sign_off')", "wrong-argument", 10, "the name of a step"),
        ("approved(charter)", "wrong-argument", 10, "the name of a step"),
        ("version(sign_off)", "wrong-argument", 9, "the name of a document"),
        ("register(projects)", "unknown-name", 10, "projects"),
        ("register(1)", "wrong-argument", 10, "quoted name"),
        ("sum()", "wrong-argument", 1, "sum(lines.wanted)"),
        ("has(1, 2)", "wrong-argument", 1, "does not take 2 arguments"),
    ],
)
def test_what_does_not_go_together_is_found(
    source: str, code: str, column: int, remedy: str
) -> None:
    finding = check(parse(source), SCOPE)[0]
    assert (finding.code, finding.column) == (code, column)
    assert remedy in finding.message_en
    assert finding.message_zh


def test_one_mistake_is_one_finding() -> None:
    assert len(check(parse("sum(projct.amount) + 1 > $limit and charter"), SCOPE, YES_NO)) == 1


def test_several_mistakes_come_in_the_order_of_the_source() -> None:
    columns = [f.column for f in check(parse("a > 1 and 'x' == 3 and b.c"), SCOPE)]
    assert columns == [1, 15, 24]


@pytest.mark.parametrize(
    ("source", "expects", "fits"),
    [
        ("charter", CONDITION, True),
        ("project.amount", CONDITION, True),
        ("project.major", YES_NO, True),
        ("charter", YES_NO, False),
        ("project.count", MONEY, True),
        ("project.title", MONEY, False),
        ("project.rating", TEXT, True),
        ("project.owner", TEXT, False),
        ("project.went_live", DATE, True),
        ("project.live_on", DATETIME, False),
        ("project.owner", PERSON, True),
        ("project.owner", DEPARTMENT, False),
        ("charter.departments.lead", PERSON, False),
        ("charter.departments.lead", list_of(PERSON), True),
        ("project.owner", list_of(PERSON), True),
        ("project.rating", choice("low", "high", "top"), True),
        ("project.rating", choice("low"), False),
        ("'low'", choice("low"), True),
        ("'lo'", choice("low"), False),
        ("project.title", choice("low"), False),
        ("register('training.records').x", list_of(MONEY), True),
        ("register('training.records').x", MONEY, False),
    ],
)
def test_the_place_expects_a_type(source: str, expects: Type, fits: bool) -> None:
    assert (check(parse(source), SCOPE, expects) == []) is fits
