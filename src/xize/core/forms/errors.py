"""What can be wrong with what a person typed: one code and one fixed sentence per language each."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

Language = Literal["zh", "en"]

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "field-required": ("请填写{name}", "Fill in {name}"),
    "field-invalid": ("{name}：{expected_zh}", "{name}: {expected_en}"),
    "field-computed": ("{name}由系统计算，请勿填写", "{name} is computed; leave it out"),
    "unknown-field": (
        "表单中没有{field}，可填：{valid}",
        "The form has no field {field}; it has: {valid}",
    ),
    "unknown-option": ("{name}没有选项{option}，可选：{valid}", "{name}: choose one of {valid}"),
    "unknown-reference": (
        "{name}：没有找到{value}，请从列表中选择",
        "{name}: {value} is not known; choose from the list",
    ),
    "row-unknown": (
        "{name}：表中没有{value}这一行，请先在该表中添加",
        "{name}: there is no row {value}; add it to its table first",
    ),
    "too-long": ("{name}最多 {limit} 字，请缩短", "{name}: at most {limit} characters; shorten it"),
    "too-precise": (
        "{name}最多 {limit} 位小数，请四舍五入",
        "{name}: at most {limit} decimal places; round it",
    ),
    "too-large": (
        "{name}整数部分最多 {limit} 位",
        "{name}: at most {limit} digits before the point",
    ),
    "too-many-rows": (
        "{name}最多 {limit} 行，请分次填写",
        "{name}: at most {limit} rows; split it",
    ),
    "section-invalid": (
        "{name}的内容格式不对，应为{expected_zh}",
        "{name} must be given as {expected_en}",
    ),
    "check-failed": ("{says}，请修改后提交", "The form's rule is not met: {says}. Correct it"),
}
"""Code -> (Chinese, English) sentence, with the names of its arguments in braces."""


class FieldError(msgspec.Struct, frozen=True):
    """One thing to correct in one section.

    ``path`` is relative to the section: ``amount`` in a record, ``2.amount`` in the third row,
    empty for the section as a whole. ``args`` fill the sentence.
    """

    code: str
    path: str
    args: dict[str, str | int] = {}

    def message(self, language: Language = "zh") -> str:
        """The sentence a person reads."""
        return _sentence(self.code, language).format(**self.args)

    def below(self, prefix: object) -> FieldError:
        """The same error, seen from one level further out."""
        path = f"{prefix}.{self.path}" if self.path else f"{prefix}"
        return FieldError(self.code, path, self.args)


class CheckError(msgspec.Struct, frozen=True):
    """A rule over the whole form that does not hold: the rule's own sentence says which."""

    document: str
    says: str
    code: str = "check-failed"

    def message(self, language: Language = "zh") -> str:
        """The sentence a person reads."""
        return _sentence(self.code, language).format(says=self.says)


class Bad(Exception):  # noqa: N818 - a signal inside this package, never seen outside
    """A value that is not one of its type; ``clean`` turns it into a FieldError."""

    def __init__(self, code: str, **args: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.args_of_sentence = args


def _sentence(code: str, language: Language) -> str:
    return SENTENCES[code][0 if language == "zh" else 1]
