"""The page of rules lists every rule a BPMN file is held to, as it is."""

from __future__ import annotations

from typing import Final

from tests.architecture.sources import ROOT
from xize.core.process.bpmn.checks.rules import RULES as CHECKS
from xize.core.process.bpmn.findings import Rule
from xize.core.process.bpmn.reading.rules import RULES as READING

PAGE: Final = ROOT / "docs/reference/bpmn-rules.md"
PARTS: Final = {
    "Reading": READING,
    "Constraints of the standard": CHECKS,
}
EFFECTS: Final = {
    "standard": "refused",
    "unknown": "told",
}
EASED: Final = {"drawing": "drawings", "engine": "files of engines"}


def row(name: str, rule: Rule) -> str:
    """One rule as a line of the table."""
    effect = EFFECTS[rule.severity]
    if rule.eased:
        effect += f"; told in {' and '.join(EASED[one] for one in rule.eased)}"
    return f"| `{name}` | {effect} | {rule.en} |".replace("{{", "{").replace("}}", "}")


def page() -> str:
    """What the page has to say."""
    told = [
        "# Rules of BPMN files",
        "",
        "What a file is held to before it runs. A finding names the rule, the element, the line",
        "and the remedy, in Chinese and English; words in braces are filled in. Why some rules",
        "are eased is said in [decision 0038](../decisions/0038-what-refuses-a-file.md).",
    ]
    for title, rules in PARTS.items():
        told += ["", f"## {title}", "", "| rule | effect | sentence |", "|---|---|---|"]
        told += [row(name, rule) for name, rule in rules.items()]
    return "\n".join([*told, ""])


def test_the_page_lists_every_rule_as_it_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_rule_has_a_sentence_in_both_languages() -> None:
    for rules in PARTS.values():
        for name, rule in rules.items():
            assert rule.zh != rule.en, name
            assert len(rule.zh) > 5, name
