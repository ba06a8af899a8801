"""One id space for steps, blocks, milestones, documents, data, parameters and procedures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.model import Mark, Word
from xize.core.regulation.model.words import ALLOWED_PEOPLE
from xize.core.regulation.reading.notes import Notes

SENTENCES: Final = {
    "id-taken": Sentence(
        "标识“{word}”在第 {line} 行已用于{kind_zh}。环节、文档、数据、参数、流程共用标识，请改名。",
        'The id "{word}" is taken by a {kind_en} in line {line}. Steps, blocks, documents, data, '
        "parameters and procedures share one set of ids: rename one.",
    ),
    "call-named-twice": Sentence(
        "“{word}”在第 {line} 行已被调用一次。请用 as: 给这次调用一个自己的标识。",
        '"{word}" is called in line {line} already. Give this call an id of its own with as:.',
    ),
    "id-reserved": Sentence(
        "“{word}”在表达式和人选里另有含义，不能作标识。请改名，例如 {hint}。",
        '"{word}" has a meaning of its own in expressions or among people. Rename it, for example '
        "{hint}.",
    ),
}
ROOTS: Final = frozenset(
    {"project", "case", "row", "line", "host", "parent", "step", "today", "now", "score",
     "dossier", "main"}
)  # fmt: skip
"""First words of expressions, and ``main``, the regulation's own flow."""


def check_ids(index: Index, notes: Notes) -> None:
    """No id is given twice, and none is a word with a meaning of its own."""
    taken: dict[str, tuple[Mark, str, str]] = {}
    for word, at, zh, en in _given(index):
        if word in ROOTS:
            notes.say("id-reserved", at, word=word, hint=f"{word}_1")
        elif word in taken:
            first, kind_zh, kind_en = taken[word]
            notes.say("id-taken", at, word=word, line=first.line, kind_zh=kind_zh, kind_en=kind_en)
        else:
            taken[word] = at, zh, en
    for name in index.regulation.roles:
        if name in ALLOWED_PEOPLE:
            notes.say("id-reserved", name.at, word=name, hint=f"{name}_role")
    _calls(index, notes)


def _given(index: Index) -> Iterator[tuple[Word, Mark, str, str]]:
    regulation = index.regulation
    for spots in index.named.values():
        for spot in spots:
            if spot.is_named_by_itself:
                yield spot.ident, spot.at, "环节或区块", "step or block"
    for declared, zh, en in (
        (regulation.documents, "文档", "document"),
        (regulation.data, "数据", "datum"),
        (regulation.parameters, "参数", "parameter"),
        (regulation.procedures, "流程", "procedure"),
    ):
        for name in declared:
            yield name, name.at, zh, en


def _calls(index: Index, notes: Notes) -> None:
    for spots in index.named.values():
        calls = [spot for spot in spots if not spot.is_named_by_itself]
        for spot in calls[1:]:
            notes.say("call-named-twice", spot.at, word=spot.ident, line=calls[0].at.line)
