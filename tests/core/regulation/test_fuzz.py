"""Whatever somebody does to a regulation's text, reading answers with problems and never raises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from xize.core.problems import has_errors
from xize.core.regulation import lint, read
from xize.core.regulation.house import format_text

EVERYTHING = (Path(__file__).parent / "texts" / "every-construct.yaml").read_text(encoding="utf-8")
LINES = EVERYTHING.splitlines(keepends=True)
WORDS = sorted(set(re.findall(r"[\w$.]+|[\[\]{}:,\-#'\"|>&*!%@`?]", EVERYTHING)))


@st.composite
def spoiled(draw: Any) -> str:
    """The text with a few lines deleted, doubled, moved, indented, or words exchanged."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "double", "swap", "indent", "word", "cut"])):
            case "delete":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = " " * draw(st.integers(1, 5)) + lines[at]
            case "word":
                word = draw(st.sampled_from(WORDS))
                found = list(re.finditer(r"[\w$.]+", lines[at]))
                if found:
                    old = draw(st.sampled_from(found))
                    lines[at] = lines[at][: old.start()] + word + lines[at][old.end() :]
            case "cut":
                lines = [*lines[:at], lines[at][: len(lines[at]) // 2]]
        lines = lines or ["\n"]
    return "".join(lines)


@given(spoiled())
def test_a_spoiled_text_is_answered_with_problems(text: str) -> None:
    reading = read(text)
    problems = lint(text)

    count = text.count("\n") + 2
    for problem in (*reading.problems, *problems):
        assert problem.message_zh
        assert problem.message_en
        assert 0 <= problem.line <= count
    assert (reading.regulation is None) == has_errors(reading.problems)
    assert set(reading.problems) <= set(problems)


@given(spoiled())
def test_a_spoiled_text_that_can_be_written_still_says_the_same(text: str) -> None:
    answer = format_text(text)

    if answer.text is not None:
        codes = [(p.code, p.message_en) for p in read(text).problems if p.code != "unquoted-comma"]
        again = [(p.code, p.message_en) for p in read(answer.text).problems]
        assert sorted(c for c, _ in codes) == sorted(c for c, _ in again)
    else:
        assert has_errors(answer.problems)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_answered(content: bytes) -> None:
    assert lint(content)
