"""Expressions of other dialects are said our way, or are not understood."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xize.core.expressions import Values, evaluate, is_true
from xize.core.process.bpmn.conditions import read_expression, read_script, read_text

DATA = Values({"a": 2, "b": True, "k": "x=y && z", "r": {"n": 1}, "s": "abc", "l": (1, 2)})


@pytest.mark.parametrize(
    "text",
    [
        "a == 2", "${a == 2}", "#{a gt 1 && b}", "${!(a lt 1) || false}", "= a = 2 and b",
        "=a >= 2", "a = 2", "${b == true}", "= not(a = 3)", "${k == 'x=y && z'}", "r.n == 1",
        "${zz == null}", "${a != null}", "= zz = null", "${empty zz}", '= k = "x=y && z"',
        "${zz != 'x'}", "= zz != 1", "${a ? b : false}", "${zz ? 1 : b}",
        "${a + 1 eq 3 and not zz}",
        "${a mod 2 == 0 && a div 2 == 1}", "${r.n == 1}", "${r['n'] == 1}", "#{not empty a}",
        "= a in [1..3]", "= a in (1..2]", "= not(a in (2..3])", "= a between 1 and 2",
        "= if a > 1 then b else false", "= a in (2, 5)", '= contains(s, "b")', "= is defined(a)",
        "= list contains(l, 2)", "= count(l) = 2", "s.contains('b')", "!s.contains('z')",
        "${execution.getVariable('a') == 2}", "return a == 2;", "a === 2 && s !== 'x'",
        "not a == 3",
        "= get or else(zz, 7) = 7", "${!empty l}", "${a >= 2 ? true : false}", "${s.equals('abc')}",
    ],
)  # fmt: skip
def test_a_condition_holds_in_each_dialect(text: str) -> None:
    expression = read_expression(text)
    assert expression is not None
    assert is_true(expression, DATA)


@pytest.mark.parametrize(
    "text",
    [
        "", "approved(a)", "#{", "$a['b']==1", "${a.run()}", "${bean.check(a)}", "a == ",
        "${(a}", "= some x in l satisfies x > 1", "new Date()", "= a = b = ", "${a = 2}",
        "print(a)", "a;b", "A non-formal condition", "(" * 60 + "a" + ")" * 60, "a + " * 900 + "a",
    ],
)  # fmt: skip
def test_anything_else_is_not_understood(text: str) -> None:
    assert read_expression(text) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a = 2", "feel", True), ("a = 2", "groovy", None), ("a == 2", "groovy", True),
        ("a = 2", "http://www.omg.org/spec/FEEL/20140401", True), ("a == 2", "juel", True),
        ("a == 2", "http://www.w3.org/1999/XPath", True), ("s == 'abc'", "JavaScript", True),
    ],
)  # fmt: skip
def test_a_named_language_decides(text: str, language: str, expected: bool | None) -> None:
    found = read_expression(text, language)
    assert (found and is_true(found, DATA)) == expected


def test_a_choice_has_a_value() -> None:
    expression = read_expression("${a > 1 ? 'much' : 'little'}")
    assert expression is not None
    assert evaluate(expression, DATA) == "much"


def test_a_script_assigns_line_by_line() -> None:
    found = read_script("x = 1 + 1\n\n  y = x == 2; 合计 = a * 2")
    assert found is not None
    assert [name for name, _ in found] == ["x", "y", "合计"]
    assert read_script("CREATE_LOG_FILE") is None
    assert read_script("x == 1") is None
    assert read_script("x = 1\nprint(x)") is None


def test_a_script_keeps_what_is_quoted_and_passes_over_comments() -> None:
    found = read_script("# sums\nvar x = 'a;b // c'; // more\nexecution.setVariable(\"y\", a + 1);")
    assert found is not None
    assert [(name, evaluate(value, DATA)) for name, value in found] == [
        ("x", "a;b // c"),
        ("y", Decimal(3)),
    ]


def test_a_text_may_have_expressions_in_it() -> None:
    found = read_text("R5/PT10S/${s}-#{r.n == 1 ? 'x' : 'y'}")
    assert found is not None
    assert evaluate(found, DATA) == "R5/PT10S/abc-x"
    assert read_text("R5/${a.run()}") is None
    assert read_text("${a") is None
