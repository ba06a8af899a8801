"""YAML events to nodes, refusing what a regulation has no use for.

Nodes are built from libyaml's events one by one: anchors, tags and second documents are seen where
they stand, and depth and number are bounded before anything is built.

One leniency: in ``[signed(a, b)]`` and ``{value: days(a, b)}`` YAML takes the comma of a call for a
separator. Such pieces are joined again, with a warning; ``xize format`` writes the quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import yaml
from yaml import events as yaml_events

from xize.core.problems import Problem
from xize.core.regulation.model.marks import Mark
from xize.core.regulation.source.faults import FaultError, fault, syntax_words
from xize.core.regulation.source.join import Piece, join_entries, join_items
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

MAX_DEPTH: Final = 60
MAX_NODES: Final = 60_000


class _Open:
    """A list or mapping whose end has not been seen yet."""

    __slots__ = ("at", "flow", "is_mapping", "pieces", "start")

    def __init__(self, is_mapping: bool, flow: bool, at: Mark, start: int) -> None:
        self.is_mapping = is_mapping
        self.flow = flow
        self.at = at
        self.start = start
        self.pieces: list[Piece] = []


class Composer:
    """Builds the tree of one document and gathers what can be said without giving up."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._open: list[_Open] = []
        self._count = 0
        self._documents = 0
        self._root: Node | None = None
        self.problems: list[Problem] = []

    def compose(self) -> Node | None:
        """The root node, None for a document without content. Raises ``FaultError``."""
        for event in self._events():
            self._take(event)
        return self._root

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self._text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None

    def _syntax(self, error: yaml.MarkedYAMLError) -> FaultError:
        # a quotation mark that is not closed is reported at the end of the file: say where it opens
        is_open = "quoted scalar" in (error.context or "")
        mark = (is_open and error.context_mark) or error.problem_mark or error.context_mark
        at = Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
        lines = self._text.split("\n")
        line = lines[at.line - 1] if at.line <= len(lines) else ""
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return FaultError("yaml-tab", Mark(at.line, line.index("\t") + 1))
        words = f"{error.context or ''} {error.problem or ''}"
        return FaultError("yaml-syntax", at, **syntax_words(words))

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml_events.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise FaultError("yaml-several-documents", _mark(event))
            case yaml_events.AliasEvent():
                raise FaultError("yaml-anchor", _mark(event))
            case yaml_events.ScalarEvent():
                self._refuse_extras(event)
                self._add(_scalar(event), *_span(event))
            case yaml_events.CollectionStartEvent():
                self._begin(event)
            case yaml_events.CollectionEndEvent():
                self._end(_span(event)[1])

    def _begin(self, event: yaml_events.CollectionStartEvent) -> None:
        self._refuse_extras(event)
        if len(self._open) >= MAX_DEPTH:
            raise FaultError("yaml-too-deep", _mark(event), limit=MAX_DEPTH)
        is_mapping = isinstance(event, yaml_events.MappingStartEvent)
        self._open.append(_Open(is_mapping, bool(event.flow_style), _mark(event), _span(event)[0]))

    def _end(self, end: int) -> None:
        done = self._open.pop()
        pieces = done.pieces
        if done.flow:
            pieces = (join_entries if done.is_mapping else join_items)(pieces, self._text)
            self._say_joined(pieces)
        node = self._mapping(pieces, done, end) if done.is_mapping else _items(pieces, done, end)
        self._add(node, -1, end)

    def _add(self, node: Node, start: int, end: int) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise FaultError("yaml-too-many-nodes", node.at, limit=MAX_NODES)
        if self._open:
            self._open[-1].pieces.append(Piece(node, start, end))
        else:
            self._root = node

    def _mapping(self, pieces: list[Piece], done: _Open, end: int) -> Entries:
        """Keys and values in turn; a key that is no text or stands twice is a problem."""
        seen: dict[str, int] = {}
        entries: list[tuple[Scalar, Node]] = []
        for key_piece, value_piece in zip(pieces[::2], pieces[1::2], strict=True):
            key = key_piece.node
            if not isinstance(key, Scalar):
                self.problems.append(fault("key-not-text", self._file, key.at))
            elif key.text in seen:
                self.problems.append(
                    fault("duplicate-key", self._file, key.at, key=key.text, first=seen[key.text])
                )
            else:
                seen[key.text] = key.at.line
                entries.append((key, value_piece.node))
        return Entries(tuple(entries), done.at, done.flow, done.start, end)

    def _say_joined(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece.node, Scalar) and piece.node.joined:
                text = piece.node.text
                self.problems.append(fault("unquoted-comma", self._file, piece.node.at, text=text))

    def _refuse_extras(self, event: yaml_events.NodeEvent) -> None:
        if event.anchor is not None:
            raise FaultError("yaml-anchor", _mark(event))
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise FaultError("yaml-tag", _mark(event), tag=tag)


def _items(pieces: list[Piece], done: _Open, end: int) -> Items:
    return Items(tuple(piece.node for piece in pieces), done.at, done.flow, done.start, end)


def _scalar(event: yaml_events.ScalarEvent) -> Scalar:
    style = event.style or ""
    offset = {"": 0, "'": 1, '"': 1}.get(style, -1)
    start, end = _span(event)
    return Scalar(event.value, _mark(event), plain=not style, offset=offset, start=start, end=end)


def _mark(event: yaml.Event) -> Mark:
    assert event.start_mark is not None
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _span(event: yaml.Event) -> tuple[int, int]:
    """The positions of the first and behind the last character."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index
