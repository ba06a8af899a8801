"""Camunda 7, Flowable, Activiti, Operaton: attributes and extension elements of one tradition."""

from __future__ import annotations

from typing import Any, Final

from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.vendors.fields import properties_of
from xize.core.process.bpmn.vendors.people import people, person
from xize.core.process.bpmn.vendors.said import Listener, Mapping, Person, Work, WorkKind
from xize.core.process.bpmn.vendors.words import Place

_WORK: Final[tuple[tuple[str, WorkKind], ...]] = (
    ("class", "class"),
    ("delegateExpression", "delegate"),
    ("expression", "expression"),
    ("topic", "topic"),
    ("decisionRef", "decision"),
    ("type", "built_in"),
)
_CALLED: Final = ("class", "delegateExpression", "expression", "type")
_PEOPLE_BOXES: Final = ("userCandidateGroups", "deptPostList", "assigneeList")


def attributes(extras: tuple[Extra, ...]) -> dict[str, str]:
    """Attributes by name; those on an element of ``extensionElements`` are not among them."""
    return {one.name: one.text for one in extras if not one.inside and not one.attributes}


def of_user(extras: tuple[Extra, ...], initiator: str) -> dict[str, Any]:
    """What is said of a human task."""
    said = attributes(extras)
    text = said.get("text", "")
    label = said.get("assigneeName", "") or text
    assignee = person(said.get("assignee", ""), "user", initiator)
    if assignee is None and said.get("dataType", "").upper() == "INITIATOR":
        assignee = Person("initiator", "initiator")
    elif assignee is not None and assignee.kind == "user" and label:
        assignee = Person("user", assignee.word, label)
    named = said.get("candidateUserNames", "") or text
    users = people(said.get("candidateUsers", ""), "user", initiator, named)
    named = said.get("candidateGroupNames", "") or text
    groups = people(said.get("candidateGroups", ""), "group", initiator, named)
    return {
        "assignee": assignee,
        "users": users,
        "groups": groups + _boxed(extras),
        "owner": said.get("owner", ""),
        "due": said.get("dueDate", ""),
        "follow_up": said.get("followUpDate", ""),
        "priority": said.get("priority", ""),
    }


def _boxed(extras: tuple[Extra, ...]) -> tuple[Person, ...]:
    """People in elements of their own, as some designers write them."""
    found: list[Person] = []
    for box in extras:
        if box.name not in _PEOPLE_BOXES:
            continue
        found += people(box.attributes.get("value", ""), "group")
        for one in box.inside:
            word = one.attributes.get("postId") or one.attributes.get("id", "")
            found += people(word, "user" if box.name == "assigneeList" else "group")
    return tuple(found)


def of_form(extras: tuple[Extra, ...]) -> dict[str, Any]:
    """The form of a human task or a start event."""
    said = attributes(extras)
    key = said.get("formKey") or said.get("formRef") or said.get("xcformKey", "")
    return {"form": key, "fields": properties_of(extras)}


def of_process(extras: tuple[Extra, ...]) -> dict[str, Any]:
    """What is said of a process as a whole."""
    said = attributes(extras)
    users = people(said.get("candidateStarterUsers", ""), "user")
    return {
        "starters": users + people(said.get("candidateStarterGroups", ""), "group"),
        "version": said.get("versionTag", ""),
        "keeps": said.get("historyTimeToLive", ""),
    }


def of_automatic(extras: tuple[Extra, ...]) -> Work | None:
    """What does an automatic task, None where nothing is said."""
    said = attributes(extras)
    result = said.get("resultVariable", "")
    for name, kind in _WORK:
        if said.get(name) and not (name == "type" and "topic" in said):
            return Work(kind=kind, calls=said[name], result=result)
    for box in extras:
        if box.name == "connector":
            ident = next((one.text for one in box.inside if one.name == "connectorId"), "")
            return Work(kind="connector", calls=ident)
    return None


def of_any(extras: tuple[Extra, ...]) -> dict[str, Any]:
    """What any node may say: listeners, jobs, skipping, values in and out, properties."""
    said = attributes(extras)
    truths = (said.get(one) for one in ("async", "asyncBefore", "asyncAfter"))
    return {
        "asynchronous": "true" in truths,
        "skip": said.get("skipExpression", ""),
        "listeners": tuple(_listener(one) for one in extras if one.name.endswith("Listener")),
        "mappings": tuple(_mapping(one) for one in extras if one.name in ("in", "out")),
        "properties": properties(extras),
    }


def properties(extras: tuple[Extra, ...]) -> dict[str, str]:
    """Names and values of ``properties``."""
    found = [one for one in extras if one.name == "property"]
    for box in extras:
        found += box.inside if box.name == "properties" else ()
    pairs = ((one.attributes.get("name", ""), one.attributes.get("value", "")) for one in found)
    return {name: value for name, value in pairs if name}


def _listener(tag: Extra) -> Listener:
    said = tag.attributes
    scripts = (f"script: {one.text}" for one in tag.inside if one.name == "script")
    calls = next((said[one] for one in _CALLED if said.get(one)), "") or next(scripts, "")
    of: Any = "task" if tag.name == "taskListener" else "execution"
    event = said.get("event") or said.get("eventType") or said.get("events", "")
    return Listener(of=of, event=event, calls=calls, line=tag.line)


def _mapping(tag: Extra) -> Mapping:
    said = tag.attributes
    way: Any = tag.name
    source = said.get("source") or said.get("sourceExpression", "")
    return Mapping(way=way, source=source, target=said.get("target", ""))


def of_several(extras: tuple[Extra, ...], place: Place) -> dict[str, str]:
    """The collection and the variable of a repetition."""
    said = attributes(extras) if place == "several" else {}
    return {
        "collection": said.get("collection", ""),
        "element": said.get("elementVariable", ""),
    }
