"""The deadline algebra: every date of the product is computed here, with its reasons.

Pure. Days are days of the rule's zone (Asia/Shanghai unless told otherwise), instants are UTC.
The contract is design/deadlines.md; the law behind its defaults is the Civil Code of the PRC,
art. 200-204 and 1259.
"""

from xize.core.deadlines.calendar import Calendar, Reason
from xize.core.deadlines.errors import (
    DeadlineError,
    PeriodError,
    RecurrenceError,
    UnitUnstatedError,
)
from xize.core.deadlines.lateness import lateness, remaining
from xize.core.deadlines.moments import (
    SHANGHAI,
    closing_day,
    closing_text,
    day_begin,
    day_end,
    local_day,
    local_moment,
    parse_closing,
)
from xize.core.deadlines.named_dates import parse_month_day, point, violates_minimum, yearly
from xize.core.deadlines.pauses import paused
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.reckon import deadline, reckon, reckon_or_ask
from xize.core.deadlines.reckoning import (
    Direction,
    DueDate,
    Inputs,
    Kind,
    Pause,
    Reckoning,
    Roll,
    Rule,
    Start,
    TraceLine,
    Undetermined,
)
from xize.core.deadlines.recompute import recompute
from xize.core.deadlines.recurrence import Recurrence
from xize.core.deadlines.replay import replay
from xize.core.deadlines.words import (
    day_words,
    late_words,
    line_text,
    line_words,
    remaining_words,
    text_words,
    words,
)

__all__ = [
    "SHANGHAI",
    "Calendar",
    "DeadlineError",
    "Direction",
    "DueDate",
    "Inputs",
    "Kind",
    "Pause",
    "Period",
    "PeriodError",
    "Reason",
    "Reckoning",
    "Recurrence",
    "RecurrenceError",
    "Roll",
    "Rule",
    "Start",
    "TraceLine",
    "Undetermined",
    "Unit",
    "UnitUnstatedError",
    "closing_day",
    "closing_text",
    "day_begin",
    "day_end",
    "day_words",
    "deadline",
    "late_words",
    "lateness",
    "line_text",
    "line_words",
    "local_day",
    "local_moment",
    "parse_closing",
    "parse_month_day",
    "paused",
    "point",
    "reckon",
    "reckon_or_ask",
    "recompute",
    "remaining",
    "remaining_words",
    "replay",
    "text_words",
    "violates_minimum",
    "words",
    "yearly",
]
