"""What is wrong with a BPMN file: a rule of the standard, the element, the line, the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

import msgspec

Severity: TypeAlias = Literal["standard", "unsound", "unknown"]
"""``standard``: the file breaks it and is refused as a whole. ``unsound``: it may be traced, and
then gets stuck; it may not be published. ``unknown``: something is not understood and left out."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. ``rule`` is stable; ``line`` counts from 1, 0 for the file as a whole."""

    rule: str
    node: str
    line: int
    message_zh: str
    message_en: str
    severity: Severity = "standard"

    def sentence(self, language: str) -> str:
        """For people: ``zh`` (any Chinese tag) or English."""
        return self.message_zh if language.startswith("zh") else self.message_en


class Rule(NamedTuple):
    """The fixed sentences of a rule; ``{…}`` are filled with details of the place."""

    zh: str
    en: str
    severity: Severity = "standard"


class Report:
    """Findings as they are made, each once."""

    def __init__(self, rules: dict[str, Rule]) -> None:
        self._rules = rules
        self._found: dict[Finding, None] = {}

    def say(self, rule: str, node: str, line: int, **details: object) -> None:
        """Note that a rule is broken."""
        words = self._rules[rule]
        finding = Finding(
            rule=rule,
            node=node,
            line=line,
            message_zh=words.zh.format(node=node, **details),
            message_en=words.en.format(node=node, **details),
            severity=words.severity,
        )
        self._found[finding] = None

    @property
    def found(self) -> tuple[Finding, ...]:
        """All findings in the order of the file."""
        return tuple(sorted(self._found, key=lambda one: (one.line, one.rule, one.node)))


def refuses(findings: Iterable[Finding]) -> bool:
    """Whether the file as a whole is refused."""
    return any(one.severity == "standard" for one in findings)
