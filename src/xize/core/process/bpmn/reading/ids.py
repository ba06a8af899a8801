"""Ids and references: each id once, each reference to something of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.reading.references import EXPECTED, FLOW_NODES, WITHIN
from xize.core.process.bpmn.reading.values import local
from xize.core.process.bpmn.spaces import BPMN, VENDORS
from xize.core.process.bpmn.xml import Tag


def check_ids(report: Report, outermost: Tag) -> None:
    """Report ids used twice, references to nothing, and references of the wrong kind."""
    known: dict[str, Tag] = {}
    tags = list(_semantic(outermost))
    for tag in tags:
        ident = tag.get("id").strip()
        if ident in known:
            report.say("duplicate-id", ident, tag.line, first=known[ident].line)
        elif ident:
            known[ident] = tag
    for tag in tags:
        for name, value, line in _references(tag):
            _check(report, known, tag, name, value, line)
        if tag.name in FLOW_NODES:
            _ends(report, known, tag)


def _semantic(outermost: Tag) -> Iterator[Tag]:
    """Everything of the standard's own namespace, foreign content and drawings left out."""
    todo = [outermost]
    while todo:
        tag = todo.pop()
        yield tag
        if tag.name != "extensionElements":
            todo += [one for one in reversed(tag.inside) if one.space == BPMN]


def _references(tag: Tag) -> Iterator[tuple[str, str, int]]:
    """Name, value and line of what a tag refers to inside the file."""
    for name in EXPECTED:
        value = tag.get(name)
        if value:
            yield name, value, tag.line
    for one in tag.inside:
        if one.space == BPMN and one.name in WITHIN and one.text:
            yield one.name, one.text, one.line


def _check(
    report: Report, known: dict[str, Tag], tag: Tag, name: str, value: str, line: int
) -> None:
    within = any(one.name == name and one.text == value for one in tag.inside)
    wanted = WITHIN[name] if within else EXPECTED[name]
    if callable(wanted):
        wanted = wanted(tag.name)
    node = tag.get("id") or tag.name
    found = known.get(local(value))
    if found is None:
        if _elsewhere(tag, value):
            return
        report.say("reference-to-nothing", node, line, name=name, value=value)
    elif found.name not in wanted:
        kinds = {"kind": found.name, "expected": " | ".join(sorted(wanted))}
        report.say("reference-of-wrong-kind", node, line, name=name, value=value, **kinds)


def _elsewhere(tag: Tag, value: str) -> bool:
    """A called element may be one of another file, named with a prefix of its namespace.

    Engines of vendors look a process up by its id among all there are; their files name no prefix.
    """
    if tag.name != "callActivity":
        return False
    return ":" in value or any(space in VENDORS for space in tag.names.values())


def _ends(report: Report, known: dict[str, Tag], tag: Tag) -> None:
    """``incoming`` and ``outgoing`` only repeat what the flows say; they may not contradict."""
    ident = tag.get("id")
    for name, end in (("incoming", "targetRef"), ("outgoing", "sourceRef")):
        for one in tag.children(BPMN, name):
            flow = known.get(local(one.text))
            if flow is not None and flow.name == "sequenceFlow" and local(flow.get(end)) != ident:
                report.say("incoming-outgoing", ident, one.line, name=name, value=one.text)
