"""A history in which the calendar changes: a deadline moves, and the day of the next note."""

from __future__ import annotations

from datetime import date

from tests.core.engine.operators.test_calendar_change import publish
from tests.core.engine.play import Play
from xize.core.engine.events import AnyEvent

RULE = """
flow:
  - parallel: both
    branches:
      short:
        - task: look
          by: finance
          within: 1 workday
          overdue: {tells: [self], every: 2 workdays}
      long: [{task: check, by: risk, within: 5 workdays}]
"""


def calendar_published() -> list[AnyEvent]:
    """One step is overdue and one is not as a closure is published."""
    play = Play(RULE)
    play.at("2026-03-04 09:00")
    publish(play, rest=[date(2026, 3, 5)])
    play.at("2026-03-09 09:00")
    play.do("li", "look")
    play.do("sun", "check")
    return play.events
