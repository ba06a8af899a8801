"""What is said of single fields and of filling them: units, bounds, patterns, fields of a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.model import Field, Fill, Human, Section, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.walk import parts

SENTENCES: Final = {
    "key-not-for-type": Sentence(
        "{type}类型的字段用不上 {key}:。请删去，或改 type。",
        "A field of type {type} has no use for {key}:. Remove it or change the type.",
    ),
    "unknown-unit": Sentence(
        "金额的单位只能是 元 或 万元，不能是“{word}”。",
        'Money is counted in 元 or 万元, not in "{word}".',
    ),
    "unit-of-datum": Sentence(
        "字段“{word}”显示一项项目数据，单位随那项数据。请把 unit: 写在 data 里。",
        'The field "{word}" shows a project datum and has its unit. Write unit: under data.',
    ),
    "unknown-fill-field": Sentence(
        "“{section}”没有字段“{word}”{near_zh}",
        '"{section}" has no field "{word}"{near_en}',
    ),
    "fill-cannot-require": Sentence(
        "环节要求填“{word}”，这里却改不了它。请把它列入 only，或从 requires 删去。",
        'The step requires "{word}" but it cannot be changed here. List it under only, or do not '
        "require it.",
    ),
}
_FIGURES: Final = ("number", "money", "percent")
_TEXTS: Final = ("text", "long_text")
_BOUNDED: Final = (
    *_FIGURES, *_TEXTS, "date", "datetime", "time", "several", "file", "picture",
)  # fmt: skip
_FOR: Final = {
    "at_least": _BOUNDED,
    "at_most": _BOUNDED,
    "written_as": ("text",),
    "unit": ("money", "number"),
    "sum": (*_FIGURES, "computed"),
    "fits": _TEXTS,
}
"""Which field types have a use for a key."""
_UNITS: Final = ("元", "万元")


def check_filling(index: Index, notes: Notes) -> None:
    """Every key of a field does something, and steps name fields there are."""
    for part in parts(index.regulation):
        if isinstance(part, Field):
            _field(part, index, notes)
    for spot in index.spots:
        if isinstance(spot.part, Human):
            for fill in spot.part.fills:
                _fill(fill, index, notes)


def _field(field: Field, index: Index, notes: Notes) -> None:
    shown = field.shows and index.regulation.data.get(
        Word(field.shows.source.removeprefix("project."))
    )
    kind = shown.type if shown else field.type or "computed"
    for key, types in _FOR.items():
        if getattr(field, key) not in (None, "", False) and kind not in types:
            notes.say("key-not-for-type", field.at, key=key, type=kind)
    if kind == "money" and field.unit and field.unit not in _UNITS:
        notes.say("unknown-unit", field.at, word=field.unit)
    if shown and field.unit and field.unit != shown.unit:
        word = getattr(field.shows, "source", "")
        notes.say("unit-of-datum", field.at, word=word)


def _fill(fill: Fill, index: Index, notes: Notes) -> None:
    known = [name for section in _sections(fill, index) for name in section.entries]
    for word in (*fill.requires, *fill.only, *fill.shows):
        if word not in known:
            ends = near(word, known)
            notes.say("unknown-fill-field", word.at, word=word, section=fill.section, **ends)
    allowed = set(fill.only or known) & set(fill.shows or known)
    for word in fill.requires:
        if word in known and word not in allowed:
            notes.say("fill-cannot-require", word.at, word=word)


def _sections(fill: Fill, index: Index) -> Iterator[Section]:
    """The section, or all of a whole document."""
    for name, (_, section) in index.sections.items():
        if name == fill.section or name.startswith(f"{fill.section}."):
            yield section
