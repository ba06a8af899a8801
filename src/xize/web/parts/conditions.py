"""Conditions of a rule as people read them: names in place of ids, words in place of operators."""

from __future__ import annotations

import re

from xize.core.process.rulebook import Rulebook
from xize.rulebook.names import Names

_PATH = re.compile(r"[^\W\d]\w*(?:\.\w+)+|(?<![\w.'\"])[^\W\d]\w*(?=\s*[,)])")
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_WORDS = {
    r"\bnot\b\s*": "非",
    r"\s*\band\b\s*": " 且 ",
    r"\s*\bor\b\s*": " 或 ",
    r"\s*==\s*": " 是 ",
    r"\s*!=\s*": " 不是 ",
    r"\s*>=\s*": " ≥ ",
    r"\s*<=\s*": " ≤ ",
    r"\bsigned\(": "已签署(",
    r"\bapproved\(": "已同意(",
    r"\bhas\(": "已有(",
    r"\bcount\(": "数量(",
    r"\bsum\(": "合计(",
    r"\bevery\(": "各项均有(",
    r"\bcovers\(": "涵盖(",
}
"""Operators and functions in Chinese; English readers know them as they are."""

_DONE = {"completed": ("已办", "done"), "visits": ("次数", "times"), "outcome": ("结论", "outcome")}


def condition_words(source: str, rules: Rulebook, names: Names, language: str) -> str:
    """A condition's source text, readable. What has no name stays as it is written."""
    chinese = language.startswith("zh")
    said = _PATH.sub(lambda found: _named(found[0], rules, names, chinese=chinese), source)
    if chinese:
        for pattern, word in _WORDS.items():
            said = re.sub(pattern, word, said)
    return _TEXT.sub(lambda found: _quoted(found[0][1:-1], rules, names), said).strip()


def _named(path: str, rules: Rulebook, names: Names, *, chinese: bool) -> str:
    """「开发周期」已办 for ``step.confirm_cycle.completed``."""
    head, *rest = path.split(".")
    mark = "「{}」" if chinese else "“{}”"
    if head in ("project", "host") and rest:
        return mark.format(names.datum(rest[0]))
    if head == "step" and rest:
        word = _DONE.get(rest[1], ("", ""))[0 if chinese else 1] if len(rest) > 1 else ""
        return mark.format(names.node(rest[0])) + (word if chinese else f" {word}" if word else "")
    if head in rules.documents:
        return mark.format(_in_document(head, rest, rules, names))
    named = names.node(path)
    return mark.format(named) if named != path else path


def _in_document(document: str, rest: list[str], rules: Rulebook, names: Names) -> str:
    """A document, or one of its fields."""
    for section in rules.documents[document].sections:
        for field in section.fields:
            if rest[:2] == [section.id, field.id]:
                return names.field(document, section.id, field)
    return names.document(document)


def _quoted(word: str, rules: Rulebook, names: Names) -> str:
    """An outcome or option that is compared with."""
    for name, field in rules.data.items():
        if word in field.options:
            return names.option(name, word, field.options[word])
    return word
