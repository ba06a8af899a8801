"""The JSON Schema of the language (2020-12), made from the same models the reader follows.

It serves editors: completion, and the coarse mistakes while typing. What it cannot say (references,
expressions, periods, the flow) is for ``lint``.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from xize.core.regulation import model
from xize.core.regulation.model import AnyStep, Part, Step
from xize.core.regulation.reading.shapes import (
    ChoiceShape,
    FormulaShape,
    ListShape,
    MapShape,
    PartShape,
    Shape,
    StepShape,
    TextShape,
    WholeShape,
    WordShape,
    YesNoShape,
    keys_of,
    keyword_shape,
)
from xize.core.regulation.reading.short import SHORT, Short

Schema = dict[str, Any]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": ["string", "number"]}
_SNAKE: Final = "[a-z][a-z0-9]*(_+[a-z0-9]+)*_?"
_REST: Final = r"[^\s.,:;()\[\]{}]*"
_CHINESE: Final = rf"[A-Za-z_]?{_REST}[^\x00-\x7f]{_REST}"
_ID: Final = f"^({_SNAKE}|{_CHINESE})$"
_KEBAB_ID: Final = f"^([a-z][a-z0-9]*([-_][a-z0-9]+)*|{_CHINESE})$"
_PATTERNS: Final[Mapping[str, str]] = {
    "period": r"^(\$\S+|待定|[0-9]{1,9}\s+(hour|day|week|month|year|workday)s?)$",
    "date": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|待定)$",
    "day-of-year": r"^([0-9]{2}-[0-9]{2}|\$\S+|待定)$",
}


def json_schema() -> Schema:
    """The schema of a whole ``regulation.yaml``."""
    parts = _all_parts()
    definitions: Schema = {part.__name__: _definition(part) for part in parts}
    definitions["Step"] = {"anyOf": [_ref(kind.__name__) for kind in get_args(AnyStep)]}
    return {
        "$schema": DIALECT,
        "title": "Xize regulation",
        **_ref("Regulation"),
        "$defs": dict(sorted(definitions.items())),
    }


def _all_parts() -> list[type[Part]]:
    """Every structure a regulation can hold, found from the root."""
    found: list[type[Part]] = []
    waiting: list[type[Part]] = [model.Regulation, *get_args(AnyStep)]
    while waiting:
        part = waiting.pop()
        if part in found:
            continue
        found.append(part)
        shapes = [key.shape for key in keys_of(part).values()]
        if issubclass(part, Step):
            shapes += [keyword_shape(part, field) for field in set(part.keywords.values())]
        waiting += _parts_in(shapes)
    return found


def _parts_in(shapes: Iterable[Shape]) -> list[type[Part]]:
    found: list[type[Part]] = []
    for shape in shapes:
        match shape:
            case PartShape(part=part):
                found.append(part)
            case ListShape(item=item) | MapShape(item=item):
                found += _parts_in([item])
    return found


def _definition(part: type[Part]) -> Schema:
    """A structure and its short forms."""
    said = {"description": (inspect.getdoc(part) or "").split("\n\n")[0]}
    if issubclass(part, Step):
        forms = [_step_object(part, keyword, field) for keyword, field in part.keywords.items()]
    else:
        forms = [_object(part, {}), *_short_forms(part), *_EXTRA.get(part, ())]
    return {**said, **(forms[0] if len(forms) == 1 else {"anyOf": forms})}


def _step_object(part: type[Step], keyword: str, field: str) -> Schema:
    return _object(part, {keyword: _schema(keyword_shape(part, field))})


def _object(part: type[Part], more: Schema) -> Schema:
    keys = keys_of(part)
    properties = {**more, **{name: _schema(key.shape) for name, key in keys.items()}}
    properties |= _EXTRA_KEYS.get(part, {})
    required = [*more, *(name for name, key in keys.items() if key.required)]
    shown: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**shown, "required": required} if required else shown


def _short_forms(part: type[Part]) -> Iterable[Schema]:
    short = SHORT.get(part, Short())
    keys = keys_of(part)
    if short.text:
        yield _TEXT
    if short.items:
        yield {"type": "array", "items": _item(keys[short.items].shape)}


def _item(shape: Shape) -> Schema:
    return _schema(shape.item) if isinstance(shape, ListShape) else {}


def _schema(shape: Shape) -> Schema:
    match shape:
        case TextShape():
            return _TEXT
        case WordShape():
            return _word(shape)
        case FormulaShape():
            return {"type": ["string", "number", "boolean"], "description": "an expression"}
        case YesNoShape():
            return {"type": "boolean"}
        case WholeShape():
            return {"type": "integer", "minimum": 0}
        case ChoiceShape(words=words):
            return {"enum": list(words)}
        case ListShape(item=item):
            inner = _schema(item)
            several = {"type": "array", "items": inner}
            return {"anyOf": [several, _TEXT if shape.split else inner]}
        case MapShape():
            return _map(shape)
        case PartShape(part=part):
            return _ref(part.__name__)
        case StepShape():
            return _ref("Step")
        case _:
            return {}


def _word(shape: WordShape) -> Schema:
    if shape.declares:
        return {"type": "string", "pattern": _KEBAB_ID if shape.declares.kebab else _ID}
    if pattern := _PATTERNS.get(shape.grammar):
        return {"type": "string", "pattern": pattern}
    if shape.names:
        return {**_TEXT, "description": f"id of a {' or '.join(shape.names.kinds)}"}
    return _TEXT


def _map(shape: MapShape) -> Schema:
    found: Schema = {"type": "object", "additionalProperties": _schema(shape.item)}
    if shape.key.declares:
        found["propertyNames"] = {"pattern": _ID}
    if isinstance(shape.item, TextShape):
        return {"anyOf": [found, {"type": "array", "items": _TEXT}]}
    return found


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_RECURRENCE: Final[Schema] = {
    "yearly": _schema(WordShape(grammar="day-of-year")),
    "month": {"const": "last_workday"},
    "week": {"const": "last_workday"},
}
_FILLED: Final[Schema] = {
    "type": "object",
    "properties": {
        key: _schema(ListShape(WordShape())) for key in ("requires", "only", "shows", "by")
    },
    "additionalProperties": False,
}
_EXTRA: Final[Mapping[type[Part], tuple[Schema, ...]]] = {
    model.Who: (
        _TEXT,
        {"type": "object", "additionalProperties": {"const": "entry"}, "maxProperties": 1},
    ),
    model.By: (_ref("Who"),),
    model.Group: (_ref("Who"),),
    model.Field: (_TEXT,),
    model.Every: (_TEXT,),
    model.Awaited: (
        _TEXT,
        {"type": "object", "properties": {"until": _ref("Every")}, "required": ["until"]},
        {"type": "object", "properties": _RECURRENCE, "minProperties": 1},
    ),
    model.Case: (
        {
            "type": "object",
            "properties": {"else": _schema(ListShape(StepShape())), "name": _TEXT},
            "required": ["else"],
            "additionalProperties": False,
        },
    ),
    model.HostEffect: ({"enum": ["suspend", "resume"]},),
    model.Fill: (
        {"type": "object", "additionalProperties": _FILLED, "minProperties": 1, "maxProperties": 1},
    ),
}
"""The short forms of ``rewrite.py`` (a test keeps the two together)."""
_EXTRA_KEYS: Final[Mapping[type[Part], Schema]] = {
    model.Who: {"of": _TEXT},
    model.Starts: _RECURRENCE,
    model.Procedure: {"flow": {"anyOf": [_schema(ListShape(StepShape())), _TEXT]}},
    model.Regulation: {"flow": {"anyOf": [_schema(ListShape(StepShape())), _ref("Drawn")]}},
}
