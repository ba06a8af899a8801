"""What can be wrong with a row: one code, one sentence in each language."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from xize.core.problems import Problem, Sentence
from xize.people.sheets.rows import Place

SENTENCES: Final[dict[str, Sentence]] = {
    "file-unreadable": Sentence(
        "文件读不出来：{reason}。请检查路径、权限和编码（UTF-8 或 GB18030）。",
        "The file cannot be read: {reason}. Check its path, permissions and encoding (UTF-8).",
    ),
    "not-an-organisation": Sentence(
        "这里应是“名称: 内容”的对照。请参照 xize organisation --example。",
        "A mapping is expected here. Compare with `xize organisation --example`.",
    ),
    "unknown-table": Sentence(
        "看不出这是哪种表：首列应为 username（人员）、code（部门）或 partner（合作机构），"
        "现为“{first}”。",
        "It does not say what it lists: the first column is username (people), code "
        "(departments) or partner (partners), not “{first}”.",
    ),
    "unknown-column": Sentence(
        "没有“{name}”这一项。{near_zh}",
        "There is no “{name}” here. {near_en}",
    ),
    "not-one-text": Sentence(
        "“{name}”应为一段文字。请只写一个值。",
        "“{name}” is one text. Write a single value.",
    ),
    "not-a-list": Sentence(
        "“{name}”应为一列文字，如 [a, b]。",
        "“{name}” is a list of texts, such as [a, b].",
    ),
    "too-many-cells": Sentence(
        "这一行的单元格比表头多。请补表头或去掉多余的分隔符。",
        "The row has more cells than the header. Extend the header or remove a separator.",
    ),
    "bad-key": Sentence(
        "“{key}”不能作标识：请用小写字母、数字、-、_、.，不超过40个字符。",
        "“{key}” cannot be an id: use lower case letters, digits, -, _ and ., at most 40.",
    ),
    "said-twice": Sentence(
        "“{key}”已在 {first} 写过。请只保留一处。",
        "“{key}” stands in {first} already. Keep one of them.",
    ),
    "name-missing": Sentence(
        "“{key}”没有名称。请填写 name。",
        "“{key}” has no name. Fill in name.",
    ),
    "too-long": Sentence(
        "“{name}”超过{limit}个字符。请缩短。",
        "“{name}” has more than {limit} characters. Shorten it.",
    ),
    "bad-email": Sentence(
        "“{text}”不是邮箱地址。请更正或留空。",
        "“{text}” is no mail address. Correct it or leave it empty.",
    ),
    "unknown-reference": Sentence(
        "“{name}”所写的“{text}”不存在，文件和系统中都没有。{near_zh}",
        "“{text}” under “{name}” is neither in the files nor in Xize. {near_en}",
    ),
    "unknown-role": Sentence(
        "没有系统角色“{text}”。{near_zh}",
        "There is no system role “{text}”. {near_en}",
    ),
    "two-places": Sentence(
        "“{key}”不能既属于部门又属于合作机构。请只留一项。",
        "“{key}” cannot belong to a department and to a partner. Keep one of them.",
    ),
    "goes-round": Sentence(
        "“{name}”绕成了圈：{chain}。请更正其中一处。",
        "“{name}” goes round in a circle: {chain}. Correct one of them.",
    ),
}


def problem(code: str, file: str, at: Place, **details: object) -> Problem:
    """A problem of a file, with its sentence filled in."""
    return SENTENCES[code].problem(code, file, at.line, at.column, **details)


def near(word: str, known: Iterable[str]) -> dict[str, str]:
    """The remedy: the nearest of the known words, else a few of them."""
    words = sorted(known)
    close = difflib.get_close_matches(word, words, n=1)
    if close:
        return {"near_zh": f"是否指 {close[0]}？", "near_en": f"Did you mean {close[0]}?"}
    some = ", ".join(words[:10]) + ("…" if len(words) > 10 else "")
    if not some:
        return {"near_zh": "请先写出它。", "near_en": "Write it down first."}
    return {"near_zh": f"可写：{some}。", "near_en": f"There are: {some}."}
