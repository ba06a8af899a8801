"""What the reader says about a text that is YAML but not the language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from xize.core.expressions.errors import nearest
from xize.core.problems import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "root-not-mapping": Sentence(
        "规程应是“键: 值”的映射，从 regulation: 开始；这里写的是{found_zh}。",
        'A regulation is a mapping of "key: value" beginning with regulation:, not {found_en}.',
    ),
    "unknown-key": Sentence(
        "{place_zh}没有“{word}”这个键{near_zh}",
        'There is no key "{word}" in {place_en}{near_en}',
    ),
    "missing-key": Sentence(
        "{place_zh}缺少“{word}”。请补上，例如 {example}。",
        '{place_en} lacks "{word}". Add it, for example {example}.',
    ),
    "empty-value": Sentence(
        "“{word}”没有值。请填写{expected_zh}，例如 {example}，或删去这个键。",
        '"{word}" has no value. Write {expected_en}, for example {example}, or delete the key.',
    ),
    "wrong-type": Sentence(
        "“{word}”应是{expected_zh}，例如 {example}；这里写的是{found_zh}。",
        '"{word}" takes {expected_en}, for example {example}; this is {found_en}.',
    ),
    "unknown-word": Sentence(
        "“{word}”不能是“{text}”{near_zh}",
        '"{word}" cannot be "{text}"{near_en}',
    ),
    "unknown-kind": Sentence(
        "环节要有一个说明种类的键（task、approve、countersign、stage 等）{near_zh}",
        "A step needs a key that says its kind (task, approve, countersign, stage …){near_en}",
    ),
    "two-kinds": Sentence(
        "同一环节不能既是 {first} 又是 {second}。请分成两个环节。",
        "A step cannot be both {first} and {second}. Make it two steps.",
    ),
    "invalid-id": Sentence(
        "“{text}”不能作标识。请用小写字母、数字和下划线（以字母开头）或中文{hint_zh}。",
        '"{text}" cannot be an id. Use lower-case letters, digits and underscores beginning with '
        "a letter, or Chinese{hint_en}.",
    ),
    "id-is-python-word": Sentence(
        "“{text}”是表达式语言的保留字，不能作标识。请换一个词，例如 {hint}。",
        '"{text}" is a reserved word of expressions and cannot be an id. Take another, for example '
        "{hint}.",
    ),
    "duplicate-id": Sentence(
        "“{text}”与第 {first} 行的写法等同，已经有了。请改名或合并。",
        '"{text}" is the same as the one in line {first}. Rename or merge them.',
    ),
    "invalid-date": Sentence(
        "“{text}”不是日期。请写成 2026-03-01，未定时写 待定。",
        '"{text}" is not a date. Write it like 2026-03-01, or 待定 where it is not decided.',
    ),
    "invalid-rule": Sentence(
        "“{text}”不是表决规则。可写 all、any、2、60% 或 in_order。",
        '"{text}" is not a rule of voting. Write all, any, 2, 60% or in_order.',
    ),
    "invalid-share": Sentence(
        "“{text}”应是人数或比例，例如 3 或 60%。",
        '"{text}" must be a number of people or a share, like 3 or 60%.',
    ),
    "invalid-article": Sentence(
        "条款号不能为空。请写 5(2) 或 附件3。",
        "An article number cannot be empty. Write 5(2) or 附件3.",
    ),
}


def near(word: str, candidates: Iterable[str]) -> dict[str, str]:
    """How a sentence about a wrong word ends: the nearest valid one, or all where they are few."""
    valid = tuple(dict.fromkeys(candidates))
    if guess := nearest(word, valid):
        return {"near_zh": f"。是否指 {guess}？", "near_en": f". Did you mean {guess}?"}
    if 0 < len(valid) <= 12:  # more would bury the place
        return {
            "near_zh": f"。可用：{'、'.join(valid)}。",
            "near_en": f". Valid: {', '.join(valid)}.",
        }
    return {"near_zh": "。", "near_en": "."}
