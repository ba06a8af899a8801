"""Time that does not count (``clock: pauses``): a hold, a suspension of the project.

A clock that counts hours is moved by exactly the time it stood still. A clock that counts days
loses the days at whose end, 24:00 in the rule's zone, a pause was on: the day a hold begins does
not count, the day it is released counts again, and a hold within one day costs nothing. A period
in working days then ends on the n-th working day that was not suspended; one in days, weeks,
months or years is moved by as many days as were suspended until its moved end, and rolls after
that. Named dates and periods counted backwards are fixed by their event and do not move.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from xize.core.deadlines.calendar import Calendar
from xize.core.deadlines.errors import DeadlineError
from xize.core.deadlines.moments import aware
from xize.core.deadlines.reckon import reckon
from xize.core.deadlines.reckoning import Pause, Reckoning


def paused(
    reckoning: Reckoning,
    intervals: Iterable[tuple[datetime, datetime]],
    calendar: Calendar,
) -> Reckoning:
    """The reckoning with these suspensions not counted, besides those it knows already.

    Intervals are instants, from (included) to until; they may overlap and touch. A pause that is
    still on has no end yet: ask when it is released. Raises ``pause-ends-before-it-begins``.
    """
    known = reckoning.inputs
    if known.rule.direction == "before" or known.rule.period.n == 0:
        return reckoning
    added = {_pause(since, until) for since, until in intervals}
    pauses = sorted({*known.pauses, *added}, key=lambda one: (one.since, one.until))
    return reckon(known.moment or known.day, known.rule, calendar, pauses)


def _pause(since: datetime, until: datetime) -> Pause:
    if aware(until) < aware(since):
        raise DeadlineError(
            "pause-ends-before-it-begins", since=since.isoformat(), until=until.isoformat()
        )
    return Pause(aware(since), aware(until))
