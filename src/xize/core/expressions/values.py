"""What an expression is worth, and when that counts as there and as true.

- A number is a Decimal. Integers become one; a float becomes the Decimal of its shortest text;
  infinities and NaN are null. A percentage is a proportion: 0.5 is 50 %.
- Dates and times are local already (Asia/Shanghai is the environment's business); a time zone still
  attached is dropped, never converted.
- Choices, outcomes, people, departments, documents are texts (their ids) or records.
- A record is a mapping; a record with an `id` is equal to its id and to a record of the same id.
- A list is a tuple; rows are a tuple of records.
- Anything else is opaque: it is there, and equal only to an equal thing of its own type.

**There**: not null, not blank text, not an empty record or list, nor one of nothing but blanks.
**True**: a yes/no that is yes; anything else that is there. 0 is there, hence true: a bare
`project.amount` asks whether the amount is filled in, `project.amount > 0` whether it is positive.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = (
    "bool | int | float | Decimal | str | date | time"
    " | Sequence[Value] | Mapping[str, Value] | None"
)
"""What an environment may give. The package itself works with the `plain` form only."""


def plain(value: Value) -> Value:
    """The value in the one form the rest of the package works with."""
    match value:
        case None | bool() | str() | Mapping():
            return value
        case int():
            return Decimal(value)
        case float():
            return plain(Decimal(repr(value)))
        case Decimal():
            return value if value.is_finite() else None
        case datetime() | time():
            return value.replace(tzinfo=None)
        case list() | tuple():
            return tuple(plain(item) for item in value)
        case _:
            return value


def there(value: Value) -> bool:
    """Whether there is something: the rule is in the head of this file."""
    match value:
        case None:
            return False
        case str():
            return bool(value.strip())
        case Mapping():
            return any(there(item) for item in value.values())
        case list() | tuple():
            return any(there(item) for item in value)
        case _:
            return True


def truth(value: Value) -> bool:
    """Whether a value counts as yes: a yes/no by itself, everything else by being there."""
    return value if isinstance(value, bool) else there(value)


def field(value: Value, name: str) -> Value:
    """A field of a record; the column of rows (columns of columns are one list); else null."""
    match value:
        case Mapping():
            return plain(value.get(name))
        case list() | tuple():
            column: list[Value] = []
            for item in value:
                found = field(item, name)
                column.extend(found if isinstance(found, tuple) else (found,))
            return tuple(column)
        case _:
            return None


def elements(arguments: Sequence[Value]) -> tuple[Value, ...]:
    """The members of all arguments: a list gives its own, null none, a single value itself."""
    found: list[Value] = []
    for argument in arguments:
        if isinstance(argument, tuple):
            found.extend(argument)
        elif argument is not None:
            found.append(argument)
    return tuple(found)


def day_of(value: Value) -> date | None:
    """The day of a date or datetime; None of anything else."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
