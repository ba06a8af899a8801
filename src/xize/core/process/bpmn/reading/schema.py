"""Holds tags against the schema: what may stand where, how often, with which attributes."""

from __future__ import annotations

from collections import Counter

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.reading.grammar import (
    GROUPED,
    KINDS,
    READ_OVER,
    ROOTS,
    WORDS,
    Kind,
)
from xize.core.process.bpmn.spaces import BPMN, BPMNDI
from xize.core.process.bpmn.xml import Tag

NUMBERS = ("int",)


def check_schema(report: Report, outermost: Tag) -> None:
    """Report whatever the schema does not allow, from the outermost tag down."""
    todo = [outermost]
    while todo:
        tag = todo.pop()
        kind = KINDS.get(tag.name)
        if kind is None:
            continue
        _attributes(report, tag, kind)
        todo += _children(report, tag, kind)


def _attributes(report: Report, tag: Tag, kind: Kind) -> None:
    node = tag.get("id") or tag.name
    for space, name in tag.attributes:
        if space not in ("", BPMN):
            continue
        written = kind.attributes.get(name)
        if written is None:
            report.say("schema-attribute", node, tag.line, inside=tag.name, name=name)
        else:
            _value(report, tag, name, written.rstrip("!"))
    for name, written in kind.attributes.items():
        if written.endswith("!") and not tag.get(name):
            report.say("schema-missing", node, tag.line, inside=tag.name, name=name)


def _value(report: Report, tag: Tag, name: str, written: str) -> None:
    value = tag.get(name).strip()
    expected = ""
    if written in WORDS and value not in WORDS[written]:
        expected = " | ".join(WORDS[written])
    elif written in NUMBERS and not value.lstrip("+-").isdecimal():
        expected = "0, 1, 2, …"
    elif written == "id" and (not value or any(char.isspace() or char == ":" for char in value)):
        expected = "NCName"
    if expected:
        node = tag.get("id") or tag.name
        details = {"inside": tag.name, "name": name, "value": value, "expected": expected}
        report.say("schema-value", node, tag.line, **details)


def _children(report: Report, tag: Tag, kind: Kind) -> list[Tag]:
    """The children to look into; those that may not be there are reported and left out."""
    node = tag.get("id") or tag.name
    found: list[Tag] = []
    counts: Counter[str] = Counter()
    for child in tag.inside:
        if child.space == BPMNDI and child.name in kind.children:
            continue
        if child.space != BPMN:
            _foreign(report, tag, child)
        elif child.name not in kind.children:
            report.say("schema-element", node, child.line, inside=tag.name, name=child.name)
        else:
            counts[child.name] += 1
            if counts[child.name] == 2 and kind.children[child.name] != "*":
                report.say("schema-too-many", node, child.line, inside=tag.name, name=child.name)
            if child.name not in READ_OVER:
                found.append(child)
    for name, often in kind.children.items():
        if often == "!" and not counts[name]:
            report.say("schema-missing", node, tag.line, inside=tag.name, name=name)
    _order(report, tag, kind)
    return found


def _foreign(report: Report, tag: Tag, child: Tag) -> None:
    """Elements of other namespaces belong into ``extensionElements``."""
    if tag.name not in ("documentation", "extensionElements", "script", "text", "rendering"):
        node = tag.get("id") or tag.name
        report.say("schema-element", node, child.line, inside=tag.name, name=child.name)


def _order(report: Report, tag: Tag, kind: Kind) -> None:
    """The schema's order; within groups such as what flows in a scope, elements may be mixed."""
    places = {name: place for place, name in enumerate(kind.children)}
    highest = 0
    for child in tag.inside:
        groups = ROOTS if tag.name == "definitions" else GROUPED
        place = places.get(groups.get(child.name, child.name), 0)
        if child.space != BPMN or not place:
            continue
        if place < highest:
            node = tag.get("id") or tag.name
            report.say("schema-order", node, child.line, inside=tag.name, name=child.name)
            return
        highest = place
