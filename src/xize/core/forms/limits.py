"""Bounds and checks of single fields: ``at_least``, ``at_most``, ``check``.

A plain figure is meant as it is typed, in the field's own unit (``at_most: 500`` of a field in
万元, ``at_most: 100`` of a percentage); anything else is worth what expressions say it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from xize.core.expressions import Expression, Value
from xize.core.forms.display import display
from xize.core.forms.errors import FieldError
from xize.core.forms.numbers import WAN, WAN_YUAN, plain
from xize.core.forms.rules import Evaluate
from xize.core.forms.stored import typed_value
from xize.core.process.rulebook import Field

_FIGURES: Final = ("number", "money", "percent")
_DAYS: Final = ("date", "datetime", "time")
_TEXTS: Final = ("text", "long_text")
_CODES: Final = {
    **dict.fromkeys(_FIGURES, ("too-small", "too-great")),
    **dict.fromkeys(_DAYS, ("too-early", "too-late")),
    **dict.fromkeys(_TEXTS, ("too-short", "too-long")),
}
_COUNTED: Final = ("too-few", "too-many")


def has_limits(field: Field) -> bool:
    """Whether anything bounds a field."""
    return field.at_least is not None or field.at_most is not None or bool(field.checks)


def breaches(
    field: Field, stored: Any, names: Mapping[str, Value], evaluate: Evaluate
) -> Iterator[FieldError]:
    """What is wrong with one stored value; nothing with a blank one."""
    if stored is None or not has_limits(field):
        return
    given = {"name": field.name or field.id}
    measured = _measured(field, stored)
    low, high = _CODES.get(field.type, _COUNTED)
    for bound, code, sign in ((field.at_least, low, 1), (field.at_most, high, -1)):
        limit = _limit(field, bound, names, evaluate)
        if limit is not None and _beyond(measured, limit, sign):
            yield FieldError(code, field.id, {**given, "limit": _shown(field, limit)})
    for check in field.checks:
        if evaluate(check.that, names) is False:
            yield FieldError("field-check-failed", field.id, {**given, "says": check.says})


def _measured(field: Field, stored: Any) -> Any:
    """The value in expressions, or how many signs, choices or files there are."""
    if field.type in _FIGURES or field.type in _DAYS:
        return typed_value(field, stored)
    return len(stored)


def _limit(
    field: Field, bound: Expression | None, names: Mapping[str, Value], evaluate: Evaluate
) -> Any:
    """What the bound is worth; None where there is none or it is not known yet."""
    if bound is None:
        return None
    limit: Any = evaluate(bound, names)
    if isinstance(limit, Decimal) and not bound.names() and not bound.parameters():
        limit *= _typed_unit(field)
    return limit


def _typed_unit(field: Field) -> Decimal:
    if field.type == "percent":
        return Decimal("0.01")
    return WAN if field.type == "money" and field.unit == WAN_YUAN else Decimal(1)


def _beyond(measured: Any, limit: Any, sign: int) -> bool:
    """Whether the value is under (sign 1) or over (-1) the limit; never for other kinds."""
    if isinstance(limit, date) and not isinstance(limit, datetime):
        measured = measured.date() if isinstance(measured, datetime) else measured
    figures = isinstance(measured, int | Decimal) and isinstance(limit, int | Decimal)
    if not figures and type(measured) is not type(limit):
        return False
    return bool(measured < limit if sign > 0 else measured > limit)


def _shown(field: Field, limit: Any) -> str:
    """The limit as it would be typed into the field."""
    if isinstance(limit, date | datetime | time):
        return limit.isoformat().replace("T", " ")
    if field.type in _FIGURES:
        return display(field, plain(Decimal(limit) / _typed_unit(field)))
    return plain(Decimal(limit))
