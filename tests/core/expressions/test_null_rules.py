"""Null, truth and presence: what is blank never passes for something."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.expressions.world import worth
from xize.core.expressions import Value, Values, is_true, parse


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">=", "in", "not in"])
@pytest.mark.parametrize("other", ["1", "'a'", "[1]", "missing", "True"])
def test_a_comparison_with_null_is_false(sign: str, other: str) -> None:
    assert worth(f"missing {sign} {other}") is False
    assert worth(f"{other} {sign} missing") is False


@pytest.mark.parametrize("sign", ["+", "-", "*", "/", "%"])
def test_arithmetic_with_null_is_null(sign: str) -> None:
    assert worth(f"missing {sign} 1") is None
    assert worth(f"1 {sign} missing") is None


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("not missing", True),
        ("not not missing", False),
        ("missing and True", False),
        ("missing or True", True),
        ("-missing", None),
        ("1 / 0", None),
        ("1 % 0", None),
        ("0 / 0", None),
        ("1 < missing < 3", False),
        ("missing.part.of_it", None),
        ("empty(missing)", True),
        ("has(missing)", False),
        ("sum(missing)", 0),
        ("count(missing)", 0),
        ("share(missing)", None),
        ("every(missing)", True),
        ("any_of(missing)", False),
        ("covers(missing, missing)", True),
        ("covers(missing, 'a')", False),
        ("covers('a', missing)", True),
        ("min(missing)", None),
        ("max(missing)", None),
        ("round(missing)", None),
        ("round(1.5, missing)", None),
        ("days(missing, today)", None),
        ("days(today, missing)", None),
        ("months(missing, today)", None),
        ("$missing", None),
    ],
)
def test_every_null_rule(source: str, value: Value) -> None:
    assert worth(source) == value
    assert type(worth(source)) is (Decimal if value == 0 and value is not False else type(value))


@pytest.mark.parametrize(
    ("value", "there", "true"),
    [
        (None, False, False),
        (True, True, True),
        (False, True, False),
        (Decimal(0), True, True),
        (3, True, True),
        (Decimal("NaN"), False, False),
        (float("inf"), False, False),
        ("", False, False),
        (" \u3000\n", False, False),
        ("不可行", True, True),
        (date(2026, 1, 1), True, True),
        ([], False, False),
        ([None, ""], False, False),
        ([False], True, True),
        ({}, False, False),
        ({"a": None, "b": []}, False, False),
        ({"a": 0}, True, True),
    ],
)
def test_presence_and_truth(value: Value, there: bool, true: bool) -> None:
    assert worth("has(x)", x=value) is there
    assert worth("empty(x)", x=value) is not there
    assert is_true(parse("x"), Values({"x": value})) is true
    assert worth("not x", x=value) is not true
    assert worth("x and True", x=value) is true
    assert worth("x or False", x=value) is true
