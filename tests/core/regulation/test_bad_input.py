"""Input nobody should send: one clear message each, at its place, in bounded time."""

from __future__ import annotations

from pathlib import Path

import pytest

from xize.core.regulation import lint, read
from xize.core.regulation.reading.sentences import SENTENCES
from xize.core.regulation.source.faults import SENTENCES as FAULTS

HEAD = "regulation: small\ntitle: 小\n"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
MEGABYTES_5 = HEAD + "# " + "x" * 5_000_000

CASES: dict[str, tuple[str | bytes, str, int, int]] = {
    "empty": (b"", "file-empty", 1, 1),
    "blank": (b" \n\n  \n", "file-empty", 1, 1),
    "only a comment": (b"# nothing\n", "file-empty", 0, 0),
    "5 MB": (MEGABYTES_5.encode(), "file-too-large", 0, 0),
    "5 MB in few bytes": ("规" * 900_000, "file-too-large", 0, 0),
    "alias bomb": (BOMB, "yaml-anchor", 1, 4),
    "alias": ("a: *b", "yaml-anchor", 1, 4),
    "deep brackets": ("flow: " + "[" * 100_000, "yaml-too-deep", 1, 66),
    "deep braces": ("flow: " + "{a: " * 50_000, "yaml-too-deep", 1, 243),
    "deep blocks": ("- " * 100_000, "yaml-too-deep", 1, 121),
    "very many entries": ("flow: [" + "1," * 300_000 + "]", "yaml-too-many-nodes", 1, 120_006),
    "binary": (bytes(range(256)) * 8, "not-utf8", 2, 118),
    "zeros": (b"regulation: a\x00b", "control-character", 1, 14),
    "UTF-16": ("regulation: x".encode("utf-16"), "not-utf8", 1, 1),
    "GB18030": ("title: 小规程".encode("gb18030"), "not-utf8", 1, 9),
    "tab": (HEAD + "flow:\n\t- task: a\n", "yaml-tab", 4, 1),
    "tag": (HEAD + "flow: !!python/object [a]\n", "yaml-tag", 3, 7),
    "second document": (HEAD + "---\nregulation: b\n", "yaml-several-documents", 3, 1),
    "duplicate key": (HEAD + "title: 又\n", "duplicate-key", 3, 1),
    "same id twice": (HEAD + "roles: {Ａ甲: 一, A甲: 二}\n", "duplicate-id", 3, 16),
    "list as key": (HEAD + "[a, b]: c\n", "key-not-text", 3, 1),
    "list as root": ("- a\n- b\n", "root-not-mapping", 1, 1),
    "text as root": ("just a text", "root-not-mapping", 1, 1),
    "open bracket": (HEAD + "flow: [a\n", "yaml-syntax", 4, 1),
    "open quote": (HEAD + "calendar: 'x\n", "yaml-syntax", 3, 11),
    "two colons": (HEAD + "calendar: a: b\n", "yaml-syntax", 3, 12),
    "odd indentation": (HEAD + "roles:\n  a: A\n b: B\n", "yaml-syntax", 5, 2),
    "unknown key": (HEAD + "titel: 小\n", "unknown-key", 3, 1),
    "wrong type": (HEAD + "roles: [a]\n", "wrong-type", 3, 8),
    "dangling reference": (
        HEAD + "flow:\n  - {task: a, name: 甲, by: leed}\nroles: {lead: {leads: true, name: 乙}}\n",
        "unknown-role", 4, 28,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_clear_message_with_its_place(name: str) -> None:
    content, code, line, column = CASES[name]
    problems = lint(content, "rule.yaml")

    errors = [problem for problem in problems if problem.severity == "error"]
    assert [(p.code, p.line, p.column) for p in errors] == [(code, line, column)]
    assert errors[0].place == (f"rule.yaml:{line}:{column}" if line else "rule.yaml")
    assert errors[0].message_zh.endswith(("。", "？"))
    assert errors[0].message_en.endswith((".", "?"))


def test_a_byte_order_mark_is_said_and_does_no_harm() -> None:
    reading = read("\ufeff" + HEAD)

    assert reading.regulation is not None
    assert [p.code for p in reading.problems] == ["byte-order-mark"]
    assert read(("\ufeff" + HEAD).encode()) == reading


def test_windows_line_ends_are_line_ends() -> None:
    problems = read((HEAD + "titel: 小\n").replace("\n", "\r\n")).problems

    assert [(p.code, p.line, p.column) for p in problems] == [("unknown-key", 3, 1)]


def test_everything_wrong_is_found_in_one_go() -> None:
    text = HEAD + (
        "titel: x\n"
        "edition:\n"
        "flow:\n"
        "  - taskk: a\n"
        "  - {task: from, by: {rol: lead}, within: 3, optional: yes, rule: most}\n"
        "  - {approve: b, task: c}\n"
        "  - {task: d, when: 'project.x = 1', remind: [T+3], every: {yearly: 13-01}}\n"
        "issued: {in_force: 2026-13-01}\n"
        "closing: 25:00\n"
        "data: {x: {type: mony}}\n"
        "dossier: [{of: a}]\n"
    )

    assert [(p.line, p.code) for p in read(text).problems] == [
        (3, "unknown-key"),
        (4, "empty-value"),
        (6, "unknown-kind"),
        (7, "id-is-python-word"),
        (7, "unknown-key"),
        (7, "period-unit-unstated"),
        (7, "wrong-type"),
        (7, "invalid-rule"),
        (8, "two-kinds"),
        (9, "wrong-character"),
        (9, "period-unit-unstated"),
        (9, "day-of-year-not-understood"),
        (10, "invalid-date"),
        (11, "closing-not-understood"),
        (12, "unknown-word"),
        (13, "missing-key"),
    ]


def test_nonsense_of_any_length_gives_a_list_a_person_can_read() -> None:
    text = HEAD + "".join(f"key{i}: x\n" for i in range(5_000))

    assert 100 <= len(read(text).problems) <= 200


def test_the_nearest_valid_word_is_named() -> None:
    problem = read(HEAD + "titel: 小\n").problems[0]

    assert problem.message_en == 'There is no key "titel" in a regulation. Did you mean title?'
    assert problem.message_zh == "规程没有“titel”这个键。是否指 title？"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("flow: [{task: a, quorum: few}]", "invalid-share"),
        ('articles: {" ": 空}', "invalid-article"),
        ("flow: [{task: a, remind: [soon]}]", "period-not-understood"),
        ("data: {a: {required: 是}}", "wrong-type"),
        ("roles: {a: {exactly: -1}}", "wrong-type"),
        ("data: {a: {type: [text]}}", "wrong-type"),
        ("flow: [{task: a, outcomes: {agree: [b]}}]", "wrong-type"),
        ("flow: [{task: a, tells: {attach: [b]}}]", "missing-key"),
    ],
)
def test_words_of_small_grammars(line: str, code: str) -> None:
    assert [problem.code for problem in read(f"{HEAD}{line}\n").problems] == [code]


def test_every_sentence_of_form_is_provoked_somewhere_here() -> None:
    tests = "".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*")
    )

    assert [code for code in {**FAULTS, **SENTENCES} if f'"{code}"' not in tests] == []
