"""What is wrong with a BPMN file: a rule of the standard, the element, the line, the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, TypeAlias

import msgspec

Severity: TypeAlias = Literal["standard", "unsound", "unknown"]
"""``standard``: the file breaks it and is refused as a whole. ``unsound``: it may be traced, and
then gets stuck; it may not be published. ``unknown``: something is not understood and left out,
or written otherwise than the standard asks and read by its evident meaning."""

MOST: Final = 2_000
"""Findings one report lists; what is wrong everywhere is not told a million times."""

Ease: TypeAlias = Literal["drawing", "engine"]
"""Where a rule that otherwise refuses a file is only told. ``drawing``: in a process that is not
marked executable, which may be incomplete. ``engine``: in a file in the dialect of an engine that
takes it so, because people have thousands of them."""


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


class Said(NamedTuple):
    """A detail that has a name in each language."""

    zh: str
    en: str


class Rule(NamedTuple):
    """The fixed sentences of a rule; ``{…}`` are filled with details of the place.

    ``eased`` says where it does not refuse.
    """

    zh: str
    en: str
    severity: Severity = "standard"
    eased: tuple[Ease, ...] = ()


class Report:
    """Findings as they are made, each once, bounded in number.

    ``engine``: the file speaks an engine's dialect. ``drawing``, set as one goes: what is looked
    at belongs to a process that nobody means to run.
    """

    def __init__(self, rules: dict[str, Rule], *, engine: bool = False) -> None:
        self.drawing = False
        self._rules, self._engine = rules, engine
        self._found: dict[Finding, None] = {}
        self._refuses = False
        self._more = 0

    def say(self, rule: str, node: str, line: int, **details: object) -> None:
        """Note that a rule is broken."""
        words = self._rules[rule]
        severity = "unknown" if self._eased(words) else words.severity
        if len(self._found) >= MOST and (self._refuses or severity != "standard"):
            self._more += 1
            return
        finding = Finding(
            rule=rule,
            node=node,
            line=line,
            message_zh=words.zh.format(node=node, **_told(details, 0)),
            message_en=words.en.format(node=node, **_told(details, 1)),
            severity=severity,
        )
        self._found[finding] = None
        self._refuses = self._refuses or severity == "standard"

    def _eased(self, words: Rule) -> bool:
        drawing = self.drawing and "drawing" in words.eased
        return drawing or (self._engine and "engine" in words.eased)

    @property
    def found(self) -> tuple[Finding, ...]:
        """All findings in the order of the file."""
        told = sorted(self._found, key=lambda one: (one.line, one.rule, one.node))
        return (*told, _and_more(self._more)) if self._more else tuple(told)


def _told(details: dict[str, object], language: int) -> dict[str, object]:
    """Details as one language says them; 0 is Chinese."""
    return {name: one[language] if isinstance(one, Said) else one for name, one in details.items()}


def _and_more(count: int) -> Finding:
    return Finding(
        rule="more-findings",
        node="",
        line=0,
        message_zh=f"另有 {count} 处问题未列出；请先改正以上各处",
        message_en=f"{count} more findings are not listed; mend these first",
        severity="unknown",
    )


def refuses(findings: Iterable[Finding]) -> bool:
    """Whether the file as a whole is refused."""
    return any(one.severity == "standard" for one in findings)
