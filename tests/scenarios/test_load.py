"""Scenarios that follow others, and names that mean nothing in the regulation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.library import LIBRARY, regulation_of
from xize.core.process.compile import compile_regulation
from xize.scenarios.load import Loaded, load

PAYMENT = LIBRARY / "payment-projects"
BASE = """\
scenario: 开始
clock: 2025-03-03 09:00
given:
  numbers: {work_order: {card_dept: 2}}
  people: {luo: {department: card_dept}}
team: {lead: luo}
plays:
  - {by: luo, does: register_project, mark: registered}
  - {at: 2025-03-04, expect: {stage: initiation}, proves: [X-K01]}
"""


def loaded(folder: Path, **texts: str) -> dict[str, Loaded]:
    (folder / "tests").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "tests" / f"{name}.yaml").write_text(text, encoding="utf-8")
    regulation = regulation_of(PAYMENT)
    found = load(folder, regulation, compile_regulation(regulation))
    return {Path(one.file).stem: one for one in found}


def test_follows_takes_over_world_and_plays_but_not_what_was_expected(tmp_path: Path):
    later = """\
scenario: 接着
follows: {scenario: base, until: X-K01}
given: {parameters: {archive_period: 5 workdays}}
team: {product: pan}
plays:
  - {at: 2025-03-05, expect: {stage: initiation}}
"""
    whole = loaded(tmp_path, base=BASE, later=later)["later"]
    one = whole.scenario
    assert [Path(file).name for file in whole.origins] == ["base.yaml", "base.yaml", "later.yaml"]
    assert one is not None
    assert one.clock == "2025-03-03 09:00"
    assert one.team == {"lead": ("luo",), "product": ("pan",)}
    assert one.given is not None
    assert (set(one.given.numbers), set(one.given.parameters)) == (
        {"work_order"},
        {"archive_period"},
    )
    assert [(play.does, play.moment, play.proves) for play in one.plays] == [
        ("register_project", None, ()),
        (None, "2025-03-04", ()),
        (None, "2025-03-05", ()),
    ]
    assert [play.expect is None for play in one.plays] == [True, True, False]


@pytest.mark.parametrize(("until", "length"), [("registered", 1), ("X-K01", 2)])
def test_follows_stops_at_a_mark_or_checkpoint(tmp_path: Path, until: str, length: int):
    later = f"scenario: 接着\nfollows: {{scenario: base, until: {until}}}\nplays: []\n"
    one = loaded(tmp_path, base=BASE, later=later)["later"].scenario
    assert one is not None
    assert len(one.plays) == length


@pytest.mark.parametrize(
    ("follows", "code"),
    [
        ("{scenario: bass, until: X-K01}", "unknown-scenario"),
        ("{scenario: base, until: X-K09}", "unknown-mark"),
        ("{scenario: later, until: X-K01}", "follows-itself"),
    ],
)
def test_follows_nothing(tmp_path: Path, follows: str, code: str):
    later = f"scenario: 接着\nfollows: {follows}\nplays: []\n"
    one = loaded(tmp_path, base=BASE, later=later)["later"]
    assert one.scenario is None
    assert [problem.code for problem in one.problems] == [code]
    assert one.problems[0].line == 2


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ("{by: luo, does: register_projct}", "register_projct"),
        ("{by: luo, does: a1.confirm_chnge, decides: agree}", "confirm_chnge"),
        ("{by: luo, does: decide_feasible, decides: maybe}", "maybe"),
        ("{by: luo, does: first_contact, files: {intention: a.docx}}", "intention"),
        ("{by: luo, does: first_contact, fills: {charter.haed: {}}}", "charter.haed"),
        ("{by: luo, starts: expenses}", "expenses"),
        ("{by: luo, names: {leader: luo}, reason: 交接}", "leader"),
        ("{by: luo, sets: {live_date: 2025-08-01}, reason: 改期}", "live_date"),
        ("{by: luo, does: first_contact, refused: not-yuors}", "not-yuors"),
        ("{expect: {open: {first_contakt: [luo]}}}", "first_contakt"),
        ("{expect: {versions: {charta: 1}}}", "charta"),
        ("{expect: {registers: {risk: {rows: 1}}}}", "risk"),
        ("{expect: {indicators: {readyness: 1}}}", "readyness"),
        ("{expect: {people: {boss: [luo]}}}", "boss"),
        ("{expect: {notices: [{about: settle_txt, to: [luo]}]}}", "settle_txt"),
        ("{expect: {notices: [{about: settle_text, attach: [agreemnt]}]}}", "agreemnt"),
    ],
)
def test_a_name_of_nothing_is_named_with_its_place(tmp_path: Path, entry: str, word: str):
    text = BASE.replace("{by: luo, does: register_project, mark: registered}", entry)
    one = loaded(tmp_path, base=text)["base"]
    assert one.scenario is None
    (problem,) = one.problems
    assert (problem.line, word in problem.message_en) == (8, True)
    line = text.splitlines()[7]
    assert line[problem.column - 1 :].startswith((word, word.rpartition(".")[2], "a1."))
