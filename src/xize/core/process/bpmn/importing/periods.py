"""Due dates of vendors as periods of the language."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_ISO: Final = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?"
)
_FEEL: Final = re.compile(r'=\s*now\(\)\s*\+\s*duration\(\s*"([^"]+)"\s*\)')
_JAVA: Final = re.compile(
    r"\$\{\s*dateTime\(\)\.plus(Hours|Days|Weeks|Months|Years)\((\d{1,4})\)(?:\.\w+\(\))*\s*\}"
)
_NAME: Final = re.compile(r"[$#]\{\s*([^\W\d]\w*)\s*\}|=\s*([^\W\d]\w*)")
_UNITS: Final = ("year", "month", "week", "day", "hour")


class When(NamedTuple):
    """``within`` is a period from the opening of the step; ``due`` a variable with the date."""

    within: str = ""
    due: str = ""


def when(text: str) -> When | None:
    """What a due date says; None where it cannot be said in the language."""
    said = text.strip()
    feel = _FEEL.fullmatch(said)
    if feel:
        said = feel.group(1)
    java = _JAVA.fullmatch(said)
    if java:
        return When(within=_period(int(java.group(2)), java.group(1)[:-1].lower()))
    name = _NAME.fullmatch(said)
    if name:
        return When(due=name.group(1) or name.group(2))
    iso = _ISO.fullmatch(said)
    if iso is None or not any(iso.groups()):
        return None
    *whole, minutes, seconds = iso.groups()
    parts = [(int(count), unit) for count, unit in zip(whole, _UNITS, strict=True) if count]
    small = bool(int(minutes or 0) or int(seconds or 0))
    return _joined(parts, small)


def _joined(parts: list[tuple[int, str]], small: bool) -> When | None:
    """One unit is kept; days and hours together are hours; less than an hour is one."""
    if small or [unit for _, unit in parts] == ["day", "hour"]:
        if any(unit in ("year", "month") for _, unit in parts):
            return None
        hours = sum(count * {"week": 168, "day": 24, "hour": 1}[unit] for count, unit in parts)
        return When(within=_period(hours + small, "hour"))
    if len(parts) != 1 or not 0 < parts[0][0] < 10_000:
        return None
    return When(within=_period(*parts[0]))


def _period(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
