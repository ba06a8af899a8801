"""Expressions said in words."""

import pytest
from hypothesis import given

from tests.core.expressions.strategies import sources
from xize.core.expressions import FUNCTIONS, parse, words
from xize.core.expressions.phrases import TONGUES

_LABELS = {
    ("charter", "departments"): "项目小组任命书·部门",
    ("project", "amount"): "合同金额",
    ("project", "needs_money"): "需要项目费用",
    ("agreement",): "合作协议",
    ("sign_off",): "协议会签",
    ("step", "joint_test", "outcome"): "联调测试的结果",
    ("$limit",): "限额",
    ("register", "projects"): "项目台账",
    ("register", "stage"): "阶段",
    ("signatures", "on_time"): "按时",
}
_OPTIONS = {"passed": "通过", "failed": "未通过"}


def _say(source: str, language: str = "zh") -> str:
    return words(
        parse(source),
        "zh" if language == "zh" else "en",
        _LABELS.get,
        lambda path, option: _OPTIONS.get(option) if path[-1] == "outcome" else None,
    )


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        ("agreement", "合作协议", "合作协议"),
        (
            "count(charter.departments) >= 1",
            "项目小组任命书·部门 的数量 ≥ 1",
            "number of 项目小组任命书·部门 ≥ 1",
        ),
        ("project.amount >= 1000000.50", "合同金额 ≥ 1,000,000.50", "合同金额 ≥ 1,000,000.50"),
        ("not project.needs_money", "非 需要项目费用", "not 需要项目费用"),
        ("approved(sign_off)", "协议会签 已通过", "协议会签 is approved"),
        ("signed(agreement)", "合作协议 已签署", "合作协议 is signed"),
        (
            "signed(agreement, sign_off)",
            "合作协议 已在 协议会签 签署",
            "合作协议 is signed in 协议会签",
        ),
        (
            "step.joint_test.outcome == 'passed'",
            "联调测试的结果 = 通过",
            "联调测试的结果 = 通过",
        ),
        (
            "step.joint_test.outcome not in ('passed', 'odd')",
            "联调测试的结果 不属于 通过、“odd”",
            "联调测试的结果 is none of 通过, “odd”",
        ),
        (
            "share(signatures(sign_off).on_time) > 0.5",
            "协议会签 的签署·按时 的比例 > 0.5",
            "share of signatures of 协议会签·按时 > 0.5",
        ),
        ("register('projects').stage", "项目台账·阶段", "项目台账·阶段"),
        ("register('x').y", "x·y", "x·y"),
        ("(a or b) and not (c and d)", "（a 或 b） 且 非 （c 且 d）", "(a or b) and not (c and d)"),
        ("a or b and c", "a 或 b 且 c", "a or b and c"),
        ("a - (b - c) * 2 < $limit", "a − （b − c） × 2 < 限额", "a − (b − c) × 2 < 限额"),
        ("-(a + b) % 2", "−（a + b） 除余 2", "−(a + b) modulo 2"),
        ("(a == b) == True", "（a = b） = 是", "(a = b) = yes"),
        ("max(1, a)", "1、a 中的最大值", "greatest of 1, a"),
        ("round(a)", "a（四舍五入）", "a rounded"),
        ("round(a, 2)", "a（四舍五入，小数 2 位）", "a rounded to 2 decimals"),
        ("days(a, today) != 0", "自 a 至 今天 的天数 ≠ 0", "days from a to today ≠ 0"),
        ("1 <= a < 3", "1 ≤ a < 3", "1 ≤ a < 3"),
        ("covers(a)", "covers(a)", "covers(a)"),
        ("a in []", "a 属于 空", "a is one of nothing"),
        ("a == '{0}'", "a = “{0}”", "a = “{0}”"),
    ],
)
def test_an_expression_is_said(source: str, zh: str, en: str) -> None:
    assert (_say(source), _say(source, "en")) == (zh, en)


def test_every_function_has_words_in_every_language() -> None:
    for tongue in TONGUES.values():
        assert {name.partition("/")[0] for name in tongue.functions} == set(FUNCTIONS)


@given(sources)
def test_every_expression_can_be_said(source: str) -> None:
    assert _say(source)
    assert _say(source, "en")
