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
    "row-not-open": (
        "{name}：没有您可以查看的“{value}”，请从列出的行中选择，或请管理人补上",
        "{name}: no row {value} is open to you; choose one of those offered or have it added",
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
    "form-unknown": (
        "{name}：没有编号为{value}的表单，请从列表中选择",
        "{name}: there is no form {value}; choose from the list",
    ),
    "field-not-yours": (
        "{name}在本环节不能修改，请恢复原值",
        "{name} cannot be changed at this step; leave it as it is",
    ),
    "rows-fixed": (
        "{name}在本环节不能增删行，请保持 {limit} 行",
        "{name}: rows are neither added nor removed at this step; keep {limit}",
    ),
    "declaration-missing": ("请勾选“{name}”以示接受", "Tick “{name}” to accept it"),
    "signature-missing": ("请在“{name}”处签名", "Sign at “{name}”"),
    "too-small": ("{name}不得小于 {limit}，请改大", "{name} must be at least {limit}; raise it"),
    "too-great": ("{name}不得大于 {limit}，请改小", "{name} must be at most {limit}; lower it"),
    "too-early": (
        "{name}不得早于 {limit}，请改后",
        "{name} must not be before {limit}; choose a later one",
    ),
    "too-late": (
        "{name}不得晚于 {limit}，请改前",
        "{name} must not be after {limit}; choose an earlier one",
    ),
    "too-short": (
        "{name}至少 {limit} 字，请写得详细些",
        "{name}: at least {limit} characters; say more",
    ),
    "too-few": ("{name}至少 {limit} 项，请补充", "{name}: at least {limit}; add some"),
    "too-many": ("{name}最多 {limit} 项，请删减", "{name}: at most {limit}; take some away"),
    "too-few-rows": ("{name}至少填 {limit} 行", "{name}: fill in at least {limit} rows"),
    "too-many-files": (
        "{name}最多 {limit} 个文件，请删减",
        "{name}: at most {limit} files; take some away",
    ),
    "cells-left-over": (
        "粘贴的内容比表格多 {limit} 列，多出的未填入：{value}",
        "{limit} more cells than columns were pasted; left out: {value}",
    ),
    "field-check-failed": ("{name}：{says}，请修改", "{name}: {says}. Correct it"),
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
        """The sentence a person reads; in a table it begins with the row, counted from 1."""
        said = _sentence(self.code, language).format(**self.args)
        row = self.row
        if row is None:
            return said
        return f"第 {row} 行：{said}" if language == "zh" else f"Row {row}: {said}"

    @property
    def row(self) -> int | None:
        """The row of a table it stands in, counted from 1; None outside of tables."""
        return next((int(one) + 1 for one in self.path.split(".") if one.isdecimal()), None)

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
