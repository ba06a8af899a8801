"""The small grammars of single words: periods, dates, voting rules, article numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from xize.core.deadlines import DeadlineError, Period, parse_closing, parse_month_day
from xize.core.regulation.model.words import UNDECIDED
from xize.core.regulation.reading.ids import normal
from xize.core.regulation.reading.sentences import SENTENCES

_PARAMETER: Final = re.compile(r"\$[^\W\d]\w*")
_SHARE: Final = re.compile(r"[1-9][0-9]{0,4}|(?:[1-9][0-9]?|100)(?:\.[0-9]{1,4})?\s*%")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Message = tuple[str, str, str]
"""Code, Chinese sentence, English sentence."""


def complaint(grammar: str, text: str) -> Message | None:
    """What is wrong with a word of this grammar; None when it is right."""
    try:
        return _GRAMMARS[grammar](text)
    except DeadlineError as error:
        return error.code, error.sentence("zh"), error.sentence("en")


def stored(grammar: str, text: str) -> str:
    """The word as kept: article numbers and options in NFKC, so that 5（1） is 5(1)."""
    return normal(text).strip() if grammar in ("article", "option") else text


def is_open(text: str) -> bool:
    """Whether the word is a ``$parameter`` or a blank of the source."""
    return text == UNDECIDED or bool(_PARAMETER.fullmatch(text))


def _period(text: str) -> Message | None:
    if not is_open(text):
        Period.parse(text)
    return None


def _day_of_year(text: str) -> Message | None:
    if not is_open(text):
        parse_month_day(text)
    return None


def _closing(text: str) -> Message | None:
    parse_closing(text)
    return None


def _date(text: str) -> Message | None:
    if text == UNDECIDED:
        return None
    try:
        date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        return _says("invalid-date", text)
    return None


def _rule(text: str) -> Message | None:
    fits = text in ("all", "any", "in_order") or _SHARE.fullmatch(text) or is_open(text)
    return None if fits else _says("invalid-rule", text)


def _share(text: str) -> Message | None:
    return None if _SHARE.fullmatch(text) or is_open(text) else _says("invalid-share", text)


def _not_empty(text: str) -> Message | None:
    return None if text.strip() else _says("invalid-article", text)


def _says(code: str, text: str) -> Message:
    sentence = SENTENCES[code]
    return code, sentence.zh.format(text=text), sentence.en.format(text=text)


_GRAMMARS: Final[Mapping[str, Callable[[str], Message | None]]] = {
    "period": _period,
    "date": _date,
    "day-of-year": _day_of_year,
    "closing": _closing,
    "rule": _rule,
    "share": _share,
    "article": _not_empty,
    "option": _not_empty,
}
