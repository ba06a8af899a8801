"""Reading dates, times and periods; their canonical ISO text.

A date-and-time is the wall clock of the organisation, as typed on its form: no zone is kept and a
value with a zone is refused rather than shifted. Instants of the engine are another matter.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any, Final

from xize.core.deadlines import Period, PeriodError
from xize.core.forms.errors import Bad

_DATE: Final = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
_TIME: Final = r"(\d{1,2}):(\d{2})(?::(\d{2}))?"
_DATE_ONLY: Final = re.compile(_DATE)
_TIME_ONLY: Final = re.compile(_TIME)
_BOTH: Final = re.compile(rf"{_DATE}[T\s]\s*{_TIME}")
LONGEST: Final = 80
"""Characters of any date, time or period; longer texts are not looked at."""


def day(raw: Any) -> str:
    """A calendar day: ``2025-04-01``; ``2025/4/1`` and ``2025年4月1日`` are understood."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw.isoformat()
    return _day(_numbers(_DATE_ONLY, raw)).isoformat()


def clock(raw: Any) -> str:
    """A time of day: ``22:00``, with seconds only where they are typed."""
    return _clock(raw if isinstance(raw, time) else _time(_numbers(_TIME_ONLY, raw)))


def moment(raw: Any) -> str:
    """A day and a time on the organisation's clock: ``2025-08-21T22:00``."""
    if isinstance(raw, datetime):
        return f"{raw.date().isoformat()}T{_clock(raw.timetz())}"
    numbers = _numbers(_BOTH, raw)
    return f"{_day(numbers[:3]).isoformat()}T{_clock(_time(numbers[3:]))}"


def period(raw: Any) -> str:
    """A period in the language's grammar: ``3 workdays``, ``1 month``."""
    try:
        return str(Period.parse(_text(raw)))
    except PeriodError:
        raise Bad("field-invalid") from None


def _numbers(pattern: re.Pattern[str], raw: Any) -> tuple[int, ...]:
    found = pattern.fullmatch(_text(raw))
    if not found:
        raise Bad("field-invalid")
    return tuple(int(group) for group in found.groups() if group)


def _text(raw: Any) -> str:
    if not isinstance(raw, str) or len(raw) > LONGEST:
        raise Bad("field-invalid")
    return unicodedata.normalize("NFKC", raw).strip()


def _day(numbers: tuple[int, ...]) -> date:
    try:
        return date(*numbers)
    except ValueError:
        raise Bad("field-invalid") from None


def _time(numbers: tuple[int, ...]) -> time:
    try:
        hour, minute, second = (*numbers, 0)[:3]
        return time(hour, minute, second)
    except ValueError:
        raise Bad("field-invalid") from None


def _clock(read: time) -> str:
    if read.microsecond or read.tzinfo is not None:
        raise Bad("field-invalid")
    return read.isoformat("seconds" if read.second else "minutes")
