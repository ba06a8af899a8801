"""One step as a card: its name, its captions, and where its outcomes lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from xize.core.process.graph import Node, SubProcess, UserTask
from xize.core.process.index import Index
from xize.core.process.layout.measure import text_width, wrap
from xize.core.process.layout.outline import WayOut
from xize.core.process.layout.picture import Box, Role, Text

WIDTH: Final = 180
PAD: Final = 10
NAME: Final = (13, 18)
"""Font size and line height of names."""
SMALL: Final = (11, 15)
"""The same for captions and outcomes."""

SLIM_WIDTH: Final = 132
SLIM: Final = frozenset(("milestone", "gate", "wait", "publish"))
"""Kinds of nodes nobody works on; drawn lower than a step."""


class Words(msgspec.Struct, frozen=True):
    """What the drawing is to say besides the names in the graph."""

    captions: Mapping[str, tuple[str, ...]] = {}
    results: Mapping[str, str] = {}
    names: Mapping[str, str] = {}


class Line(msgspec.Struct, frozen=True):
    """One line of a card, before it has a place."""

    text: str
    role: Role
    goes_to: str = ""


def card(
    index: Index, node: Node, words: Words, ways: Iterable[WayOut], *, beside: bool = False
) -> Box:
    """A box with its upper edge at 0 and its middle at 0."""
    slim = kind_of(node) in SLIM
    width = SLIM_WIDTH if slim else WIDTH
    size = SMALL[0] if slim else NAME[0]
    name = words.names.get(node.id) or title(index, node)
    role: Role = "caption" if slim else "name"
    lines = [Line(text, role) for text in wrap(name, size, width - 2 * PAD)]
    for caption in words.captions.get(node.id, ()):
        lines += [Line(text, "caption") for text in wrap(caption, SMALL[0], width - 2 * PAD, 2)]
    lines += ways_out(index, node.id, words, ways)
    edge = PAD - 5 if slim else PAD - 1
    texts, height = stacked(lines, edge, PAD - width // 2)
    return Box(
        id=node.id,
        kind=kind_of(node),
        x=-width // 2,
        y=0,
        width=width,
        height=height + edge,
        texts=texts,
        conditional=node.when is not None,
        beside=beside,
    )


def ways_out(index: Index, source: str, words: Words, ways: Iterable[WayOut]) -> list[Line]:
    """The lines under a card that say where an outcome leads."""
    lines = []
    for way in merged(ways):
        role, sign, target, goes_to = _destination(index, source, words, way)
        outcome = f"{sign} {way.label} →" if way.label else sign
        lines += [Line(text, role, goes_to) for text in _two_parts(outcome, target)]
    return lines


def _two_parts(outcome: str, target: str) -> tuple[str, ...]:
    """Both on one line, else the destination on a line of its own, else broken where it must be."""
    room = WIDTH - 2 * PAD
    if small_width(f"{outcome} {target}") <= room:
        return (f"{outcome} {target}",)
    indent = "　"
    if small_width(outcome) <= room:
        return (outcome, *(indent + text for text in wrap(target, SMALL[0], room - SMALL[0], 2)))
    return wrap(f"{outcome} {target}", SMALL[0], room, 3)


def merged(ways: Iterable[WayOut]) -> list[WayOut]:
    """Outcomes with the same destination share a line."""
    found: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for way in ways:
        found.setdefault((way.targets, way.result), []).append(way.label)
    return [
        WayOut("", "、".join(label for label in labels if label), targets, result)
        for (targets, result), labels in found.items()
    ]


def _destination(
    index: Index, source: str, words: Words, way: WayOut
) -> tuple[Role, str, str, str]:
    if way.result:
        return "end", "■", words.results.get(way.result, way.result), way.result
    known = [target for target in way.targets if target in index.process.nodes]
    names = "、".join(title(index, index.node(target)) for target in known)
    ahead = bool(known) and all(index.ahead(source, target) for target in known)
    return "ahead" if ahead else "back", "↓" if ahead else "↩", names, known[0] if known else ""


def title(index: Index, node: Node) -> str:
    """The name a reader knows a node by; a branch nobody named is called by its first step."""
    unnamed = node.name in ("", node.id, node.id.split(".")[-1])
    if unnamed and isinstance(node, SubProcess):
        steps = [one for one in index.children(node.id) if isinstance(one, (UserTask, SubProcess))]
        if steps:
            return title(index, steps[0])
    return node.name or node.id


def stacked(lines: Iterable[Line], top: int, left: int) -> tuple[tuple[Text, ...], int]:
    """Lines one below the other from ``top``; the texts and the lower end."""
    texts, y = [], top
    for line in lines:
        _, step = NAME if line.role == "name" else SMALL
        texts.append(
            Text(text=line.text, x=left, y=y + step - 5, role=line.role, goes_to=line.goes_to)
        )
        y += step
    return tuple(texts), y


def label(text: str, x: int, y: int) -> Text:
    """A small label whose left edge is at ``x``."""
    return Text(text=text, x=x, y=y, role="label")


def small_width(text: str) -> int:
    """Width of a caption, label or outcome."""
    return text_width(text, SMALL[0])


def kind_of(node: Node) -> str:
    """The kind of step a person sees: task, approve, countersign, call, milestone …"""
    if isinstance(node, UserTask):
        return node.work.kind
    return node.kind if isinstance(node, SubProcess) else type(node).__name__.lower()
