"""Checks over a form, and what it works out itself."""

from decimal import Decimal

from tests.core.forms.cast import LINES
from xize.core.expressions import Values, evaluate, parse
from xize.core.forms import Overlay, check_form, with_computed
from xize.core.process.rulebook import Check, Document, Field, Section

EXPENSE = Document(
    id="expense_form",
    sections=(
        Section(id="request", fields=(Field(id="amount", type="money"),)),
        LINES,
        Section(id="office", fields=(Field(id="approved", type="money"),)),
    ),
    checks=(
        Check(that=parse("sum(lines.wanted) == request.amount"), says="明细合计须等于申报金额"),
        Check(that=parse("approved <= project.budget"), says="批准金额不得超过预算"),
        Check(that=parse("amount > 0"), says="金额须大于零"),
    ),
)
WORLD = Values({"project": {"budget": Decimal(100)}})


def against_the_world(expression, names):
    return evaluate(expression, Overlay(names, WORLD))


def failed(values):
    return [error.says for error in check_form(EXPENSE, values, against_the_world)]


def test_a_rule_sees_sections_plain_fields_computed_columns_and_the_world():
    lines = [{"item": "甲", "quantity": "2", "price": "30.00"}]
    good = {"request": {"amount": "60.00"}, "lines": lines, "office": {"approved": "60.00"}}
    assert failed(good) == []
    assert failed(good | {"request": {"amount": "61.00"}}) == ["明细合计须等于申报金额"]
    assert failed(good | {"office": {"approved": "101.00"}}) == ["批准金额不得超过预算"]


def test_a_rule_about_a_section_not_yet_filled_waits():
    assert failed({"request": {"amount": "60.00"}}) == []
    assert failed({"request": {"amount": "60.00"}, "lines": []}) == ["明细合计须等于申报金额"]
    assert failed({"request": {"amount": "0.00"}}) == ["金额须大于零"]


def test_a_failed_check_speaks_with_the_rules_own_words():
    (error,) = check_form(EXPENSE, {"request": {"amount": "0.00"}}, against_the_world)
    assert (error.code, error.document) == ("check-failed", "expense_form")
    assert error.message("zh") == "金额须大于零，请修改后提交"


def test_computed_columns_are_worked_out_row_by_row():
    rows = [{"item": "甲", "quantity": "2", "price": "30.00"}, {"item": "乙", "quantity": "2"}]
    values = with_computed(LINES, rows, against_the_world)
    assert isinstance(values, tuple)
    assert [row["wanted"] for row in values] == [Decimal(60), None]


def test_a_computed_field_may_use_one_before_it():
    section = Section(
        id="s",
        fields=(
            Field(id="net", type="money"),
            Field(id="tax", type="computed", value=parse("net * 0.1")),
            Field(id="gross", type="computed", value=parse("net + tax")),
        ),
    )
    values = with_computed(section, {"net": "100.00"}, against_the_world)
    assert isinstance(values, dict)
    assert values["gross"] == Decimal(110)
