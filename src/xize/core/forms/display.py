"""A stored value as a person reads it, in Chinese or English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from xize.core.deadlines import Period
from xize.core.expressions import Value
from xize.core.forms.amounts import LARGEST, capital
from xize.core.forms.errors import Language
from xize.core.forms.files import attached
from xize.core.forms.numbers import ONE, WAN, WAN_YUAN, in_yuan, plain
from xize.core.forms.types import REFERENCES
from xize.core.process.rulebook import Field

Name = Callable[[str, str], str]
"""(field type, id) -> the name of a person, department, file …"""

_ACCEPTED: Final = {"zh": "已接受", "en": "Accepted"}
_TICKS: Final = {"zh": ("是", "否"), "en": ("Yes", "No")}


def _id(_kind: str, text: str) -> str:
    return text


def display(field: Field, value: Any, language: Language = "zh", *, name: Name = _id) -> str:
    """One stored value; a blank is the empty text. ``name`` turns ids of people … into names."""
    if value is None:
        return ""
    match field.type:
        case "number":
            return f"{Decimal(value):,f}{_unit(field.unit)}"
        case "money":
            return _amount(field, str(value))
        case "percent":
            return f"{value}%"
        case "datetime":
            return str(value).replace("T", " ")
        case "signature" if isinstance(value, Mapping):
            signer = name("person", str(value["by"]))
            return f"{signer} {value.get('on', '')}".rstrip()
        case "declaration":
            return _ACCEPTED[language] if value else ""
        case "file" | "picture":
            return _joined([one["name"] for one in attached(value)], language)
        case "yes_no" | "signature":
            return _TICKS[language][0 if value else 1]
        case "choice":
            return str(field.options.get(value, value))
        case "several":
            return _joined([field.options.get(option, option) for option in value], language)
        case "period":
            return Period.parse(value).words(language)
        case "rows":
            return f"{len(value)} 行" if language == "zh" else f"rows: {len(value)}"
        case kind if kind in REFERENCES:
            return name(kind, value)
    return str(value)


def display_value(field: Field, value: Value, language: Language = "zh") -> str:
    """What an expression is worth, as the field would show it; money is given in yuan."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _TICKS[language][0 if value else 1]
    if isinstance(value, int | Decimal):
        amount = Decimal(value)
        if field.type == "money":
            amount /= WAN if field.unit == WAN_YUAN else ONE
            return display(field, f"{amount:.6f}".rstrip("0"), language)
        if field.type == "percent":
            return display(field, plain(amount * 100), language)
        return f"{plain(round(amount, 6))}{_unit(field.unit)}"
    if isinstance(value, date | datetime | time):
        return value.isoformat().replace("T", " ")
    return display(field, value, language)


def in_capitals(field: Field, value: Any) -> str:
    """An amount of money in Chinese capital figures; empty for anything else."""
    if field.type != "money" or value is None:
        return ""
    amount = in_yuan(str(value), field.unit)
    return capital(amount) if abs(amount) < LARGEST else ""


def _amount(field: Field, stored: str) -> str:
    """With thousands' commas, at least two places, and the unit where it is not plain yuan."""
    whole, _, fraction = stored.partition(".")
    return f"{Decimal(whole):,f}.{fraction.ljust(2, '0')}{_unit(field.unit)}"


def _unit(unit: str) -> str:
    return f" {unit}" if unit and unit != "元" else ""


def _joined(parts: list[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(parts)
