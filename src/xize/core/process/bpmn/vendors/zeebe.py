"""Camunda 8: everything stands in extension elements, expressions begin with an equals sign."""

from __future__ import annotations

from typing import Any

from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.vendors.people import people, person
from xize.core.process.bpmn.vendors.said import FormField, Listener, Mapping, Work


def _box(extras: tuple[Extra, ...], name: str) -> dict[str, str]:
    return next((one.attributes for one in extras if one.name == name), {})


def of_user(extras: tuple[Extra, ...], initiator: str) -> dict[str, Any]:
    """What is said of a human task."""
    who, when = _box(extras, "assignmentDefinition"), _box(extras, "taskSchedule")
    return {
        "assignee": person(who.get("assignee", ""), "user", initiator),
        "users": people(who.get("candidateUsers", ""), "user", initiator),
        "groups": people(who.get("candidateGroups", ""), "group", initiator),
        "due": when.get("dueDate", ""),
        "follow_up": when.get("followUpDate", ""),
        "priority": _box(extras, "priorityDefinition").get("priority", ""),
    }


def of_form(extras: tuple[Extra, ...], forms: dict[str, tuple[FormField, ...]]) -> dict[str, Any]:
    """The form of a human task or start event; ``forms`` are those embedded in the process."""
    said = _box(extras, "formDefinition")
    key = said.get("formId") or said.get("externalReference") or said.get("formKey", "")
    return {"form": key, "fields": forms.get(key.rpartition(":")[2], ())}


def of_automatic(extras: tuple[Extra, ...]) -> Work | None:
    """What does an automatic task: a job, a decision or a script."""
    job, decision = _box(extras, "taskDefinition"), _box(extras, "calledDecision")
    script = _box(extras, "script")
    if job:
        return Work(kind="job", calls=job.get("type", ""))
    if decision:
        result = decision.get("resultVariable", "")
        return Work(kind="decision", calls=decision.get("decisionId", ""), result=result)
    if script:
        result = script.get("resultVariable", "")
        return Work(kind="script", calls=script.get("expression", ""), result=result)
    return None


def of_any(extras: tuple[Extra, ...]) -> dict[str, Any]:
    """What any node may say: listeners, values in and out, properties."""
    mappings: list[Mapping] = []
    listeners: list[Listener] = []
    for box in extras:
        if box.name == "ioMapping":
            mappings += [_mapping(one) for one in box.inside if one.name in ("input", "output")]
        if box.name in ("executionListeners", "taskListeners"):
            listeners += [_listener(one) for one in box.inside]
    return {
        "mappings": tuple(mappings),
        "listeners": tuple(listeners),
        "called": _box(extras, "calledElement").get("processId", ""),
        "version": _box(extras, "versionTag").get("value", ""),
    }


def _mapping(tag: Extra) -> Mapping:
    way: Any = "in" if tag.name == "input" else "out"
    said = tag.attributes
    return Mapping(way=way, source=said.get("source", ""), target=said.get("target", ""))


def _listener(tag: Extra) -> Listener:
    of: Any = "task" if tag.name == "taskListener" else "execution"
    said = tag.attributes
    return Listener(
        of=of, event=said.get("eventType", ""), calls=said.get("type", ""), line=tag.line
    )


def of_several(extras: tuple[Extra, ...]) -> dict[str, str]:
    """The collection and the variable of a repetition."""
    said = _box(extras, "loopCharacteristics")
    return {
        "collection": said.get("inputCollection", ""),
        "element": said.get("inputElement", ""),
    }
