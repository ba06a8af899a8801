"""Ids and references: each id once, each reference to something of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.reading.grammar import UNREAD
from xize.core.process.bpmn.reading.references import EXPECTED, FLOW_NODES, WITHIN, Kinds
from xize.core.process.bpmn.reading.values import local, truth
from xize.core.process.bpmn.spaces import BPMN, ENGINES, XSD
from xize.core.process.bpmn.xml import Tag

BY_NAME: Final = frozenset(
    {"calledElement", "errorRef", "signalRef", "loopDataInputRef", "loopDataOutputRef"}
)
"""Engines take these for names: of another file's process, a code, a variable."""
ASIDE: Final = frozenset({"categoryValueRef", "inMessageRef", "outMessageRef"})
"""What stands beside the flow: frames on the drawing, descriptions of services."""
ASSOCIATIONS: Final = ("dataInputAssociation", "dataOutputAssociation")


class Reference(NamedTuple):
    """What an element refers to: by which attribute or child, with what text, on which line."""

    tag: Tag
    name: str
    value: str
    line: int
    wanted: Kinds

    @property
    def node(self) -> str:
        """What the finding is about."""
        return self.tag.get("id") or self.tag.name


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
    elsewhere = Elsewhere(outermost)
    for tag in tags:
        if tag.name in UNREAD:
            continue
        for one in _references(tag):
            _check(report, known, elsewhere, one)
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


def _references(tag: Tag) -> Iterator[Reference]:
    """What a tag refers to inside the file."""
    for (space, name), value in tag.attributes.items():
        wanted = EXPECTED.get(name) if space in ("", BPMN) else None
        if wanted is not None and value:
            kinds = wanted if isinstance(wanted, frozenset) else wanted(tag.name)
            yield Reference(tag, name, value, tag.line, kinds)
    for one in tag.inside:
        within = WITHIN.get(one.name) if one.space == BPMN else None
        if within is not None and one.text:
            yield Reference(tag, one.name, one.text, one.line, within)


class Elsewhere:
    """Which references may mean something that stands in no part of this file."""

    def __init__(self, outermost: Tag) -> None:
        self._target = outermost.get("targetNamespace")
        self._imported = {
            one.get("namespace"): one.get("location") for one in outermost.children(BPMN, "import")
        }
        self._engine = not ENGINES.isdisjoint(outermost.names.values())
        drawings = [one for one in outermost.children(BPMN, "process") if not _runs(one)]
        self._drawn = {id(one) for each in drawings for one in _semantic(each)}

    def known(self, one: Reference) -> bool:
        """It names something of an imported document, or a type."""
        space = one.tag.names.get(one.value.strip().rpartition(":")[0], "")
        return space == XSD or (space != self._target and space in self._imported)

    def called(self, one: Reference) -> bool:
        """A call of another file: by an expression, or with the prefix of another namespace.

        A process that is only drawn may call what nobody has drawn yet.
        """
        if one.name != "calledElement":
            return False
        if id(one.tag) in self._drawn:
            return True
        return ":" in one.value or one.value.strip().startswith(("${", "#{", "="))

    def by_name(self, one: Reference) -> bool:
        """What engines take for a name, and what nothing that runs depends on."""
        if one.name in ASIDE:
            return True
        if not self._engine:
            return False
        data = one.tag.name in ASSOCIATIONS and one.name in ("sourceRef", "targetRef")
        return one.name in BY_NAME or data


def _runs(process: Tag) -> bool:
    return truth(process, "isExecutable")


def _check(report: Report, known: dict[str, Tag], elsewhere: Elsewhere, one: Reference) -> None:
    found = known.get(local(one.value))
    details = {"name": one.name, "value": one.value}
    if elsewhere.called(one) or (found is None and elsewhere.known(one)):
        return
    if found is not None and found.name in one.wanted:
        return
    if elsewhere.by_name(one):
        if one.name != "calledElement":  # the run tells of these
            report.say("reference-by-name", one.node, one.line, **details)
    elif found is None:
        report.say("reference-to-nothing", one.node, one.line, **details)
    elif one.tag.name in ASSOCIATIONS and found.name in FLOW_NODES:
        report.say("association-with-node", one.node, one.line, **details)
    else:
        kinds = {"kind": found.name, "expected": " | ".join(sorted(one.wanted))}
        report.say("reference-of-wrong-kind", one.node, one.line, **details, **kinds)


def _ends(report: Report, known: dict[str, Tag], tag: Tag) -> None:
    """``incoming`` and ``outgoing`` only repeat what the flows say; they may not contradict."""
    ident = tag.get("id")
    for name, end in (("incoming", "targetRef"), ("outgoing", "sourceRef")):
        for one in tag.children(BPMN, name):
            flow = known.get(local(one.text))
            if flow is not None and flow.name == "sequenceFlow" and local(flow.get(end)) != ident:
                report.say("incoming-outgoing", ident, one.line, name=name, value=one.text)
