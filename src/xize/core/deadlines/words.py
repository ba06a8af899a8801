"""Reckonings in words, in Chinese and English: the sentences beside every date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from xize.core.deadlines.moments import SHANGHAI, zone_named
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.phrases import PHRASES, WEEKDAYS
from xize.core.deadlines.reckoning import DueDate, Reckoning, TraceLine, Undetermined
from xize.core.deadlines.replay import counted_days

_LINE = msgspec.json.Decoder(TraceLine)
COUNTED_BY_HAND = 10
DAYS = frozenset({"day", "from", "to", "anchor_from", "anchor_to"})  # arguments that are days
MOMENTS = frozenset({"at", "since", "until"})  # arguments that are instants


def words(answer: DueDate, language: str = "zh") -> tuple[str, ...]:
    """Why this day: one sentence per step, the last of a reckoning saying when it ends.

    ``language`` is ``zh`` (any Chinese tag) or English. 待定 gives one sentence: who must say.
    """
    if isinstance(answer, Undetermined):
        return (_phrase(f"undetermined-{answer.missing}", language, {"asks": answer.asks}),)
    zone = answer.inputs.rule.zone
    said: list[str] = []
    for line in answer.trace:
        said.append(line_words(line, language, zone))
        if line.code == "count":
            said.extend(_counted(answer, language))
    return tuple(said)


def line_words(line: TraceLine, language: str = "zh", zone: str = SHANGHAI) -> str:
    """One line of a trace, or the reason line of a recomputation, as a sentence."""
    return _phrase(_phrase_of(line), language, _filled(line, language, zone))


def line_text(line: TraceLine) -> str:
    """A line as text, where only text is kept (a notice); ``text_words`` reads it again."""
    return msgspec.json.encode(line, order="sorted").decode()


def text_words(text: str, language: str = "zh") -> str:
    """What ``line_text`` made, as a sentence; any other text as it is."""
    try:
        line = _LINE.decode(text)
    except msgspec.DecodeError:
        return text
    return line_words(line, language) if line.code in PHRASES else text


def late_words(late: Period, language: str = "zh") -> str:
    """ "逾期1个工作日" for what ``lateness`` answers."""
    return _phrase("late", language, {"period": late.words(language)})


def remaining_words(left: Period, language: str = "zh") -> str:
    """ "剩2个工作日" for what ``remaining`` answers."""
    return _phrase("remaining", language, {"period": left.words(language)})


def day_words(day: date, language: str = "zh") -> str:
    """A day with its weekday: "2026-10-10(周六)" or "2026-10-10 (Sat)"."""
    chinese = language.startswith("zh")
    name = WEEKDAYS["zh" if chinese else "en"][day.weekday()]
    return f"{day}({name})" if chinese else f"{day} ({name})"


def _counted(reckoning: Reckoning, language: str) -> tuple[str, ...]:
    """The counted working days one by one, as long as a person would count them by hand."""
    days = counted_days(reckoning.trace)
    if not 1 < len(days) <= COUNTED_BY_HAND:
        return ()
    comma = "、" if language.startswith("zh") else ", "
    return (_phrase("counted", language, {"list": comma.join(f"{day:%m-%d}" for day in days)}),)


def _phrase(code: str, language: str, args: Mapping[str, str]) -> str:
    chinese, english = PHRASES[code]
    return (chinese if language.startswith("zh") else english).format_map(args)


def _phrase_of(line: TraceLine) -> str:
    """The sentence for a line: its code, with the argument that chooses between variants."""
    args = line.args
    match line.code:
        case "anchor":
            return "anchor-moment" if "hours" in args else f"anchor-{args['start']}"
        case "count" if "month_end" in args:
            return f"count-{args['direction']}-month-end"
        case "count" | "hours":
            return f"{line.code}-{args['direction']}"
        case "rolled":
            return f"rolled-{args['roll']}"
        case "stays":
            return f"stays-{args['kind']}"
        case "suggested" if "provisional" in args:
            return "suggested-provisional"
        case "calendar-moved" if not args["changes"]:
            return "calendar-moved-somehow"
        case "rest" | "paused" if args["from"] == args["to"]:
            return f"{line.code}-one"
    return line.code


def _filled(line: TraceLine, language: str, zone: str) -> dict[str, str]:
    """What fills the sentence: days with their weekday, the period, a moment in local time."""
    args = {
        name: day_words(date.fromisoformat(str(value)), language) if name in DAYS else str(value)
        for name, value in line.args.items()
    }
    if "unit" in line.args:
        args["period"] = Period(int(line.args["n"]), Unit(str(line.args["unit"]))).words(language)
    for name in MOMENTS & line.args.keys():
        moment = datetime.fromisoformat(str(line.args[name])).astimezone(zone_named(zone))
        args[name] = f"{moment:%Y-%m-%d %H:%M}"
    args["reason"] = _reason(line, language)
    return args


def _reason(line: TraceLine, language: str) -> str:
    """The name of a holiday or the reason of a closure, ready to stand in the sentence."""
    chinese = str(line.args.get("reason", ""))
    if language.startswith("zh"):
        return f"({chinese})" if chinese else ""
    english = str(line.args.get("reason_en", chinese))
    return f" ({english})" if english else ""
