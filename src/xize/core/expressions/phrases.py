"""How functions and operators are said in Chinese and English.

`{0}`, `{1}` stand for the arguments in words; a function that takes any number has them all in
`{0}`. Keys with `/2` are for calls with so many arguments.
"""

from typing import Final, Literal, NamedTuple

Language = Literal["zh", "en"]


class Tongue(NamedTuple):
    """The words of one language."""

    functions: dict[str, str]
    signs: dict[str, str]
    yes: str
    no: str
    negation: str
    quoted: str
    bracketed: str
    separator: str
    nothing: str  # a list of nothing
    choice: str  # condition, value, other value


_SYMBOLS: Final = {
    "==": "=",
    "!=": "≠",
    "<": "<",
    "<=": "≤",
    ">": ">",
    ">=": "≥",
    "+": "+",
    "-": "−",
    "*": "×",
    "/": "÷",
}

TONGUES: Final[dict[Language, Tongue]] = {
    "zh": Tongue(
        functions={
            "sum": "{0} 的合计",
            "average": "{0} 的平均数",
            "count": "{0} 的数量",
            "share": "{0} 的比例",
            "every": "{0} 逐项成立",
            "any_of": "{0} 至少一项成立",
            "covers": "{0} 涵盖 {1}",
            "min": "{0} 中的最小值",
            "max": "{0} 中的最大值",
            "round": "{0}（四舍五入）",
            "round/2": "{0}（四舍五入，小数 {1} 位）",
            "days": "自 {0} 至 {1} 的天数",
            "months": "自 {0} 至 {1} 的整月数",
            "workdays": "自 {0} 至 {1} 的工作日数",
            "has": "已有 {0}",
            "empty": "没有 {0}",
            "today": "今天",
            "approved": "{0} 已通过",
            "signed": "{0} 已签署",
            "signed/2": "{0} 已在 {1} 签署",
            "signatures": "{0} 的签署",
            "version": "{0} 的版本",
            "register": "{0}",
        },
        signs={**_SYMBOLS, "%": "除余", "in": "属于", "not in": "不属于", "and": "且", "or": "或"},
        yes="是",
        no="否",
        negation="非 {0}",
        quoted="“{0}”",
        bracketed="（{0}）",
        separator="、",
        nothing="空",
        choice="若 {0} 则为 {1}，否则为 {2}",
    ),
    "en": Tongue(
        functions={
            "sum": "total of {0}",
            "average": "average of {0}",
            "count": "number of {0}",
            "share": "share of {0}",
            "every": "{0} holds for every one",
            "any_of": "{0} holds for at least one",
            "covers": "{0} covers {1}",
            "min": "least of {0}",
            "max": "greatest of {0}",
            "round": "{0} rounded",
            "round/2": "{0} rounded to {1} decimals",
            "days": "days from {0} to {1}",
            "months": "whole months from {0} to {1}",
            "workdays": "workdays from {0} to {1}",
            "has": "{0} is there",
            "empty": "{0} is blank",
            "today": "today",
            "approved": "{0} is approved",
            "signed": "{0} is signed",
            "signed/2": "{0} is signed in {1}",
            "signatures": "signatures of {0}",
            "version": "version of {0}",
            "register": "{0}",
        },
        signs={
            **_SYMBOLS,
            "%": "modulo",
            "in": "is one of",
            "not in": "is none of",
            "and": "and",
            "or": "or",
        },
        yes="yes",
        no="no",
        negation="not {0}",
        quoted="“{0}”",
        bracketed="({0})",
        separator=", ",
        nothing="nothing",
        choice="{1} if {0}, otherwise {2}",
    ),
}
