"""Fields of forms that stand in the file: form properties, form data, forms of Camunda 8."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.vendors.said import FormField

MOST: Final = 300
"""As many fields as one form is read with."""
_TYPES: Final = {
    "textfield": "string", "textarea": "text", "number": "double", "checkbox": "boolean",
    "select": "enum", "radio": "enum", "checklist": "several", "taglist": "several",
    "datetime": "date", "filepicker": "file",
}  # fmt: skip


def properties_of(extras: tuple[Extra, ...]) -> tuple[FormField, ...]:
    """``formProperty`` elements and the fields of ``formData``."""
    found = [_property(one) for one in extras if one.name == "formProperty"]
    for box in extras:
        if box.name == "formData":
            found += [_field(one) for one in box.inside if one.name == "formField"]
    return tuple(one for one in found if one.id)[:MOST]


def _property(tag: Extra) -> FormField:
    said = tag.attributes
    return FormField(
        id=said.get("variable") or said.get("id", ""),
        name=said.get("name", ""),
        type=said.get("type", ""),
        required=said.get("required") == "true",
        readable=said.get("readable") != "false",
        writable=said.get("writable", said.get("writeable")) != "false",
        default=said.get("default", ""),
        options=_options(tag),
        line=tag.line,
    )


def _field(tag: Extra) -> FormField:
    said = tag.attributes
    rules = {
        one.attributes.get("name", "")
        for box in tag.inside
        if box.name == "validation"
        for one in box.inside
    }
    return FormField(
        id=said.get("id", ""),
        name=said.get("label", ""),
        type=said.get("type", ""),
        required="required" in rules,
        writable="readonly" not in rules,
        default=said.get("defaultValue", ""),
        options=_options(tag),
        line=tag.line,
    )


def _options(tag: Extra) -> dict[str, str]:
    found = (one.attributes for one in tag.inside if one.name == "value")
    return {one["id"]: one.get("name", one["id"]) for one in found if one.get("id")}


def forms_of(extras: tuple[Extra, ...]) -> dict[str, tuple[FormField, ...]]:
    """The forms Camunda 8 embeds in a process as JSON, by their id; unreadable ones are empty."""
    return {
        one.attributes["id"]: _components(one.text, one.line)
        for one in extras
        if one.name == "userTaskForm" and one.attributes.get("id")
    }


def _components(text: str, line: int) -> tuple[FormField, ...]:
    try:
        said = msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError):
        return ()
    found: list[FormField] = []
    todo = [said]
    while todo and len(found) < MOST:
        one = todo.pop(0)
        if not isinstance(one, dict):
            continue
        inside = one.get("components")
        todo += inside if isinstance(inside, list) else []
        if isinstance(one.get("key"), str) and one.get("type") in _TYPES:
            found.append(_component(one, line))
    return tuple(found)


def _component(said: dict[str, Any], line: int) -> FormField:
    rules = said.get("validate")
    values = said.get("values")
    pairs = [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
    return FormField(
        id=said["key"],
        name=str(said.get("label", "")),
        type=_TYPES[said["type"]],
        required=isinstance(rules, dict) and rules.get("required") is True,
        writable=said.get("disabled") is not True,
        options={str(one.get("value", "")): str(one.get("label", "")) for one in pairs},
        line=line,
    )
