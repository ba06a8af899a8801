"""Reads a BPMN file: its model and what is wrong with it, or what makes it unreadable."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from xize.core.process.bpmn.findings import Finding, Report, refuses
from xize.core.process.bpmn.model.base import Element
from xize.core.process.bpmn.model.containers import (
    Collaboration,
    Definitions,
    MessageFlow,
    Named,
    Participant,
)
from xize.core.process.bpmn.model.events import EventDefinition
from xize.core.process.bpmn.reading.activities import GLOBAL_TASKS, global_task
from xize.core.process.bpmn.reading.data import data_store, item_definition
from xize.core.process.bpmn.reading.diagram import planes
from xize.core.process.bpmn.reading.events import definition, is_definition
from xize.core.process.bpmn.reading.ids import check_ids
from xize.core.process.bpmn.reading.processes import check_processes
from xize.core.process.bpmn.reading.rules import RULES
from xize.core.process.bpmn.reading.schema import check_schema
from xize.core.process.bpmn.reading.scopes import associations, groups, notes, process
from xize.core.process.bpmn.reading.services import (
    categories,
    correlation_keys,
    correlation_properties,
    imports,
    interfaces,
)
from xize.core.process.bpmn.reading.talks import check_talks
from xize.core.process.bpmn.reading.values import common, extras, kept, number, reference, text_of
from xize.core.process.bpmn.spaces import BPMN, ENGINES
from xize.core.process.bpmn.xml import Tag, XmlError, parse

Kind = TypeVar("Kind", bound=Element)

NAMED = ("message", "signal", "error", "escalation")


class Read(NamedTuple):
    """A file as it was read; ``model`` is None where nothing can be made of it."""

    model: Definitions | None
    findings: tuple[Finding, ...]


def read(content: bytes) -> Read:
    """Read a file and hold it against the schema. Never raises for what a file may hold."""
    report = Report(RULES)
    try:
        outermost = parse(content)
    except XmlError as error:
        report.say(error.code, "", error.line, detail=error.detail)
        return Read(None, report.found)
    if (outermost.space, outermost.name) != (BPMN, "definitions"):
        told = f"{outermost.name} ({outermost.space or '-'})"
        report.say("not-bpmn", outermost.name, outermost.line, detail=told)
        return Read(None, report.found)
    report = Report(RULES, engine=not ENGINES.isdisjoint(outermost.names.values()))
    check_schema(report, outermost)
    check_ids(report, outermost)
    check_processes(report, outermost)
    check_talks(report, outermost)
    if refuses(report.found):
        return Read(None, report.found)
    return Read(_definitions(outermost), report.found)


def _definitions(tag: Tag) -> Definitions:
    offered = interfaces(tag)
    return Definitions(
        id=tag.get("id"),
        name=tag.get("name"),
        target=tag.get("targetNamespace"),
        exporter=tag.get("exporter"),
        expressions=tag.get("expressionLanguage"),
        processes=_by_id([process(one) for one in tag.children(BPMN, "process")]),
        collaborations=tuple(_collaboration(one) for one in tag.children(BPMN, "collaboration")),
        named=_by_id([_named(one) for one in tag.children(BPMN, *NAMED)]),
        items=_by_id([item_definition(one) for one in tag.children(BPMN, "itemDefinition")]),
        stores=_by_id([data_store(one) for one in tag.children(BPMN, "dataStore")]),
        resources=_by_id([Element(**common(one)) for one in tag.children(BPMN, "resource")]),
        operations={each.id: each for one in offered for each in one.operations},
        interfaces=offered,
        correlation=_by_id(correlation_properties(tag)),
        imports=imports(tag),
        categories=categories(tag),
        global_tasks=_by_id([global_task(one) for one in tag.children(BPMN, *GLOBAL_TASKS)]),
        event_definitions=_event_definitions(tag),
        planes=planes(tag),
        documentation=text_of(tag, "documentation"),
        extras=extras(tag),
        kept=kept(tag),
        prefixes=dict(tag.names),
    )


def _by_id(elements: list[Kind]) -> dict[str, Kind]:
    return {one.id: one for one in elements}


def _event_definitions(tag: Tag) -> dict[str, EventDefinition]:
    found = [definition(one) for one in tag.inside if is_definition(one)]
    return {one.id: one for one in found if one is not None}


def _named(tag: Tag) -> Named:
    return Named(
        **common(tag),
        kind=tag.name,
        code=tag.get("errorCode") or tag.get("escalationCode"),
        item=reference(tag, "itemRef") or reference(tag, "structureRef"),
    )


def _collaboration(tag: Tag) -> Collaboration:
    return Collaboration(
        **common(tag),
        participants=tuple(_participant(one) for one in tag.children(BPMN, "participant")),
        flows=tuple(_message_flow(one) for one in tag.children(BPMN, "messageFlow")),
        annotations=notes(tag),
        associations=associations(tag),
        groups=groups(tag),
        keys=correlation_keys(tag),
    )


def _participant(tag: Tag) -> Participant:
    several = tag.child(BPMN, "participantMultiplicity")
    return Participant(
        **common(tag),
        process=reference(tag, "processRef"),
        several=several is not None,
        minimum=number(several, "minimum", 0) if several is not None else 1,
        maximum=number(several, "maximum", 1) if several is not None else 1,
    )


def _message_flow(tag: Tag) -> MessageFlow:
    return MessageFlow(
        **common(tag),
        source=reference(tag, "sourceRef"),
        target=reference(tag, "targetRef"),
        message=reference(tag, "messageRef"),
    )
