"""The annotations of the model as shapes: what the reader, the schema and the checks go by."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from xize.core.regulation.model import AnyStep, Formula, Part, Step, Word
from xize.core.regulation.model.words import Declares, Grammar, Names, Split


class TextShape(NamedTuple):
    """A text for people."""


class WordShape(NamedTuple):
    """A word: a reference, an id given here, or a word of a small grammar."""

    names: Names | None = None
    declares: Declares | None = None
    grammar: str = ""


class FormulaShape(NamedTuple):
    """An expression."""


class YesNoShape(NamedTuple):
    """``true`` or ``false``."""


class WholeShape(NamedTuple):
    """A whole number, not negative."""


class ChoiceShape(NamedTuple):
    """One of these words."""

    words: tuple[str, ...]


class ListShape(NamedTuple):
    """A list; a single item stands for a list of one, ``split`` also allows commas."""

    item: Shape
    split: bool = False


class MapShape(NamedTuple):
    """A mapping of ids (or words) to something."""

    key: WordShape
    item: Shape


class PartShape(NamedTuple):
    """A structure of the model."""

    part: type[Part]


class StepShape(NamedTuple):
    """A step of any kind; the keyword says which."""


class PlainShape(NamedTuple):
    """Anything."""


Shape = (
    TextShape | WordShape | FormulaShape | YesNoShape | WholeShape | ChoiceShape | ListShape
    | MapShape | PartShape | StepShape | PlainShape
)  # fmt: skip


class Key(NamedTuple):
    """A key of a structure: the field it fills, what it takes, whether it must be there."""

    field: str
    shape: Shape
    required: bool


class Kind(NamedTuple):
    """What a step's keyword means: the structure, and the field the keyword's value fills."""

    part: type[Step]
    field: str


@cache
def kinds() -> Mapping[str, Kind]:
    """Every keyword that begins a step."""
    return {
        keyword: Kind(part, field)
        for part in get_args(AnyStep)
        for keyword, field in part.keywords.items()
    }


@cache
def keys_of(part: type[Part]) -> Mapping[str, Key]:
    """The keys of a structure as written in a regulation, in the order of the model.

    A step's ``kind`` and the field its keyword fills are not keys of their own, nor is a drawing.
    """
    hints = get_type_hints(part, include_extras=True)
    hidden = {"at", "drawing", *(("kind", *part.keywords.values()) if part.keywords else ())}
    return {
        info.name.rstrip("_"): Key(info.name, shape_of(hints[info.name]), info.required)
        for info in msgspec.structs.fields(part)
        if info.name not in hidden
    }


@cache
def keyword_shape(part: type[Step], field: str) -> Shape:
    """What a keyword's value has to be."""
    return shape_of(get_type_hints(part, include_extras=True)[field])


def shape_of(annotation: Any) -> Shape:
    """The shape of one annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _annotated(*get_args(annotation))
    if origin in (Union, types.UnionType):
        return shape_of(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if origin is Literal:
        return ChoiceShape(get_args(annotation))
    if origin is tuple:
        return ListShape(shape_of(get_args(annotation)[0]))
    if origin is Mapping:
        key, item = get_args(annotation)
        shape = shape_of(key)
        assert isinstance(shape, WordShape)
        return MapShape(shape, shape_of(item))
    return _simple(annotation)


def _annotated(base: Any, *notes: Any) -> Shape:
    if any(isinstance(note, Split) for note in notes):
        shape = shape_of(base)
        assert isinstance(shape, ListShape)
        return shape._replace(split=True)
    found = WordShape()
    for note in notes:
        match note:
            case Names():
                found = found._replace(names=note)
            case Declares():
                found = found._replace(declares=note)
            case Grammar(name=name):
                found = found._replace(grammar=name)
    return found


_SIMPLE: Mapping[type, Shape] = {
    str: TextShape(),
    bool: YesNoShape(),
    int: WholeShape(),
    Word: WordShape(),
    Formula: FormulaShape(),
    Step: StepShape(),
}


def _simple(annotation: Any) -> Shape:
    if annotation is Any:
        return PlainShape()
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    assert issubclass(annotation, Part)
    return PartShape(annotation)
