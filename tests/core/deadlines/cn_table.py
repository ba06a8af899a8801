"""Writes ``library/calendars/CN.json`` from the published notices: `python cn_table.py > CN.json`.

The notices come from chinesecalendar, the statutory days of years without one from `holidays`.
A test compares the committed table with what this makes, so that it cannot drift.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby

from chinese_calendar import constants
from holidays import country_holidays

FIRST, LAST, EXPECTED = 2004, 2026, range(2027, 2031)
NAMES = {
    "new-year": ("元旦", "New Year's Day"),
    "spring": ("春节", "Spring Festival"),
    "qingming": ("清明节", "Tomb-Sweeping Day"),
    "labour": ("劳动节", "Labour Day"),
    "dragon-boat": ("端午节", "Dragon Boat Festival"),
    "mid-autumn": ("中秋节", "Mid-Autumn Festival"),
    "national": ("国庆节", "National Day"),
    "victory": ("抗战胜利纪念日", "Victory Day"),
}
HOLIDAY = {  # chinesecalendar's names
    "New Year's Day": "new-year",
    "Spring Festival": "spring",
    "Tomb-sweeping Day": "qingming",
    "Labour Day": "labour",
    "Dragon Boat Festival": "dragon-boat",
    "Mid-autumn Festival": "mid-autumn",
    "National Day": "national",
    "Anti-Fascist 70th Day": "victory",
}
LUNAR = {  # the parts of `holidays`' names that mark the statutory days which move
    "Chinese New Year": "spring",
    "Tomb-Sweeping Day": "qingming",
    "Dragon Boat Festival": "dragon-boat",
    "Mid-Autumn Festival": "mid-autumn",
}
# The days every year has (the State Council's regulation on public holidays as of 2025).
FIXED = {
    "01-01": "new-year",
    "05-01": "labour",
    "05-02": "labour",
    "10-01": "national",
    "10-02": "national",
    "10-03": "national",
}
# Saturday 2005-12-31 was worked (notice 国办发明电〔2005〕35号); chinesecalendar leaves it out.
CORRECTED_WORK = {date(2005, 12, 31): "New Year's Day"}


def table() -> dict[str, object]:
    """The whole table, as it is written."""
    return {
        "calendar": "CN",
        "edition": f"{LAST}.1",
        "names": {key: {"zh": zh, "en": en} for key, (zh, en) in NAMES.items()},
        "fixed": FIXED,
        "years": {str(year): _notice(year) for year in range(FIRST, LAST + 1)},
        "expected": {str(year): _expected(year) for year in EXPECTED},
    }


def written() -> str:
    """The file's text: one line per year."""
    sections = []
    for key, value in table().items():
        if isinstance(value, dict):
            lines = [f"    {_json(name)}: {_json(entry)}" for name, entry in value.items()]
            sections.append(f"  {_json(key)}: {{\n" + ",\n".join(lines) + "\n  }")
        else:
            sections.append(f"  {_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _notice(year: int) -> dict[str, object]:
    rest = {day: str(name) for day, name in constants.holidays.items()}
    work = {day: str(name) for day, name in constants.workdays.items()} | CORRECTED_WORK
    return {"rest": _by_holiday(rest, year), "work": _by_holiday(work, year)}


def _by_holiday(days: Mapping[date, str], year: int) -> dict[str, list[str]]:
    found: dict[str, list[date]] = defaultdict(list)
    for day in sorted(days):
        if day.year == year:
            found[HOLIDAY[days[day]]].append(day)
    return {holiday: _spans(listed) for holiday, listed in found.items()}


def _expected(year: int) -> dict[str, list[str]]:
    found: dict[str, list[date]] = defaultdict(list)
    for day, name in sorted(country_holidays("CN", years=year, language="en_US").items()):
        for part, holiday in LUNAR.items():
            if part in name and "observed" not in name:
                found[holiday].append(day)
    return {holiday: _spans(listed) for holiday, listed in found.items()}


def _spans(days: Iterable[date]) -> list[str]:
    runs = groupby(enumerate(sorted(days)), key=lambda pair: pair[1] - timedelta(days=pair[0]))
    spans = []
    for _, run in runs:
        listed = [day for _, day in run]
        spans.append(str(listed[0]) if len(listed) == 1 else f"{listed[0]}/{listed[-1]}")
    return spans


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(written())
