"""References to nothing: roles, steps, documents, sections, results, articles, parameters …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.model import Word
from xize.core.regulation.model.words import Names
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.walk import words

_KINDS: Final[dict[str, tuple[str, str]]] = {
    "role": ("角色", "role"),
    "step": ("环节", "step"),
    "stage": ("阶段、区块或申报期", "stage, block or window"),
    "document": ("文档", "document"),
    "section": ("表单部分（写成 文档.部分）", "form section (written document.section)"),
    "rows": ("明细表（写成 文档.部分）", "rows section (written document.section)"),
    "source": (
        "明细表（写成 文档.部分）、名录、台账或文档",
        "table (written document.section), pool, register or document",
    ),
    "result": ("终结状态", "result"),
    "procedure": ("附属流程", "procedure"),
    "data": ("项目数据", "datum"),
    "pool": ("名录", "pool"),
    "article": ("条款（articles 里没有）", "article (none in articles:)"),
    "parameter": ("参数", "parameter"),
}
SENTENCES: Final = {
    f"unknown-{kind}": Sentence(
        f"没有名为“{{word}}”的{zh}{{near_zh}}", f'There is no {en} called "{{word}}"{{near_en}}'
    )
    for kind, (zh, en) in _KINDS.items()
} | {
    "parameter-not-period": Sentence(
        "参数“{word}”的类型是 {type}，不能作期限。请在 parameters 里写 type: period。",
        'The parameter "{word}" is of type {type} and no period. Write type: period under '
        "parameters.",
    ),
}
_ITEM: Final = re.compile(r"\s*[(（][^()（）]*[)）]$")


def check_references(index: Index, notes: Notes) -> None:
    """Every word that must name something does."""
    for reference in words(index.regulation):
        names = reference.shape.names
        if names is not None:
            _named(reference.word, names, index, notes)
        elif reference.shape.grammar == "period" and reference.word.startswith("$"):
            _parameter(reference.word, index, notes)


def _named(word: Word, names: Names, index: Index, notes: Notes) -> None:
    if names.kinds == ("outcome",) or word in names.also:
        return  # outcomes belong to their step and are looked at there
    if names.kinds == ("article",):
        _article(word, index.ids("article"), notes)
        return
    valid = [ident for kind in names.kinds for ident in index.ids(kind)]
    if word not in valid:
        notes.say(
            f"unknown-{names.kinds[0]}", word.at, word=word, **near(word, (*valid, *names.also))
        )


def _article(word: Word, declared: Iterable[str], notes: Notes) -> None:
    """An item of a declared article may be cited: 6(2) where only 6 is written out."""
    valid = tuple(declared)
    number = str(word)
    while valid and number not in valid:
        shorter = _ITEM.sub("", number)
        if shorter == number:
            notes.say("unknown-article", word.at, word=word, **near(word, valid))
            return
        number = shorter


def _parameter(word: Word, index: Index, notes: Notes) -> None:
    parameters = index.regulation.parameters
    found = parameters.get(Word(word[1:]))
    if found is None:
        notes.say("unknown-parameter", word.at, word=word, **near(word[1:], parameters))
    elif found.type != "period":
        notes.say("parameter-not-period", word.at, word=word, type=found.type)
