"""``filing:`` and ``keep:``: read, checked, compiled with defaults, told where they are wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xize.archive.retention import Places, code_of, retained_until, series_of
from xize.core.process.compile import compile_findings
from xize.core.process.rulebook import Filing
from xize.core.regulation import lint, read

PLAIN = (Path(__file__).parents[2] / "projects" / "agreement.yaml").read_text(encoding="utf-8")
PLACES = Places("0001", "XM", "2026", "D30", "办", "(26)卡字003")


def written(filing: str) -> str:
    return PLAIN.replace("\nregisters:\n", f"\n{filing}\nregisters:\n", 1)


def compiled(text: str) -> tuple[Filing | None, list[str]]:
    regulation = read(text, "regulation.yaml").regulation
    assert regulation is not None
    rules, problems = compile_findings(regulation)
    return rules.filing, [one.code for one in problems]


def errors(text: str) -> list[str]:
    return [one.message_en for one in lint(text, "regulation.yaml") if one.severity == "error"]


def test_a_regulation_without_it_is_filed_by_the_defaults() -> None:
    assert compiled(PLAIN) == (None, [])


def test_what_is_left_out_has_a_default() -> None:
    filing, problems = compiled(written("filing: {category: XY}\n"))

    assert problems == []
    assert filing == Filing(category="XY")


def test_retention_may_hang_on_a_condition() -> None:
    text = written(
        "filing:\n  retention:\n    - {when: project.amount >= 1000000, keep: permanent}\n"
        "    - 10 years\n"
    )

    filing, _ = compiled(text)

    assert errors(text) == []
    assert filing is not None
    assert [(one.keep, one.when is None) for one in filing.retention] == [
        ("permanent", False),
        ("10 years", True),
    ]


@pytest.mark.parametrize(
    ("filing", "says"),
    [
        ("filing: {retention: [20 years]}\n", "Did you mean 30 years?"),
        ("filing: {retention: [{when: project.amont > 1, keep: permanent}]}\n", "amont"),
        ("filing: {codes: x}\n", "code"),
    ],
)
def test_what_is_wrong_is_named(filing: str, says: str) -> None:
    assert any(says in one for one in errors(written(filing)))


@pytest.mark.parametrize("code", ["no number", "{seq:04}-{foo}", "{seq:04}{seq}", "{seq", "}{seq}"])
def test_a_code_that_is_none_is_told_and_left_out(code: str) -> None:
    filing, problems = compiled(written(f"filing: {{code: '{code}'}}\n"))

    assert problems == ["archival-code-invalid"]
    assert filing == Filing()


def test_codes() -> None:
    pattern = "{fonds}-{category}-{yyyy}-{retention}-{office}-{seq:04}"

    assert code_of(pattern, PLACES, 7) == "0001-XM-2026-D30-办-0007"
    assert code_of(pattern, PLACES, 12345) == "0001-XM-2026-D30-办-12345"
    assert series_of(pattern, PLACES) == "0001-XM-2026-D30-办-000*"
    assert code_of("{number}/{seq}", PLACES, 1) == "(26)卡字003/1"


@pytest.mark.parametrize(
    ("retention", "until"),
    [("permanent", ""), ("30 years", "2056-12-31"), ("10 years", "2036-12-31")],
)
def test_retention_ends_with_a_year(retention: str, until: str) -> None:
    assert retained_until(retention, date(2026, 2, 28)) == until
