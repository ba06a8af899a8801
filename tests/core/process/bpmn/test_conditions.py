"""Expressions of other dialects are said our way, or are not understood."""

from __future__ import annotations

import pytest

from xize.core.expressions import Values, is_true
from xize.core.process.bpmn.conditions import read_expression, read_script

DATA = Values({"a": 2, "b": True, "k": "x=y && z", "r": {"n": 1}})


@pytest.mark.parametrize(
    "text",
    [
        "a == 2", "${a == 2}", "#{a gt 1 && b}", "${!(a lt 1) || false}", "= a = 2 and b",
        "=a >= 2", "a = 2", "${b == true}", "= not(a = 3)", "${k == 'x=y && z'}", "r.n == 1",
        "${zz == null}", "${a != null}", "= zz = null", "${empty zz}", "= k = \"x=y && z\"",
    ],
)  # fmt: skip
def test_a_condition_holds_in_each_dialect(text: str) -> None:
    expression = read_expression(text)
    assert expression is not None
    assert is_true(expression, DATA)


@pytest.mark.parametrize(
    "text",
    [
        "", "${a ? 1 : 2}", "${execution.getVariable('a')}", "a.contains('b')", "return a == 1;",
        "approved(a)", "${null}", "if a then b else c", "#{", "$a['b']==1",
    ],
)  # fmt: skip
def test_anything_else_is_not_understood(text: str) -> None:
    assert read_expression(text) is None


def test_a_script_assigns_line_by_line() -> None:
    found = read_script("x = 1 + 1\n\n  y = x == 2; 合计 = a * 2")
    assert found is not None
    assert [name for name, _ in found] == ["x", "y", "合计"]
    assert read_script("CREATE_LOG_FILE") is None
    assert read_script("x == 1") is None
    assert read_script("x = 1\nprint(x)") is None
