"""Names: missing ones, those of the second language, and names of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import RESERVED_OUTCOMES, Field, Human, Part, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.second import KINDS, SecondLanguage

SENTENCES: Final = {
    "name-missing": Sentence(
        "“{word}”没有名称，人们只会看到标识。请加 name:。",
        '"{word}" has no name, so people only see the id. Add name:.',
        "warning",
    ),
    "second-name-missing": Sentence(
        "{kind} 缺 {count} 个英文名：{words_zh}。请写进 regulation.en.yaml。",
        "Under {kind}, {count} without an English name: {words_en}. Add to regulation.en.yaml.",
        "info",
    ),
    "second-language-missing": Sentence(
        "没有英文名称。请在旁边建 regulation.en.yaml，按标识写 roles、steps、documents 等的名称。",
        "There are no English names. Put a regulation.en.yaml beside it, with the names of roles, "
        "steps, documents … by id.",
        "info",
    ),
    "second-name-of-nothing": Sentence(
        "规程里没有这个 {kind}：“{word}”{near_zh}",
        'The regulation has none of {kind} called "{word}"{near_en}',
        "warning",
    ),
}
_SHOWN: Final = 5
_ASKED: Final = (
    "stages", "steps", "milestones", "outcomes", "procedures", "roles", "data", "parameters",
    "documents", "fields", "prints", "registers", "columns", "indicators", "results",
)  # fmt: skip
"""Kinds whose missing English names are worth saying; the others fall back without harm."""


def check_names(index: Index, notes: Notes) -> None:
    """What people see has a name."""
    drawing = index.regulation.drawing
    labelled = drawing.labelled if drawing is not None else frozenset()
    for kind in ("stages", "steps", "outcomes", "roles", "data", "documents", "results"):
        for ident, at, name in _named(kind, index):
            if not name and not (kind == "steps" and ident in labelled):
                notes.say("name-missing", at.at, word=ident)


def check_second(index: Index, second: SecondLanguage, notes: Notes) -> None:
    """The second language names everything, and nothing else. ``notes`` are of its file."""
    for kind in KINDS:
        known = {ident: name for ident, _, name in _named(kind, index)}
        given = second.names.get(kind, {})
        for word in given:
            if word not in known and kind not in ("checks", "dossier", "duties"):
                notes.say(
                    "second-name-of-nothing", word.at, word=word, kind=kind, **near(word, known)
                )
        missing = [ident for ident in known if ident not in given]
        if missing and kind in _ASKED:
            more = " …" if len(missing) > _SHOWN else ""
            notes.say(
                "second-name-missing",
                next(iter(given), Word("")).at,
                kind=kind,
                count=len(missing),
                words_zh="、".join(missing[:_SHOWN]) + more,
                words_en=", ".join(missing[:_SHOWN]) + more,
            )


def say_no_second(notes: Notes) -> None:
    """There is no second language at all: one hint instead of one per kind."""
    notes.say("second-language-missing", Word("").at)


def _named(kind: str, index: Index) -> Iterator[tuple[str, Word, str]]:
    """Ids of a kind with the word that declares them and their name."""
    regulation = index.regulation
    declared: Mapping[Word, Part] | None = {
        "procedures": regulation.procedures,
        "roles": regulation.roles,
        "data": regulation.data,
        "parameters": regulation.parameters,
        "documents": regulation.documents,
        "prints": regulation.prints,
        "registers": regulation.registers,
        "pools": regulation.pools,
        "indicators": regulation.indicators,
        "results": regulation.results,
    }.get(kind)
    if declared is not None:
        for word, part in declared.items():
            yield word, word, getattr(part, "name", "")
    elif kind == "articles":
        yield from ((word, word, text) for word, text in regulation.articles.items())
    elif kind == "columns":
        for register, part in regulation.registers.items():
            for word, field in part.columns.items():
                yield f"{register}.{word}", word, field.name
    elif kind in ("sections", "fields", "options"):
        yield from _of_forms(kind, index)
    else:
        yield from _of_flow(kind, index)


def _of_forms(kind: str, index: Index) -> Iterator[tuple[str, Word, str]]:
    fields = [(str(name), name, field) for name, field in index.regulation.data.items()]
    for document, part in index.regulation.documents.items():
        for inner, section in part.sections.items():
            path = f"{document}.{inner}"
            if kind == "sections":
                yield path, inner, section.name
            fields += [(f"{path}.{name}", name, field) for name, field in section.entries.items()]
    for path, word, field in fields:
        if kind == "fields" and "." in path and not field.shows:
            yield path, word, field.name
        if kind == "options":
            yield from _options(path, field)


def _options(path: str, field: Field) -> Iterator[tuple[str, Word, str]]:
    for option, name in field.options.items():
        yield f"{path}.{option}", option, name


def _of_flow(kind: str, index: Index) -> Iterator[tuple[str, Word, str]]:
    for spot in index.spots:
        name = getattr(spot.part, "name", "")
        holder = spot.parent.ident if spot.parent else ""
        match kind, spot.kind:
            case "stages", "stage":
                yield spot.ident, spot.ident, name
            case "blocks", "block" | "parallel" | "choose":
                yield spot.ident, spot.ident, name
            case "steps", "step" if isinstance(spot.part, Human):
                yield spot.ident, spot.ident, name
            case "milestones", "milestone":
                yield spot.ident, spot.ident, name
            case "branches", "branch":
                yield spot.ident, spot.ident, name
            case "outcomes", "outcome" if _is_shown(spot, name):
                yield f"{holder}.{spot.ident}", spot.ident, name


def _is_shown(spot: Spot, name: str) -> bool:
    """Whether people read the outcome's own name: of a human step, not one of the ready ones."""
    by_people = spot.parent is not None and isinstance(spot.parent.part, Human)
    return by_people and not (spot.ident in RESERVED_OUTCOMES and not name)
