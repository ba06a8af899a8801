"""Reads again what was spelled (``spelling``): elements of our namespace become parts of a rule."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from xize.core.expressions import Expression, ExpressionError, parse
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.raising.spelling import KEY, VALUE, default_of, one_of, written

Kind = TypeVar("Kind", bound=msgspec.Struct)

READERS: Final[dict[str, Callable[[str], Any]]] = {
    "whole": int,
    "real": float,
    "yes_no": lambda text: text == "true",
    "nothing": lambda _text: None,
}


class SpellingError(Exception):
    """An element of ours that says what no rule can say; ``place`` names it."""

    def __init__(self, place: str, line: int) -> None:
        super().__init__(place)
        self.place, self.line = place, line


def spelled(kind: type[Kind], one: Extra, **given: Any) -> Kind:
    """The part an element says; ``given`` are fields known otherwise.

    Raises ``SpellingError`` for what is missing, of the wrong kind, or not known at all.
    """
    values: dict[str, Any] = dict(given)
    known: set[str] = set()
    for field in _fields(kind):
        alone, several = written(field.name), one_of(field.name)
        known |= {alone, several}
        if field.name not in given:
            found = _field(one, field, alone, several)
            if found is not msgspec.NODEFAULT:
                values[field.name] = found
            elif get_origin(_bare(field.type)) in (dict, tuple):
                values.setdefault(field.name, default_or_empty(field))
            elif default_of(field) is msgspec.NODEFAULT:
                raise SpellingError(f"{one.name} {alone}", one.line)
    for name in (*one.attributes, *(inner.name for inner in one.inside)):
        if name not in known and name != KEY:
            raise SpellingError(f"{one.name} {name}", one.line)
    return kind(**values)


def default_or_empty(field: msgspec.structs.FieldInfo) -> Any:
    """What several of a kind are where the element has none of them."""
    default = default_of(field)
    return (get_origin(_bare(field.type)) or tuple)() if default is msgspec.NODEFAULT else default


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(kind)


def _field(one: Extra, field: msgspec.structs.FieldInfo, alone: str, several: str) -> Any:
    """What a field is given; ``NODEFAULT`` where the element does not say."""
    kind = _bare(field.type)
    if alone in one.attributes:
        return _from_text(kind, one.attributes[alone], f"{one.name} {alone}", one.line)
    if _is_struct(kind):
        found = next((inner for inner in one.inside if inner.name == alone), None)
        return msgspec.NODEFAULT if found is None else spelled(kind, found)
    inside = [inner for inner in one.inside if inner.name == several]
    if not inside or kind is Expression:
        return msgspec.NODEFAULT
    return _together(kind, inside)


def _together(kind: Any, inside: Iterable[Extra]) -> Any:
    """Elements of one name as a tuple or a map."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return tuple(_member(_bare(inner[0]), one) for one in inside)
    if origin is dict:
        return {_key(one): _value(_bare(inner[1]), one) for one in inside}
    raise SpellingError(next(iter(inside)).name, next(iter(inside)).line)


def _member(kind: Any, one: Extra) -> Any:
    if _is_struct(kind):
        return spelled(kind, one)
    if get_origin(kind) is tuple:
        return tuple(_member(_bare(get_args(kind)[0]), inner) for inner in one.inside)
    return one.attributes.get(VALUE, "")


def _key(one: Extra) -> str:
    found = one.attributes.get(KEY, one.attributes.get("id"))
    if found is None:
        raise SpellingError(f"{one.name} {KEY}", one.line)
    return found


def _value(kind: Any, one: Extra) -> Any:
    if kind is Expression:
        return read_formula(one.attributes.get(VALUE, ""), one.name, one.line)
    if _is_struct(kind):
        return spelled(kind, one)
    return plainly(one)


def plainly(one: Extra) -> Any:
    """A value of any kind."""
    match one.attributes.get("type", ""):
        case "map":
            return {_key(inner): plainly(inner) for inner in one.inside}
        case "list":
            return [plainly(inner) for inner in one.inside]
        case "":
            return one.attributes.get(VALUE, "")
        case name:
            text = one.attributes.get(VALUE, "")
            try:
                return READERS[name](text)
            except (KeyError, ValueError) as error:
                raise SpellingError(f"{one.name} {VALUE}", one.line) from error


def _from_text(kind: Any, text: str, place: str, line: int) -> Any:
    """The value of an attribute."""
    if kind is Expression:
        return read_formula(text, place, line)
    if get_origin(kind) is tuple:
        return tuple(text.split())
    if get_origin(kind) is Literal and text not in get_args(kind):
        raise SpellingError(place, line)
    if kind is bool:
        return text == "true"
    if kind is int:
        if not text.lstrip("-").isdecimal():
            raise SpellingError(place, line)
        return int(text)
    return text


def read_formula(text: str, place: str, line: int) -> Expression:
    """An expression in the regulation language. Raises ``SpellingError``."""
    try:
        return parse(text)
    except ExpressionError as error:
        raise SpellingError(f"{place}: {text[:60]}", line) from error


def _bare(kind: Any) -> Any:
    """A type without its None."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(one for one in get_args(kind) if one is not type(None))
    return kind


def _is_struct(kind: Any) -> bool:
    if not isinstance(kind, type) or issubclass(kind, Expression):
        return False
    return issubclass(kind, msgspec.Struct)
