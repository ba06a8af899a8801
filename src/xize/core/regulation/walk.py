"""Walks over the model by its shapes: every structure, every word that names something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from xize.core.regulation.model import Formula, Part, Step, Word
from xize.core.regulation.reading.shapes import (
    ListShape,
    MapShape,
    Shape,
    WordShape,
    keys_of,
    keyword_shape,
)


class Reference(NamedTuple):
    """A word that names something declared elsewhere: where it stands and what it may name."""

    owner: Part
    key: str
    word: Word
    shape: WordShape


def parts(value: Any, without: tuple[type[Part], ...] = ()) -> Iterator[Part]:
    """Every structure in a value, itself included, depth first in the order of the model.

    Structures ``without`` are left out with all below them; the value itself never is.
    """
    match value:
        case Part():
            yield value
            for field in value.__struct_fields__:
                inner = getattr(value, field)
                if not (without and isinstance(inner, without)):
                    yield from parts(inner, without)
        case tuple():
            for item in value:
                if not (without and isinstance(item, without)):
                    yield from parts(item, without)
        case Mapping():
            for item in value.values():
                if not (without and isinstance(item, without)):
                    yield from parts(item, without)


def words(value: Any) -> Iterator[Reference]:
    """Every word in a value, with its shape; blanks are left out."""
    for part in parts(value):
        for key, field, shape in _shapes(part):
            for word, word_shape in _words(getattr(part, field), shape):
                if word:
                    yield Reference(part, key, word, word_shape)


class Placed(NamedTuple):
    """An expression with the structure and field it stands in, and its key in a mapping."""

    owner: Part
    field: str
    formula: Formula
    key: str = ""


def formulas(value: Any, without: tuple[type[Part], ...] = ()) -> Iterator[Placed]:
    """Every expression in a value; ``without`` as for ``parts``."""
    for part in parts(value, without):
        for field in part.__struct_fields__:
            for key, formula in _formulas(getattr(part, field)):
                yield Placed(part, field, formula, key)


def meaning(value: Any) -> Any:
    """A value without its places: two texts mean the same when their meanings are equal."""
    match value:
        case Formula():
            return value.source
        case Part():
            fields = (field for field in value.__struct_fields__ if field != "at")
            said = {field: meaning(getattr(value, field)) for field in fields}
            return {"is": type(value).__name__, **said}
        case tuple():
            return [meaning(item) for item in value]
        case Mapping():
            return {str(key): meaning(item) for key, item in value.items()}
        case str():
            return str(value)
    return value


def _shapes(part: Part) -> Iterator[tuple[str, str, Shape]]:
    if isinstance(part, Formula):
        return
    for key, known in keys_of(type(part)).items():
        yield key, known.field, known.shape
    if isinstance(part, Step):
        for keyword, field in list(part.keywords.items())[:1]:
            yield keyword, field, keyword_shape(type(part), field)


def _words(value: Any, shape: Shape) -> Iterator[tuple[Word, WordShape]]:
    match value, shape:
        case Word(), WordShape():
            yield value, shape
        case tuple(), ListShape(item=item):
            for inner in value:
                yield from _words(inner, item)
        case Mapping(), MapShape(key=key, item=item):
            for name, inner in value.items():
                yield from _words(name, key)
                yield from _words(inner, item)


def _formulas(value: Any) -> Iterator[tuple[str, Formula]]:
    match value:
        case Formula():
            yield "", value
        case tuple():
            yield from (("", item) for item in value if isinstance(item, Formula))
        case Mapping():
            yield from ((k, item) for k, item in value.items() if isinstance(item, Formula))
