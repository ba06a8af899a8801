"""Nodes to the model, led by the shapes; goes on after a problem so that all are found at once.

What a place lacks is filled with something empty of the right kind, so that the rest can still be
checked; what cannot be filled is left out and ``notes.lost`` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from xize.core.regulation import model
from xize.core.regulation.model import Mark, Part, Word
from xize.core.regulation.reading.described import example, part_name, wrong_type
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.rewrite import REWRITE, notices
from xize.core.regulation.reading.scalars import BLANK, Scalars
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.reading.shapes import (
    Key,
    ListShape,
    MapShape,
    PartShape,
    PlainShape,
    Shape,
    StepShape,
    TextShape,
    WordShape,
    keys_of,
    keyword_shape,
    kinds,
)
from xize.core.regulation.reading.short import entry, written_out
from xize.core.regulation.reading.split import split_words
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

LOST: Final = object()
"""What a place gets that could not be read; never part of the model."""


class Binder:
    """Reads one file's nodes; problems go to ``notes``."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._scalars = Scalars(notes)

    def bind(self, shape: Shape, node: Node, key: str) -> Any:
        """The value of a node standing under ``key``, or ``LOST``."""
        match shape:
            case PartShape(part=part):
                return self._part(part, node, key)
            case StepShape():
                return self._step(node, key)
            case ListShape():
                return self._list(shape, node, key)
            case MapShape():
                return self._map(shape, node, key)
            case PlainShape():
                return plain(node)
        if isinstance(node, Scalar) and not node.is_blank:
            value = self._scalars.read(shape, node, key)
            return LOST if value is None else value
        return self._wrong(shape, node, key)

    def _wrong(self, shape: Shape, node: Node, key: str) -> Any:
        wrong_type(self._notes, shape, node, key)
        return LOST

    def _list(self, shape: ListShape, node: Node, key: str) -> Any:
        if shape.split and isinstance(node, Scalar) and not node.is_blank:
            node = Items(split_words(node), node.at)
        if isinstance(shape.item, PartShape) and shape.item.part in (model.Notice, model.GoesTo):
            node = notices(node)
        if isinstance(node, Scalar) and node.is_blank:
            return self._wrong(shape, node, key)
        if not isinstance(node, Items):
            if isinstance(shape.item, StepShape) and isinstance(node, Scalar):
                return self._wrong(shape, node, key)
            node = Items((node,), node.at)
        values = (self.bind(shape.item, item, key) for item in node.items)
        return tuple(value for value in values if not self._is_lost(value))

    def _map(self, shape: MapShape, node: Node, key: str) -> Any:
        if isinstance(node, Items) and isinstance(shape.item, TextShape):
            node = _as_own_names(node)
        if not isinstance(node, Entries):
            return self._wrong(shape, node, key)
        values: dict[Word, Any] = {}
        for name, item in node.entries:
            word = self._scalars.word(shape.key, name, key)
            if word is None:
                self._notes.lost = True
                continue
            if word in values:
                first = next(known for known in values if known == word).at.line
                self._notes.say("duplicate-id", name.at, text=word, first=first)
                continue
            value = self.bind(shape.item, _named_after(shape.item, name, item), word)
            if not self._is_lost(value):
                values[word] = value
        return values

    def _part(self, part: type[Part], node: Node, key: str) -> Any:
        node = REWRITE.get(part, _unchanged)(written_out(part, node))
        if not isinstance(node, Entries):
            return self._wrong(PartShape(part), node, key)
        return self._filled(part, node, {})

    def _step(self, node: Node, key: str) -> Any:
        if not isinstance(node, Entries):
            return self._wrong(StepShape(), node, key)
        words = [name for name, _ in node.entries if name.text in kinds()]
        if len(words) != 1:
            return self._no_kind(node, words)
        keyword = words[0].text
        kind = kinds()[keyword]
        shape = keyword_shape(kind.part, kind.field)
        value = self.bind(shape, _value(node, keyword), keyword)
        given = {kind.field: _blank(shape) if self._is_lost(value) else value}
        if "kind" in kind.part.__struct_fields__:
            given["kind"] = keyword
        rest = tuple(pair for pair in node.entries if pair[0].text != keyword)
        return self._filled(kind.part, Entries(rest, node.at), given)

    def _no_kind(self, node: Entries, words: list[Scalar]) -> Any:
        if words:
            first, second = words[:2]
            self._notes.say("two-kinds", second.at, first=first.text, second=second.text)
        else:
            guesses = (near(name, kinds()) for name in node.words)
            ends = next((g for g in guesses if g["near_en"] != "."), near("", ()))
            self._notes.say("unknown-kind", node.at, **ends)
        return LOST

    def _filled(self, part: type[Part], node: Entries, given: dict[str, Any]) -> Any:
        """A structure from its keys; what is required and missing is said and left blank."""
        keys = keys_of(part)
        values: dict[str, Any] = dict(given)
        for name, item in node.entries:
            known = keys.get(name.text)
            if known is None:
                self._unknown_key(part, name, keys)
                continue
            value = self.bind(known.shape, item, name.text)
            if not self._is_lost(value):
                values[known.field] = value
        for text, known in keys.items():
            if known.required and known.field not in values:
                if text not in node:
                    self._missing_key(part, node.at, text, known)
                values[known.field] = _blank(known.shape)
                if values[known.field] is LOST:
                    return LOST
        return part(at=node.at, **values)

    def _unknown_key(self, part: type[Part], name: Scalar, keys: Mapping[str, Key]) -> None:
        zh, en = part_name(part)
        ends = near(name.text, keys)
        self._notes.say("unknown-key", name.at, word=name.text, place_zh=zh, place_en=en, **ends)

    def _missing_key(self, part: type[Part], at: Mark, text: str, known: Key) -> None:
        zh, en = part_name(part)
        shown = example(text, known.shape)
        self._notes.say(
            "missing-key",
            at,
            word=text,
            place_zh=zh,
            place_en=en[:1].upper() + en[1:],
            example=shown if shown.startswith(f"{text}:") else f"{text}: {shown}",
        )

    def _is_lost(self, value: Any) -> bool:
        if value is LOST:
            self._notes.lost = True
            return True
        return False


def plain(node: Node) -> Any:
    """A node as texts, tuples and mappings; nothing is None."""
    match node:
        case Scalar():
            return None if node.is_blank else node.word
        case Items(items=items):
            return tuple(plain(item) for item in items)
        case Entries(entries=entries):
            return {name.word: plain(value) for name, value in entries}


def _blank(shape: Shape) -> Any:
    """Something empty of this shape, ``LOST`` where there is nothing of the kind."""
    match shape:
        case TextShape():
            return ""
        case WordShape():
            return Word("")
        case ListShape():
            return ()
        case MapShape():
            return {}
        case PartShape() | StepShape():
            return LOST
        case _:
            return BLANK.get(type(shape), LOST)


def _value(node: Entries, key: str) -> Node:
    value = node.get(key)
    assert value is not None
    return value


def _unchanged(node: Node) -> Node:
    return node


def _as_own_names(node: Items) -> Node:
    """``options: [低, 高]`` for ``{低: 低, 高: 高}``."""
    if all(isinstance(item, Scalar) for item in node.items):
        pairs = ((item, item) for item in node.items if isinstance(item, Scalar))
        return Entries(tuple(pairs), node.at)
    return node


def _named_after(shape: Shape, name: Scalar, item: Node) -> Node:
    """``steps:`` beside a BPMN file gives steps by id: the key is the step's id."""
    if not isinstance(shape, StepShape) or not isinstance(item, Entries):
        return item
    if any(key in kinds() for key in item.words):
        return item
    said = item.get("kind")
    kind = said.text if isinstance(said, Scalar) and said.text in kinds() else ""
    rest = tuple(pair for pair in item.entries if not (kind and pair[0].text == "kind"))
    return Entries((*entry(kind or "task", name).entries, *rest), item.at)
