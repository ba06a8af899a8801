"""What the deadline algebra refuses, each with a stable code and one sentence in both languages.

The sentences name the remedy; the place (file, line, field) is added by whoever read the text.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "period-not-understood": (
        (
            "“{text}”不是期限。请写成数字加单位,如 3 workdays、50 days、1 month;"
            "单位有 hours、days、weeks、months、years、workdays。{hint}"
        ),
        (
            '"{text}" is not a period. Write a number and a unit, like 3 workdays or 1 month; '
            "the units are hours, days, weeks, months, years, workdays.{hint}"
        ),
    ),
    "period-unit-unstated": (
        "“{text}”没有说明是工作日还是自然日。请写 {n} workdays 或 {n} days,并记下这样选择的理由。",
        (
            '"{text}" does not say whether working or calendar days are meant. '
            "Write {n} workdays or {n} days, and note the reason for the choice."
        ),
    ),
    "period-too-long": (
        "“{text}”超过一百年。请核对数字。",
        '"{text}" is longer than a hundred years. Check the figure.',
    ),
    "period-negative": (
        "期限不能是负数({n})。要往前数,请用 before。",
        "A period cannot be negative ({n}). To count backwards use before.",
    ),
    "recurrence-not-understood": (
        (
            "“{text}”不是周期。请写 1 workday、1 month、{{yearly: 10-01}}、"
            "{{month: last_workday}}、{{week: last_workday}} 或 as_needed。{hint}"
        ),
        (
            '"{text}" is not a recurrence. Write 1 workday, 1 month, {{yearly: 10-01}}, '
            "{{month: last_workday}}, {{week: last_workday}} or as_needed.{hint}"
        ),
    ),
    "day-of-year-not-understood": (
        "“{text}”不是月-日。请写成 10-31 这样的两位月和两位日。",
        '"{text}" is not a month and day. Write two digits each, like 10-31.',
    ),
    "closing-not-understood": (
        "“{text}”不是截止时刻。请写成 17:30 这样的时和分,或 24:00。",
        '"{text}" is not a closing time. Write hours and minutes like 17:30, or 24:00.',
    ),
    "zone-unknown": (
        "不认识时区“{text}”。请用 Asia/Shanghai 这样的名称。",
        'The time zone "{text}" is not known. Use a name like Asia/Shanghai.',
    ),
    "hours-need-a-moment": (
        "按小时计算的期限要从一个时刻起算,{day} 只是日期。请给出带时区的时刻。",
        (
            "A period in hours runs from a moment, and {day} is only a date. "
            "Give a moment with its time zone."
        ),
    ),
    "moment-without-zone": (
        "时刻 {text} 没有时区。请给出带时区的时刻。",
        "The moment {text} has no time zone. Give a moment with its time zone.",
    ),
    "pause-ends-before-it-begins": (
        "暂停在 {until} 结束,早于开始时刻 {since}。请核对两个时刻。",
        "A pause ends at {until}, before it begins at {since}. Check the two moments.",
    ),
    "date-out-of-range": (
        "从 {anchor} 起算“{period}”超出公元 1 年至 9999 年。请核对起算日和期限。",
        "{period} from {anchor} leaves the years 1 to 9999. Check the anchor and the period.",
    ),
    "trace-broken": (
        "推算步骤“{step}”得出 {found},记录却是 {stated}。记录已被改动,请核验台账。",
        (
            'The step "{step}" of the reckoning gives {found}, but {stated} is recorded. '
            "The record was altered: verify the ledger."
        ),
    ),
    "calendar-day-twice": (
        "{days} 既列为休息日又列为工作日。请只保留一处。",
        "{days} stand as rest days and as working days. Keep each in one list only.",
    ),
}


class DeadlineError(ValueError):
    """A period, recurrence, moment or calendar that cannot be used.

    ``code`` is stable (see ``SENTENCES``); ``details`` fill the sentence.
    """

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = {name: str(value) for name, value in details.items()}
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """The refusal as one sentence, ``zh`` (any Chinese tag) or English."""
        chinese, english = SENTENCES[self.code]
        return (chinese if language.startswith("zh") else english).format(**self.details)


class PeriodError(DeadlineError):
    """A text that is not a period of the one grammar."""


class UnitUnstatedError(PeriodError):
    """A bare "T+3日": the author must settle working or calendar days (deadlines.md, rules)."""


class RecurrenceError(DeadlineError):
    """A text or mapping that is not a recurrence."""
