"""Writes what a drawing carried back into ``steps:``, line by line: what stayed is not touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xize.core.process.bpmn.carrying.fragments import Carried, bare, fragment, same, written
from xize.core.process.bpmn.carrying.reading import KIND, carried, entries_of, said_apart
from xize.core.regulation.house.comments import comments_in
from xize.core.regulation.reading.shapes import kinds
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

INDENT = "  "


class Piece(NamedTuple):
    """The lines of one entry: ``begin`` with its comments, ``key`` itself, up to ``end``."""

    key: Scalar
    value: Node
    begin: int
    line: int
    end: int


def rewritten(section: str, steps: Mapping[str, Carried]) -> str:
    """The section with exactly these steps, in its own order, new ones behind; "" without any."""
    if not steps:
        return ""
    return _Writer(section).write(steps)


class _Writer:
    def __init__(self, section: str) -> None:
        self._text = section
        self._lines = section.rstrip("\n").split("\n") if section.strip() else []
        self._entries = entries_of(section)
        self._behind: dict[int, str] = {}
        if self._entries:
            root = Entries(self._entries)
            comments = comments_in(section, root)
            self._behind = {one.line: one.text for one in comments if one.trailing}

    def write(self, steps: Mapping[str, Carried]) -> str:
        pieces = self._pieces(self._entries, len(self._lines))
        in_lines = bool(pieces) and _alone(pieces)
        lines = self._lines[: pieces[0].begin] if in_lines else ["steps:"]
        now = _named_now([piece.key.text for piece in pieces], steps)
        for piece in pieces:
            ident = now.get(piece.key.text)
            if ident is not None and in_lines:
                lines += self._step(piece, ident, steps[ident])
            elif ident is not None:
                lines += _fresh(ident, steps[ident])
        for ident, step in steps.items():
            lines += [] if ident in now.values() else _fresh(ident, step)
        return "\n".join(lines).rstrip("\n") + "\n"

    def _pieces(self, entries: tuple[tuple[Scalar, Node], ...], end: int) -> list[Piece]:
        """Entries with their lines; comments and blank lines above an entry are its own."""
        found: list[Piece] = []
        for key, value in entries:
            line = key.at.line - 1
            begin = line
            least = self._last(found[-1].value, found[-1].line) + 1 if found else 0
            while begin > least and self._is_aside(begin - 1):
                begin -= 1
            if found:
                found[-1] = found[-1]._replace(end=begin)
            found.append(Piece(key, value, begin, line, end))
        return found

    def _is_aside(self, line: int) -> bool:
        text = self._lines[line].strip()
        return not text or text.startswith("#")

    def _last(self, node: Node, default: int) -> int:
        """The last line of a value's own text (from 0)."""
        match node:
            case Scalar(start=start, end=end):
                said = self._text[start:end].rstrip()
                return self._text.count("\n", 0, start + max(len(said) - 1, 0)) if said else default
            case Items(items=items) if items and not node.flow:
                return max(default, *(self._last(item, default) for item in items))
            case Entries(entries=entries) if entries and not node.flow:
                return max(default, *(self._last(value, key.at.line - 1) for key, value in entries))
            case _:
                return self._text.count("\n", 0, max(node.end - 1, node.start))

    def _step(self, piece: Piece, ident: str, step: Carried) -> list[str]:
        lines = self._lines
        is_same = ident == piece.key.text
        if is_same and _says(piece.value, step):
            return lines[piece.begin : piece.end]
        above = lines[piece.begin : piece.line]
        if not isinstance(piece.value, Entries) or piece.value.flow:
            return [*above, self._with_comment(_one_line(piece.value, ident, step), piece)]
        inner = self._pieces(piece.value.entries, piece.end)
        if not _alone(inner) or inner[0].line == piece.line:
            return [*above, _one_line(piece.value, ident, step)]
        head = lines[piece.line : inner[0].begin]
        if not is_same:
            head[0] = self._with_comment(f"{INDENT}{bare(ident)}:", piece)
        return [*above, *head, *self._keys(piece, inner, ident, step)]

    def _keys(self, piece: Piece, inner: list[Piece], ident: str, step: Carried) -> Iterator[str]:
        wanted = dict(_pairs(ident, step, piece.value))
        kept = {one.key.text for one in inner}
        indent = " " * (inner[0].key.at.column - 1)
        for key, value in wanted.items():
            if key not in kept and _is_kind(key):
                yield f"{indent}{key}: {value}"
        for one in inner:
            key = one.key.text
            if key not in wanted:
                continue
            if self._stays(one, wanted[key], step):
                yield from self._lines[one.begin : one.end]
            else:
                yield from self._lines[one.begin : one.line]
                yield self._with_comment(f"{indent}{key}: {wanted[key]}".rstrip(), one)
        for key, value in wanted.items():
            if key not in kept and not _is_kind(key):
                yield f"{indent}{key}: {value}".rstrip()

    def _stays(self, one: Piece, value: str, step: Carried) -> bool:
        if said_apart(one.key.text):
            return isinstance(one.value, Scalar) and bare(one.value.text) == value
        return same(fragment(one.value), step.keys[one.key.text])

    def _with_comment(self, text: str, piece: Piece) -> str:
        comment = self._behind.get(piece.line)
        return f"{text}  {comment}" if comment else text


def _named_now(before: list[str], steps: Mapping[str, Carried]) -> dict[str, str]:
    """What the entries are called by now; a copy of a step is none of them."""
    now = {ident: ident for ident in before if ident in steps}
    for ident, step in steps.items():
        if ident not in before and step.of in before and step.of not in now:
            now[step.of] = ident
    return now


def _is_kind(key: str) -> bool:
    return key == KIND or key in kinds()


def _alone(pieces: list[Piece]) -> bool:
    """Whether every entry has lines of its own."""
    lines = [piece.line for piece in pieces]
    return len(set(lines)) == len(lines)


def _says(node: Node, step: Carried) -> bool:
    """Whether an entry says already what a step is now."""
    before = carried(node)
    if before.kind != step.kind or before.keys.keys() != step.keys.keys():
        return False
    if _is_named(node) and before.name != step.name:
        return False
    return all(same(text, step.keys[key]) for key, text in before.keys.items())


def _is_named(node: Node) -> bool:
    return isinstance(node, Entries) and "name" in node


def _pairs(ident: str, step: Carried, before: Node | None = None) -> Iterator[tuple[str, str]]:
    """The keys of an entry in the order of the house.

    A new entry is called by the label of the drawing; an old one without a name stays without.
    """
    if isinstance(before, Entries) and any(key in kinds() for key in before.words):
        yield step.kind, bare(ident)
    elif step.kind != "task":
        yield KIND, step.kind
    if step.name and (before is None or _is_named(before)):
        yield "name", bare(step.name)
    for key, text in step.keys.items():
        yield key, written(text)


def _one_line(before: Node, ident: str, step: Carried) -> str:
    pairs = _pairs(ident, step, before)
    return f"{INDENT}{bare(ident)}: {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"


def _fresh(ident: str, step: Carried) -> list[str]:
    """A step that was not there before, a key on each line."""
    pairs = list(_pairs(ident, step))
    if not pairs:
        return [f"{INDENT}{bare(ident)}: {{}}"]
    lines = [f"{INDENT * 2}{key}: {value}".rstrip() for key, value in pairs]
    return [f"{INDENT}{bare(ident)}:", *lines]
