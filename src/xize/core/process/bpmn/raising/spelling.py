"""How the parts of a rule are spelled as elements of our namespace, and read again.

One way for all of them, so that whoever knows the rule recognises it in the file: a part is an
element, its plain fields are attributes, parts inside are elements inside; several of a kind are
repeated (``outcomes`` become ``outcome`` elements). Names are the fields', with hyphens. What has
its default value is left out. Expressions are text in the regulation language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final, Literal

import msgspec

from xize.core.expressions import Expression
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.spaces import XIZE

KEY: Final = "key"
VALUE: Final = "value"
PLAIN: Final[dict[type, Literal["whole", "real", "yes_no", "nothing"]]] = {
    int: "whole",
    float: "real",
    bool: "yes_no",
    type(None): "nothing",
}
"""How a value of any kind says its type; texts need not."""


def written(field: str) -> str:
    """The name of a field in the file."""
    return field.rstrip("_").replace("_", "-")


def one_of(field: str) -> str:
    """What one of several is called."""
    return written(field).removesuffix("s")


def spell(part: msgspec.Struct, name: str, omit: Collection[str] = ()) -> Extra:
    """A part as an element of this name; ``omit`` are fields the file says otherwise."""
    attributes: dict[str, str] = {}
    inside: list[Extra] = []
    for field in msgspec.structs.fields(part):
        value = getattr(part, field.name)
        if field.name in omit or value == default_of(field):
            continue
        if isinstance(value, Expression):
            attributes[written(field.name)] = value.source
        elif isinstance(value, str | bool | int):
            attributes[written(field.name)] = _scalar(value)
        elif _are_words(value):
            attributes[written(field.name)] = attribute_of(value)
        elif isinstance(value, msgspec.Struct):
            inside.append(spell(value, written(field.name)))
        else:
            inside += _several(value, one_of(field.name))
    return element(name, attributes, inside)


def default_of(field: msgspec.structs.FieldInfo) -> Any:
    """The default of a field; ``NODEFAULT`` for one that must be given."""
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def element(
    name: str, attributes: Mapping[str, str] | None = None, inside: Collection[Extra] = ()
) -> Extra:
    """An element of our namespace."""
    return Extra(space=XIZE, name=name, attributes=dict(attributes or {}), inside=tuple(inside))


def attribute(name: str, value: str) -> Extra:
    """An attribute of our namespace."""
    return Extra(space=XIZE, name=name, text=value, attribute=True)


def attribute_of(words: tuple[str, ...]) -> str:
    """Several words as they stand in one attribute."""
    return " ".join(words)


def _are_words(value: Any) -> bool:
    """Whether several texts can stand in one attribute."""
    return isinstance(value, tuple) and all(
        isinstance(one, str) and one and not any(char.isspace() for char in one) for one in value
    )


def _several(value: Any, name: str) -> list[Extra]:
    if isinstance(value, dict):
        return [_keyed(key, one, name) for key, one in value.items()]
    return [_member(one, name) for one in value]


def _member(one: Any, name: str) -> Extra:
    if isinstance(one, msgspec.Struct):
        return spell(one, name)
    if isinstance(one, tuple):
        return element(name, inside=_several(one, type(one[0]).__name__.lower()) if one else ())
    return element(name, {VALUE: one})


def _keyed(key: str, one: Any, name: str) -> Extra:
    if isinstance(one, msgspec.Struct) and not isinstance(one, Expression):
        spelled = spell(one, name)
        if getattr(one, "id", None) == key:
            return spelled
        return msgspec.structs.replace(spelled, attributes={KEY: key, **spelled.attributes})
    if isinstance(one, Expression):
        return element(name, {KEY: key, VALUE: one.source})
    return plain(one, name, key)


def plain(value: Any, name: str, key: str | None = None) -> Extra:
    """A value of any kind: a text, a number, yes or no, nothing, a list or a map of such."""
    attributes = {} if key is None else {KEY: key}
    if isinstance(value, dict):
        inside = [plain(one, "item", each) for each, one in value.items()]
        return element(name, {**attributes, "type": "map"}, inside)
    if isinstance(value, list | tuple):
        return element(name, {**attributes, "type": "list"}, [plain(one, "item") for one in value])
    if not isinstance(value, str):
        attributes["type"] = PLAIN[type(value)]
    if value is not None:
        attributes[VALUE] = _scalar(value)
    return element(name, attributes)


def _scalar(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
