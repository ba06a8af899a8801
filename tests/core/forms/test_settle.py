"""Conditions, bounds and checks of single fields: what does not apply is neither asked nor kept."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.forms.cast import OFFICE
from xize.core.expressions import Values, evaluate, parse
from xize.core.forms import Form, Overlay, clean, settle
from xize.core.process.rulebook import Check, Document, Field, Section

WORLD = Values({"project": {"ceiling": Decimal(5_000_000)}, "today": date(2026, 3, 2)})


def against_the_world(expression, names):
    return evaluate(expression, Overlay(names, WORLD))


KIND = Field(id="kind", name="种类", type="choice", options={"new": "新签", "change": "变更"})
HEAD = Section(
    id="head",
    name="概要",
    fields=(
        KIND,
        Field(
            id="old_number",
            name="原编号",
            type="text",
            required=True,
            when=parse("kind == 'change'"),
        ),
        Field(id="reason", name="理由", type="text", when=parse("old_number"), required=True),
    ),
)
ABROAD = Section(
    id="abroad",
    name="境外",
    when=parse("head.kind == 'change'"),
    fields=(Field(id="country", name="国别", type="text", required=True),),
)
LINES = Section(
    id="lines",
    name="明细",
    rows=True,
    at_least=1,
    at_most=3,
    fields=(
        Field(id="item", name="项目", type="text", required=True),
        Field(
            id="other", name="其他说明", type="text", required=True, when=parse("item == '其他'")
        ),
        Field(id="wanted", name="金额", type="money", at_most=parse("project.ceiling")),
    ),
)
DOCUMENT = Document(id="form", sections=(HEAD, ABROAD, LINES))


def settled(raws, *, standing=None, complete=True, document=DOCUMENT):
    sections = {section.id: section for section in document.sections}
    given_ = {
        name: clean(sections[name], raw, known=OFFICE, complete=complete)
        for name, raw in raws.items()
    }
    form = Form(document=document, standing=standing or {}, complete=complete)
    return settle(form, given_, against_the_world)


def codes(result):
    return [(error.code, error.path) for error in result.errors]


def test_a_field_that_does_not_apply_is_not_kept_and_its_mistakes_do_not_count():
    found = settled({"head": {"kind": "new", "old_number": "x" * 501, "reason": "因为"}})["head"]
    assert codes(found) == []
    assert found.values == {"kind": "new"}


def test_a_field_that_applies_is_asked():
    found = settled({"head": {"kind": "change"}})["head"]
    assert codes(found) == [("field-required", "old_number")]
    assert codes(settled({"head": {"kind": "change"}}, complete=False)["head"]) == []


def test_conditions_follow_one_another():
    found = settled({"head": {"kind": "change", "old_number": "7"}})["head"]
    assert codes(found) == [("field-required", "reason")]
    found = settled({"head": {"kind": "new", "old_number": "7", "reason": "旧"}})["head"]
    assert found.values == {"kind": "new"}, "the reason hangs on a number that is not kept"


def test_a_section_that_does_not_apply_is_empty_and_one_that_does_is_asked():
    raws = {"head": {"kind": "new"}, "abroad": {"country": "某国"}}
    assert settled(raws)["abroad"].values == {}
    raws = {"head": {"kind": "change", "old_number": "7", "reason": "r"}, "abroad": {}}
    assert codes(settled(raws)["abroad"]) == [("field-required", "country")]


def test_conditions_look_at_sections_filled_before():
    standing = {"head": {"kind": "change"}}
    assert codes(settled({"abroad": {}}, standing=standing)["abroad"]) == [
        ("field-required", "country")
    ]


def test_conditions_in_rows_look_at_their_row_and_name_the_row_as_it_was_typed():
    rows = [{"item": "终端"}, {}, {"item": "其他"}, {"item": "宣传", "other": "不适用"}]
    found = settled({"lines": rows})["lines"]
    assert codes(found) == [("field-required", "2.other")]
    assert found.errors[0].message() == "第 3 行：请填写其他说明"
    assert found.values[2] == {"item": "宣传"}


def test_rows_are_counted():
    assert codes(settled({"lines": []})["lines"]) == [("too-few-rows", "")]
    assert codes(settled({"lines": []}, complete=False)["lines"]) == []
    many = [{"item": str(number)} for number in range(4)]
    assert codes(settled({"lines": many})["lines"]) == [("too-many-rows", "")]


def test_a_bound_may_be_worked_out():
    found = settled({"lines": [{"item": "a", "wanted": "5000000.01"}]})["lines"]
    assert codes(found) == [("too-great", "0.wanted")]
    assert "5,000,000.00" in found.errors[0].message("en")
    assert codes(settled({"lines": [{"item": "a", "wanted": "5000000"}]})["lines"]) == []


def one(field, raw):
    document = Document(id="d", sections=(Section(id="s", fields=(field,)),))
    return [error.code for error in settled({"s": {field.id: raw}}, document=document)["s"].errors]


@pytest.mark.parametrize(
    ("field", "good", "bad", "code"),
    [
        (Field(id="x", type="number", at_least=parse("1")), "1", "0.99", "too-small"),
        (Field(id="x", type="percent", at_most=parse("100")), "100", "100.1", "too-great"),
        (
            Field(id="x", type="money", unit="万元", at_most=parse("500")),
            "500",
            "5000001元",
            "too-great",
        ),
        (
            Field(id="x", type="money", unit="万元", at_most=parse("project.ceiling")),
            "500",
            "500.01",
            "too-great",
        ),
        (
            Field(id="x", type="date", at_least=parse("today")),
            "2026-03-02",
            "2026-03-01",
            "too-early",
        ),
        (
            Field(id="x", type="datetime", at_most=parse("today")),
            "2026-03-02 23:00",
            "2026-03-03 00:00",
            "too-late",
        ),
        (Field(id="x", type="text", at_least=parse("2")), "中国", "中", "too-short"),
        (Field(id="x", type="long_text", at_most=parse("3")), "三个字", "不三不四", "too-long"),
        (
            Field(
                id="x", type="several", options={"a": "a", "b": "b"}, at_least=parse("2")
            ),
            ["a", "b"],
            ["a"],
            "too-few",
        ),
        (Field(id="x", type="file", at_most=parse("1")), ["f-1"], ["f-1", "f-1x"], None),
        (
            Field(
                id="x",
                type="number",
                checks=(Check(that=parse("x % 2 == 0"), says="须为偶数"),),
            ),
            "2",
            "3",
            "field-check-failed",
        ),
    ],
)  # fmt: skip
def test_every_kind_of_bound(field, good, bad, code):
    assert one(field, good) == []
    if code:
        assert one(field, bad) == [code]


def test_a_bound_is_shown_as_it_is_typed():
    field = Field(id="x", name="额度", type="money", unit="万元", at_most=parse("500"))
    document = Document(id="d", sections=(Section(id="s", fields=(field,)),))
    (error,) = settled({"s": {"x": "501"}}, document=document)["s"].errors
    assert error.message() == "额度不得大于 500.00 万元，请改小"


@given(
    kind=st.sampled_from(["", "new", "change"]),
    old=st.text(max_size=3),
    reason=st.text(max_size=3),
)
def test_what_is_settled_settles_to_itself(kind, old, reason):
    """The shell settles once to store, the engine again to decide: both see the same."""
    raw = {"kind": kind, "old_number": old, "reason": reason}
    first = settled({"head": raw}, complete=False)["head"]
    if first.errors:
        return
    again = settled({"head": first.values}, complete=False)["head"]
    assert (again.values, again.errors) == (first.values, ())
