"""保管期限: how long a dossier is kept, and its code (档号), as the regulation's ``filing`` says.

Retention follows DA/T 22: for ever, thirty years or ten. It begins with the year after the one in
which the project ended, as archives count, and ends with a year.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.filing import filled
from xize.core.process.rulebook import Filing

PERMANENT: Final = "permanent"
LETTERS: Final = {PERMANENT: "Y", "30 years": "D30", "10 years": "D10"}
"""How a code writes a retention (DA/T 13: 永久 Y, 定期30年 D30, 定期10年 D10)."""
NAMES: Final = {PERMANENT: "永久", "30 years": "定期30年", "10 years": "定期10年"}
ENGLISH: Final = {PERMANENT: "for ever", "30 years": "30 years", "10 years": "10 years"}
ORDER: Final = ("10 years", "30 years", PERMANENT)


def name_of(retention: str, language: str) -> str:
    """A retention in words."""
    return (NAMES if language.startswith("zh") else ENGLISH)[retention]


class Places(NamedTuple):
    """What fills a code besides its number in the series."""

    fonds: str
    category: str
    yyyy: str
    retention: str
    office: str
    number: str


def retention_of(draft: Draft, filing: Filing) -> str:
    """The first rule that holds; never shorter than what a delivered item asks for."""
    world = World(draft)
    found = next((one.keep for one in filing.retention if world.holds(one.when)), "30 years")
    delivered = draft.state.delivered
    asked = [one.keep for one in draft.rules.dossier if one.keep and one.item in delivered]
    return max((found, *asked), key=ORDER.index)


def retained_until(retention: str, ended: date) -> str:
    """The last day it must be kept, as an ISO text; "" for ever."""
    if retention == PERMANENT:
        return ""
    years = int(retention.partition(" ")[0])
    return date(ended.year + years, 12, 31).isoformat()


def series_of(pattern: str, places: Places) -> str:
    """The code without its number: dossiers that share it are numbered together."""
    return filled(pattern, lambda place: _value(places, place, "*"))


def code_of(pattern: str, places: Places, seq: int) -> str:
    """The code; a number wider than its place widens it."""
    return filled(pattern, lambda place: _value(places, place, str(seq)))


def _value(places: Places, place: str, seq: str) -> str:
    return seq if place == "seq" else str(getattr(places, place))
