"""The types of values, as declared by a regulation.

One frozen struct holds them all, so that types can be stored beside expressions and compared.
"""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

Kind = Literal[
    "text",
    "number",
    "money",
    "percent",
    "date",
    "datetime",
    "time",
    "period",
    "yes_no",
    "choice",
    "person",
    "department",
    "organisation",
    "project",
    "document",
    "step",
    "row",
    "record",
    "rows",
    "signatures",
    "list",
    "nothing",
    "unknown",
    "condition",
]


class Type(msgspec.Struct, frozen=True):
    """A type: its kind and what the kind needs.

    `options` are a choice's ids (none: any text). `fields` are those of a record or row, the
    columns of rows and signatures, or what may be asked of a person, department, project, document
    or step. `of` is what a list holds.
    """

    kind: Kind
    options: tuple[str, ...] = ()
    fields: tuple[tuple[str, "Type"], ...] = ()
    of: "Type | None" = None


TEXT: Final = Type("text")
NUMBER: Final = Type("number")
MONEY: Final = Type("money")
PERCENT: Final = Type("percent")
"""A proportion: 0.5 is 50 %."""
DATE: Final = Type("date")
DATETIME: Final = Type("datetime")
TIME: Final = Type("time")
PERIOD: Final = Type("period")
"""A period such as `3 workdays`; expressions can only ask whether it is there or equal."""
YES_NO: Final = Type("yes_no")
PERSON: Final = Type("person")
DEPARTMENT: Final = Type("department")
ORGANISATION: Final = Type("organisation")
PROJECT: Final = Type("project")
DOCUMENT: Final = Type("document")
STEP: Final = Type("step")
"""A step, block or procedure, which `approved` and `signatures` can be asked about."""
NOTHING: Final = Type("nothing")
"""Of an empty list's elements; fits everywhere."""
UNKNOWN: Final = Type("unknown")
"""Not declared anywhere; fits everywhere and is never checked."""
CONDITION: Final = Type("condition")
"""Only expected, never found: what `when`, `requires` and `check.that` ask for. Every type will do,
by its truth: `charter` asks whether the document is there. `YES_NO` expects a yes/no strictly."""


def choice(*options: str) -> Type:
    """One of these option ids; without any, an outcome or choice that is not known in advance."""
    return Type("choice", options=options)


def record(fields: Mapping[str, Type]) -> Type:
    """A record of named fields, such as a form section."""
    return Type("record", fields=tuple(fields.items()))


def row(columns: Mapping[str, Type]) -> Type:
    """One row of a table, or a reference to one."""
    return Type("row", fields=tuple(columns.items()))


def rows(columns: Mapping[str, Type]) -> Type:
    """A table."""
    return Type("rows", fields=tuple(columns.items()))


def list_of(of: Type) -> Type:
    """A list, a column, or the options chosen among several."""
    return Type("list", of=of)


def thing(kind: Kind, fields: Mapping[str, Type]) -> Type:
    """A person, department, organisation, project, document or step with attributes to ask for."""
    return Type(kind, fields=tuple(fields.items()))


SIGNATURES: Final = Type(
    "signatures",
    fields=(
        ("by", PERSON),
        ("role", TEXT),
        ("department", DEPARTMENT),
        ("outcome", choice()),
        ("at", DATETIME),
        ("on_time", YES_NO),
        ("days", NUMBER),
        ("version", TEXT),
        ("comment", TEXT),
    ),
)
"""What `signatures(step)` answers: one record per signature."""


def element(type_: Type) -> Type | None:
    """What a list, rows or signatures hold; None when the type is no list."""
    match type_.kind:
        case "rows":
            return Type("row", fields=type_.fields)
        case "signatures":
            return Type("record", fields=type_.fields)
        case "list":
            return type_.of or UNKNOWN
        case _:
            return None


def field_type(type_: Type, name: str) -> Type | None:
    """The type of a field or column, as `values.field` projects it; None when there is none."""
    if type_.kind in ("unknown", "nothing"):
        return type_
    held = element(type_)
    if held is None:
        return dict(type_.fields).get(name)
    found = field_type(held, name)
    return None if found is None else list_of(element(found) or found)


def field_names(type_: Type) -> tuple[str, ...]:
    """The names `field_type` knows."""
    return tuple(name for name, _ in (element(type_) or type_).fields)
