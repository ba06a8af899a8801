"""Typed values become canonical ones, exactly once; nothing that can be typed raises."""

import json
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.forms.cast import DAYS, EVERY, LINES, OFFICE, TASKS
from xize.core.forms import (
    FIELD_TYPES,
    MAX_ROWS,
    canonical_bytes,
    clean,
    clean_all,
    display,
    typed,
    typed_value,
)
from xize.core.process.rulebook import Field, Section

ACCEPTED = [
    ("title", "  协议\n正本 ", "协议 正本"),
    ("title", 2025, "2025"),
    ("reason", "一\r\n二\n", "一\n二"),
    ("volume", "1,234.50", "1234.5"),
    ("volume", "１２", "12"),
    ("volume", 0.1, "0.1"),
    ("volume", "-0", "0"),
    ("volume", "1e3", "1000"),
    ("amount", 180000, "180000.00"),
    ("amount", "￥1,200.5 元", "1200.50"),
    ("share", "12.50%", "12.5"),
    ("on", date(2025, 4, 1), "2025-04-01"),
    ("on", "2025年4月1日", "2025-04-01"),
    ("on", "2025/4/1", "2025-04-01"),
    ("at", "2025-08-21T22:00", "2025-08-21T22:00"),
    ("at", "2025-08-21 22:00:00", "2025-08-21T22:00"),
    ("at", datetime(2025, 8, 21, 22, 0, 5), "2025-08-21T22:00:05"),  # noqa: DTZ001
    ("clock", "9:05", "09:05"),
    ("clock", time(22), "22:00"),
    ("term", "1 month", "1 month"),
    ("term", "3  workdays", "3 workdays"),
    ("level", "low", "low"),
    ("levels", ["high", "low", "low"], ["low", "high"]),
    ("levels", "medium", ["medium"]),
    ("major", "on", True),
    ("major", False, False),
    ("major", "否", False),
    ("owner", "罗", "p-luo"),
    ("work", " 编码 ", "编码"),
    ("phases", [{"phase": "一期", "funds": "10"}], [{"phase": "一期", "funds": "10.00"}]),
    ("signed", "true", True),
    ("declared", True, True),
]
REFUSED = [
    ("title", "长" * 501, "too-long"),
    ("title", ["a"], "field-invalid"),
    ("title", "a\x00b", "field-invalid"),
    ("title", "\ud800", "field-invalid"),
    ("volume", "很多", "field-invalid"),
    ("volume", True, "field-invalid"),
    ("volume", "NaN", "field-invalid"),
    ("volume", "1_000", "field-invalid"),
    ("volume", "1e999999999", "too-large"),
    ("volume", 10**4000, "too-large"),
    ("volume", "1e-99999", "too-precise"),
    ("amount", "1.005", "too-precise"),
    ("amount", "1" * 17, "too-large"),
    ("on", "2025-02-29", "field-invalid"),
    ("on", "04/01/2025", "field-invalid"),
    ("on", datetime(2025, 4, 1), "field-invalid"),  # noqa: DTZ001
    ("at", "2025-08-21", "field-invalid"),
    ("at", "2025-08-21T22:00+08:00", "field-invalid"),
    ("clock", "25:00", "field-invalid"),
    ("term", "some days", "field-invalid"),
    ("level", "低", "unknown-option"),
    ("levels", ["low", "x"], "unknown-option"),
    ("major", "maybe", "field-invalid"),
    ("owner", "nobody", "unknown-reference"),
    ("work", "测试", "row-unknown"),
    ("phases", [{"funds": "1"}], "field-required"),
    ("phases", "一期", "section-invalid"),
    ("twice", "4", "field-computed"),
    ("colour", "red", "unknown-field"),
]


@pytest.mark.parametrize(("field", "raw", "stored"), ACCEPTED)
def test_a_typed_value_has_one_canonical_form(field, raw, stored):
    cleaned = clean(EVERY, {field: raw}, known=OFFICE)
    assert cleaned.errors == ()
    assert cleaned.values == {field: stored}


@pytest.mark.parametrize(("field", "raw", "code"), REFUSED)
def test_what_is_not_of_its_type_is_refused_with_a_sentence(field, raw, code):
    cleaned = clean(EVERY, {field: raw}, known=OFFICE)
    assert [error.code for error in cleaned.errors] == [code]
    assert cleaned.values == {}
    for language in ("zh", "en"):
        assert "{" not in cleaned.errors[0].message(language)


def test_every_field_type_is_in_the_example():
    assert {field.type for field in EVERY.fields} == FIELD_TYPES


def test_blank_fields_are_left_out_and_required_ones_asked_for():
    section = Section(id="s", fields=(Field(id="a", name="甲", type="text", required=True),))
    for blank in ({}, {"a": ""}, {"a": "  \n"}, {"a": None}):
        (error,) = clean(section, blank, known=OFFICE).errors
        assert (error.code, error.path) == ("field-required", "a")
        assert error.message("zh") == "请填写甲"
        assert clean(section, blank, known=OFFICE, complete=False).errors == ()


def test_a_datum_that_has_a_value_may_be_left_blank():
    shown = Field(id="amount", type="money", required=True, shows="amount")
    section = Section(id="s", fields=(shown,))
    assert clean(section, {}, known=OFFICE).errors[0].code == "field-required"
    assert clean(section, {}, known=OFFICE, data={"amount"}).errors == ()
    assert clean_all({"d.s": section}, {}, known=OFFICE, data={"amount"})["d.s"].errors == ()


def test_a_declaration_not_given_is_missing():
    section = Section(id="s", fields=(Field(id="ok", type="declaration", required=True),))
    assert clean(section, {"ok": "false"}, known=OFFICE).errors[0].code == "declaration-missing"


def test_rows_are_numbered_in_errors_and_blank_ones_dropped():
    raw = [{"item": "", "price": ""}, {"item": "宣传"}, {"price": "x"}]
    cleaned = clean(LINES, raw, known=OFFICE)
    assert cleaned.values == [{"item": "宣传"}]
    assert [(error.code, error.path) for error in cleaned.errors] == [
        ("field-required", "2.item"),
        ("field-invalid", "2.price"),
    ]


def test_a_table_is_no_record_and_has_an_end():
    assert clean(LINES, {"item": "a"}, known=OFFICE).errors[0].code == "section-invalid"
    assert clean(LINES, ["a"], known=OFFICE).errors[0].code == "section-invalid"
    assert clean(EVERY, [], known=OFFICE).errors[0].code == "section-invalid"
    many = [{"item": "a"}] * (MAX_ROWS + 1)
    assert clean(LINES, many, known=OFFICE).errors[0].code == "too-many-rows"


def test_an_unknown_field_is_answered_with_the_nearest_one():
    (error,) = clean(EVERY, {"amuont": 1}, known=OFFICE).errors
    assert error.message("en") == "The form has no field amuont; it has: amount"


def test_a_row_typed_in_the_same_submission_can_be_referred_to():
    sections = {"schedule.days": DAYS, "schedule.tasks": TASKS}
    raws = {
        "schedule.days": [{"work": "设计", "day": "2025-05-01"}],
        "schedule.tasks": [{"work": "设计"}],
    }
    cleaned = clean_all(sections, raws, known=OFFICE)
    assert list(cleaned) == list(sections)
    assert all(not section.errors for section in cleaned.values())
    raws["schedule.days"] = [{"work": "编码", "day": "2025-05-01"}]  # stored, but just replaced
    assert clean_all(sections, raws, known=OFFICE)["schedule.days"].errors[0].code == "row-unknown"


def test_typed_values_are_what_expressions_calculate_with():
    raw = {"amount": "180000", "share": "50", "on": "2025-04-01", "at": "2025-08-21 22:00"}
    values = typed(EVERY, clean(EVERY, raw, known=OFFICE).values)
    assert isinstance(values, dict)
    assert values["amount"] == Decimal(180000)
    assert values["share"] == Decimal("0.5")  # a percentage is a proportion
    assert values["on"] == date(2025, 4, 1)
    assert values["at"] == datetime(2025, 8, 21, 22, 0)  # noqa: DTZ001
    assert values["title"] is None


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.binary()
    | st.sampled_from([str(raw) for _, raw, _ in ACCEPTED])
)
garbage = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner)
)
fields = st.sampled_from([field.id for field in EVERY.fields])


@given(st.dictionaries(fields, garbage) | garbage)
def test_garbage_never_raises_and_what_passes_is_canonical(raw):
    for section in (EVERY, LINES):
        cleaned = clean(section, raw, known=OFFICE)
        assert all(e.message("zh") and e.message("en") for e in cleaned.errors)
        assert json.loads(canonical_bytes(cleaned.values)) == cleaned.values
        again = clean(section, cleaned.values, known=OFFICE, complete=False)
        assert (again.values, again.errors) == (cleaned.values, ())
        typed(section, cleaned.values)


money = st.decimals(-(10**15), 10**15, places=2)
numbers = st.decimals(-(10**15), 10**15, places=10)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "amount": money,
            "volume": numbers,
            "on": st.dates(),
            "at": st.datetimes().map(lambda at: at.replace(microsecond=0, fold=0)),
            "clock": st.times().map(lambda at: at.replace(microsecond=0, fold=0)),
            "major": st.booleans(),
            "level": st.sampled_from(["low", "medium", "high"]),
        },
    )
)
def test_typed_and_cleaned_again_is_the_identity(values):
    stored = clean(EVERY, values, known=OFFICE)
    assert stored.errors == ()
    back = typed(EVERY, stored.values)
    assert isinstance(back, dict)
    assert {name: back[name] for name in values} == values
    assert clean(EVERY, {n: v for n, v in back.items() if v is not None}, known=OFFICE) == stored


@given(st.permutations(["title", "volume", "major"]))
def test_the_bytes_do_not_depend_on_the_order_of_typing(order):
    typing = {"title": "a", "volume": "1.0", "major": "on"}
    cleaned = clean(EVERY, {name: typing[name] for name in order}, known=OFFICE)
    assert canonical_bytes(cleaned.values) == b'{"major":true,"title":"a","volume":"1"}'


AMOUNTS = st.decimals("-9999999999", "9999999999", places=2, allow_nan=False)


@given(AMOUNTS, st.sampled_from(["", "元", "万元"]), st.sampled_from(["", "元", "万元", "万"]))
def test_an_amount_is_worth_the_same_in_every_unit(amount, unit, typed_unit):
    """However it is typed and kept: it cleans to itself, and expressions get the same yuan."""
    field = Field(id="x", type="money", unit=unit)
    section = Section(id="s", fields=(field,))
    worth = 10_000 if typed_unit in ("万元", "万") or (unit == "万元" and not typed_unit) else 1
    written = f"{amount / worth:,f}{typed_unit}"
    found = clean(section, {"x": written}, known=OFFICE)
    assert found.errors == ()
    assert isinstance(found.values, dict)
    assert typed_value(field, found.values["x"]) == amount
    assert clean(section, found.values, known=OFFICE).values == found.values
    shown = display(field, found.values["x"])
    assert clean(section, {"x": shown}, known=OFFICE).values == found.values


@given(
    st.lists(st.sampled_from(["f-1", {"file": "f-1", "name": "一.pdf", "size": 3}, ""]), max_size=4)
)
def test_files_are_kept_once_with_their_names(given_):
    section = Section(id="s", fields=(Field(id="x", type="file"),))
    found = clean(section, {"x": given_}, known=OFFICE)
    assert isinstance(found.values, dict)
    assert len(found.values.get("x", [])) == (1 if any(given_) else 0)
    assert clean(section, found.values, known=OFFICE).values == found.values


def test_a_file_that_is_not_kept_is_no_file():
    section = Section(id="s", fields=(Field(id="x", type="file"),))
    (error,) = clean(
        section, {"x": {"file": "nobody-has-it", "name": "a.pdf"}}, known=OFFICE
    ).errors
    assert (error.code, error.args["value"]) == ("unknown-reference", "a.pdf")


def test_a_stored_signature_keeps_who_gave_it():
    section = Section(id="s", fields=(Field(id="x", type="signature"),))
    given_ = {"by": "p-luo", "on": "2026-03-02", "evil": "x"}
    values = clean(section, {"x": given_}, known=OFFICE).values
    assert values == {"x": {"by": "p-luo", "on": "2026-03-02"}}
    assert display(section.fields[0], values["x"], name=lambda _k, one: f"<{one}>") == (
        "<p-luo> 2026-03-02"
    )
