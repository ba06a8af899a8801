"""`xize format`: the meaning and every comment stay, a second time changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regulation.small import SMALL
from tests.core.regulation.written import drawn_texts, rewritten
from xize.core.regulation import read
from xize.core.regulation.house import format_text
from xize.core.regulation.reading.bind import plain
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.walk import meaning

TEXTS = Path(__file__).parent / "texts"
LIBRARY = Path(__file__).parents[3] / "src" / "xize" / "library" / "regulations"
FILES = sorted([*TEXTS.glob("*.yaml"), *LIBRARY.glob("*/**/*.yaml")])


def formatted(text: str) -> str:
    answer = format_text(text)
    assert answer.text is not None, answer.problems
    return answer.text


def content(text: str) -> object:
    """What a YAML text holds, whatever its style."""
    root = Composer(text, "").compose()
    assert root is not None
    return plain(root)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_real_files_keep_their_meaning_and_settle_at_once(path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    after = formatted(before)

    assert content(after) == content(before)
    assert formatted(after) == after
    if path.name == "regulation.yaml" and path.parent != TEXTS:
        assert meaning(read(after).regulation) == meaning(read(before).regulation)
    assert sorted(comments(after)) == sorted(comments(before))


def comments(text: str) -> list[str]:
    """Comments of a text that has no # in its texts."""
    return [line[line.index("#") :].strip() for line in text.split("\n") if "#" in line]


@given(st.data())
def test_however_it_was_written_the_meaning_stays(data: st.DataObject) -> None:
    before = data.draw(rewritten(SMALL))
    after = formatted(before)

    assert meaning(read(after).regulation) == meaning(read(SMALL).regulation)
    assert formatted(after) == after


@given(drawn_texts())
def test_any_yaml_keeps_its_content_and_comments(drawn: tuple[str, list[str]]) -> None:
    before, said = drawn
    after = formatted(before)

    assert content(after) == content(before)
    assert formatted(after) == after
    for comment in said:
        assert after.count(comment) == 1


def test_the_flow_comes_first_and_each_step_is_a_block() -> None:
    text = """\
# about the rule
roles: {lead: 牵头人}   # who
flow: [{name: 起草, task: draft, by: lead}, {milestone: done}]  # what
title: 小
regulation: small
"""
    assert formatted(text) == (
        "# about the rule\n"
        "regulation: small\n"
        "title: 小\n"
        "flow:  # what\n"
        "  - task: draft\n"
        "    name: 起草\n"
        "    by: lead\n"
        "  - milestone: done\n"
        "roles: {lead: 牵头人}   # who\n"
    )


def test_what_does_not_fit_into_a_hundred_characters_is_broken() -> None:
    long = ", ".join(f"role_{i}" for i in range(9))
    text = f"regulation: small\ntitle: 小\nroles: {{a: {{any_of: [{long}], optional: true}}}}\n"
    lines = formatted(text).splitlines()

    assert max(len(line) for line in lines) <= 100
    assert lines[2:5] == ["roles:", "  a:", f"    any_of: [{long}]"]


def test_people_who_must_enter_something_are_no_steps() -> None:
    text = "regulation: small\ntitle: 小\nflow:\n  - task: a\n    with: [{service: entry}]\n"

    assert formatted(text) == text


def test_scenarios_and_names_keep_their_order_and_their_lines() -> None:
    text = "title: Small\nroles: {b: B}\nplays:\n  - {wait: 3 workdays}\n"

    assert formatted(text) == text


def test_a_torn_call_gets_its_quotes() -> None:
    text = "regulation: small\ntitle: 小\nflow:\n  - task: a\n    requires: [signed(b, c), d]\n"

    assert 'requires: ["signed(b, c)", d]\n' in formatted(text)


def test_marks_line_ends_and_spaces_are_cleaned() -> None:
    assert formatted("\ufeffregulation: small   \r\ntitle: 小\r\n\r\n\r\n") == (
        "regulation: small\ntitle: 小\n"
    )


@pytest.mark.parametrize("text", ["", "a: [", "a: 1\na: 2\n", "a: *b\n", "# only\n"])
def test_what_cannot_be_read_is_not_written(text: str) -> None:
    answer = format_text(text)

    assert answer.text is None
    assert answer.problems
