"""What the scenario reader says, beside what the regulation reader says about any text."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.reading.sentences import SENTENCES as READER

SENTENCES: Final[dict[str, Sentence]] = READER | {
    "root-not-mapping": Sentence(
        "场景应是“键: 值”的映射，从 scenario: 开始；这里写的是{found_zh}。",
        'A scenario is a mapping of "key: value" beginning with scenario:, not {found_en}.',
    ),
    "clock-or-follows": Sentence(
        "场景要么从 clock 开始，要么用 follows 接着另一场景（只写一个）。",
        "A scenario begins at a clock, or follows another one: write exactly one of the two.",
    ),
    "play-empty": Sentence(
        "这一步什么也没有：请写 at、wait、一个动作或 expect。",
        "This entry says nothing: write at, wait, something done, or expect.",
    ),
    "play-several-verbs": Sentence(
        "一步只能做一件事，这里写了 {verbs}。请分成几步。",
        "An entry does one thing; this one says {verbs}. Make several entries.",
    ),
    "play-without-person": Sentence(
        "“{verb}”要写由谁（by）。",
        '"{verb}" needs somebody who does it (by).',
    ),
    "proof-without-expectation": Sentence(
        "proves 只有与 expect 写在同一步才算数。请补上会因缺少该行为而失败的 expect。",
        "proves counts only beside an expect in the same entry. Add one that would fail without "
        "the behaviour.",
    ),
    "expectation-empty": Sentence(
        "expect 没有内容，什么也没有证明。",
        "This expect holds nothing and proves nothing.",
    ),
    "invalid-moment": Sentence(
        "“{text}”不是时间。请写成 2026-09-28 09:00 或 2026-09-28。",
        '"{text}" is not a moment. Write it like 2026-09-28 09:00 or 2026-09-28.',
    ),
    "moment-backwards": Sentence(
        "时间不能倒退：“{text}”早于前面的 {before}。",
        'Time does not run backwards: "{text}" is before {before}.',
    ),
    "unknown-scenario": Sentence(
        "同一文件夹里没有可接续的场景“{text}”{near_zh}",
        'There is no scenario "{text}" in this folder to follow{near_en}',
    ),
    "unknown-mark": Sentence(
        "“{scenario}”里没有 {text} 这一处{near_zh}",
        '"{scenario}" has no place {text}{near_en}',
    ),
    "follows-itself": Sentence(
        "场景接续成了一圈：{text}。",
        "These scenarios follow each other in a circle: {text}.",
    ),
    "unknown-reference": Sentence(
        "细则里没有{kind_zh}“{text}”{near_zh}",
        'The regulation has no {kind_en} "{text}"{near_en}',
    ),
    "unknown-code": Sentence(
        "没有“{text}”这个拒绝代码{near_zh}",
        'There is no refusal "{text}"{near_en}',
    ),
}
