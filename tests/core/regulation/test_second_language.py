"""``regulation.en.yaml``: names by id, missing ones, names of nothing."""

from __future__ import annotations

from tests.core.regulation.small import SMALL
from xize.core.regulation import lint, read_second

ENGLISH = """\
title: Small rule
stages: {first: First stage, second: Second stage}
blocks: {inner: Inner, views: Views, route: Route}
milestones: {quiet: Nothing to report}
steps:
  draft: Draft
  look: Look
  listen: Listen
  report: Report
  sign: Sign
  check: Check
  file: File
  watch: Watch
  decide: Decide
  council_round: Round
outcomes:
  sign.agree: Agree
  sign.object: Object
  file.agree: Filed
  decide.agree: Agree
  decide.refuse: No
procedures: {change: Change, claim: Claim, round: Round}
roles: {lead: Lead, finance: Finance}
data: {amount: Amount}
parameters: {limit: Limit}
documents: {paper: Paper, form: Form}
fields: {form.head.total: Total, form.head.kind: Kind, form.head.of_line: Line,
  form.lines.wanted: Wanted}
registers: {signs: Signatures}
columns: {signs.soon: Ahead}
indicators: {rate: On time}
results: {done: Done}
"""


def findings(english: str | None) -> list[tuple[str, str, int]]:
    return [(p.code, p.file, p.line) for p in lint(SMALL, second=english)]


def test_a_complete_second_language_leaves_nothing_to_say() -> None:
    assert findings(ENGLISH) == []


def test_names_are_found_by_kind_and_id() -> None:
    second, problems = read_second(ENGLISH)

    assert problems == ()
    assert second.title == "Small rule"
    assert second.name("outcomes", "sign.object") == "Object"
    assert second.name("roles", "nobody") == ""


def test_missing_names_are_counted_by_kind() -> None:
    english = ENGLISH.replace("  draft: Draft\n", "").replace("  look: Look\n", "")

    (problem,) = lint(SMALL, second=english)
    assert (problem.code, problem.severity) == ("second-name-missing", "info")
    assert "draft, look" in problem.message_en


def test_a_name_of_nothing_is_reported_where_it_stands() -> None:
    english = ENGLISH.replace("  draft: Draft\n", "  draft: Draft\n  darft: Draft\n")

    assert findings(english) == [("second-name-of-nothing", "regulation.en.yaml", 7)]


def test_no_second_language_is_one_hint() -> None:
    assert findings(None) == [("second-language-missing", "regulation.en.yaml", 0)]


def test_its_own_mistakes_are_errors_of_its_file() -> None:
    assert ("unknown-key", "regulation.en.yaml", 2) in findings(
        ENGLISH.replace("stages:", "stage:")
    )
    assert ("wrong-type", "regulation.en.yaml", 1) in findings("- a\n")
    assert ("file-empty", "regulation.en.yaml", 1) in findings("")
    assert ("yaml-anchor", "regulation.en.yaml", 1) in findings("title: *a\n")
