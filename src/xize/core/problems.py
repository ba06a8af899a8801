"""A problem of a text somebody wrote: code, place, one sentence in each language, severity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

Severity = Literal["error", "warning", "info"]
RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One finding about a text.

    ``code`` is stable and kebab-case. ``line`` and ``column`` count from 1, in characters; 0 means
    the file as a whole. Both sentences name what is wrong and the remedy.
    """

    code: str
    severity: Severity = "error"
    message_zh: str
    message_en: str
    file: str = ""
    line: int = 0
    column: int = 0

    @property
    def place(self) -> str:
        """``file:line:column``, as editors and terminals make it a link."""
        parts = (self.file, *(str(one) for one in (self.line, self.column) if one))
        return ":".join(parts)

    def sentence(self, language: str) -> str:
        """The sentence for people: ``zh`` (any Chinese tag) or English."""
        return self.message_zh if language.startswith("zh") else self.message_en


class Sentence(NamedTuple):
    """The fixed sentences of one code; ``{…}`` are filled with details of the place."""

    zh: str
    en: str
    severity: Severity = "error"

    def problem(
        self, code: str, file: str, line: int, column: int, /, **details: object
    ) -> Problem:
        """The problem at this place, with its sentences filled in."""
        return Problem(
            code=code,
            severity=self.severity,
            message_zh=self.zh.format(**details),
            message_en=self.en.format(**details),
            file=file,
            line=line,
            column=column,
        )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and place, errors before warnings at the same place."""
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda p: (p.file, p.line, p.column, RANK[p.severity], p.code)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them forbids using the text."""
    return any(problem.severity == "error" for problem in problems)
