"""A stored value as a person reads it, in Chinese or English."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from xize.core.deadlines import Period
from xize.core.forms.errors import Language
from xize.core.forms.types import REFERENCES
from xize.core.process.rulebook import Field

Name = Callable[[str, str], str]
"""(field type, id) -> the name of a person, department, file …"""

_TICKS: Final = {"zh": ("是", "否"), "en": ("Yes", "No")}


def _id(_kind: str, text: str) -> str:
    return text


def display(field: Field, value: Any, language: Language = "zh", *, name: Name = _id) -> str:
    """One stored value; a blank is the empty text. ``name`` turns ids of people … into names."""
    if value is None:
        return ""
    match field.type:
        case "number":
            return f"{Decimal(value):,f}"
        case "money":
            return f"{Decimal(value):,.2f}"
        case "percent":
            return f"{value}%"
        case "datetime":
            return str(value).replace("T", " ")
        case "yes_no" | "signature" | "declaration":
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


def _joined(parts: list[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(parts)
