"""Reading scenarios: what is wrong is named with its place; nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.scenarios.read import Reading, read

GOOD = """\
scenario: 一次退回后通过
clock: 2026-09-28 09:00
team: {lead: zhao}
plays:
  - {by: zhao, does: draft, files: {agreement: v1.docx}}
  - {wait: 4 workdays}
  - expect: {open: {sign_off: [sun]}}
    proves: [AA-K03]
"""


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in read(text, "a.yaml").problems]


def test_a_good_scenario_is_read_whole():
    reading = read(GOOD, "a.yaml")
    assert reading.problems == ()
    assert reading.scenario is not None
    first, second, third = reading.scenario.plays
    assert (first.by, first.does, first.files) == ("zhao", "draft", {"agreement": ("v1.docx",)})
    assert second.wait == "4 workdays"
    assert third.expect is not None
    assert (third.expect.open, third.proves) == ({"sign_off": ("sun",)}, ("AA-K03",))


@pytest.mark.parametrize(
    ("entry", "code", "column"),
    [
        ("{by: zhao, dose: draft}", "unknown-key", 16),
        ("{by: zhao, moment: 2026-09-29}", "unknown-key", 16),
        ("{by: zhao, does: [draft]}", "wrong-type", 22),
        ("{by: zhao, does: draft, delivers: 3, files: v1.docx}", "wrong-type", 49),
        ("{by: zhao}", "play-empty", 5),
        ("{does: draft}", "play-without-person", 5),
        ("{by: zhao, does: draft, starts: change}", "play-several-verbs", 5),
        ("{at: 2026-09-31, by: zhao, does: draft}", "invalid-moment", 10),
        ("{at: 2026-09-01, by: zhao, does: draft}", "moment-backwards", 10),
        ("{expect: {}}", "expectation-empty", 14),
        ("{expect: {opne: {a: [b]}}}", "unknown-key", 15),
        ("{by: zhao, does: draft, proves: [X-K01]}", "proof-without-expectation", 38),
    ],
)
def test_a_wrong_entry_is_named_with_its_place(entry: str, code: str, column: int):
    text = GOOD.replace("{wait: 4 workdays}", entry)
    assert (code, 6, column) in codes(text)
    assert read(text, "a.yaml").scenario is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("# only a comment\n", "file-empty"),
        ("- a\n- b\n", "root-not-mapping"),
        (GOOD.replace("clock: 2026-09-28 09:00\n", ""), "clock-or-follows"),
        (GOOD.replace("scenario: 一次退回后通过\n", ""), "missing-key"),
        (GOOD.replace("clock: 2026-09-28 09:00", "clock: yesterday"), "invalid-moment"),
        (GOOD + "plays: []\n", "duplicate-key"),
        ("a: &x [1]\nb: *x\n", "yaml-anchor"),
        ("x" * 1_100_000, "file-too-large"),
        ("scenario: \x00", "control-character"),
    ],
)
def test_a_wrong_file_is_one_clear_problem(text: str, code: str):
    reading = read(text, "a.yaml")
    assert reading.scenario is None
    assert code in [one.code for one in reading.problems]
    assert all(
        one.message_zh and one.message_en and one.file == "a.yaml" for one in reading.problems
    )


def test_the_nearest_word_is_suggested():
    problems = read(GOOD.replace("does: draft", "dose: draft"), "a.yaml").problems
    (problem,) = [one for one in problems if one.code == "unknown-key"]
    assert "Did you mean does?" in problem.message_en


@given(st.text(max_size=400))
def test_nothing_a_text_holds_raises(text: str):
    assert isinstance(read(text, "a.yaml"), Reading)


@given(st.integers(0, len(GOOD)), st.text("{}[]:,-\"'&*| \nab", max_size=5))
def test_a_spoilt_scenario_never_raises(position: int, inserted: str):
    assert isinstance(read(GOOD[:position] + inserted + GOOD[position:], "a.yaml"), Reading)
