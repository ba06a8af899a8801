"""The clock of a dry run: which timer goes off next."""

from __future__ import annotations

from datetime import datetime
from heapq import heappop, heappush
from typing import Final, NamedTuple

from xize.core.engine import events as e
from xize.core.engine.flow.standard.wants import alarm_again
from xize.core.engine.state import State

MOST_RINGS: Final = 20
"""How often one cycle without an end goes off, where no end of the run was given."""


class Ring(NamedTuple):
    """A timer goes off: of an open element, or the start event ``node`` of a ``process``."""

    at: datetime
    order: int
    element: str
    process: str
    alarm: e.Alarm


class Clock:
    """Knows every timer that is set."""

    def __init__(self) -> None:
        self._rings: list[Ring] = []
        self._order = 0
        self._rung: dict[tuple[str, str], int] = {}
        self.cycles = 0  # how often cycles without an end have gone off
        self.endless: dict[str, None] = {}  # nodes whose cycle was cut short

    def begin(self, process: str, alarm: e.Alarm) -> None:
        """A process begins by a timer."""
        self._set(alarm, "", process)

    def follow(self, event: e.AnyEvent) -> None:
        """Timers that an event sets."""
        if isinstance(event, e.Entered | e.Caught):
            for alarm in event.alarms:
                self._set(alarm, event.element, "")

    def next(self, state: State, until: datetime | None) -> Ring | None:
        """The next timer that goes off until then, taken; None if there is none."""
        while self._rings:
            ring = self._rings[0]
            if until is not None and ring.at > until:
                return None
            heappop(self._rings)
            if not self._is_set(state, ring):
                continue
            if until is None and self._cut(ring):
                continue
            following = alarm_again(ring.alarm) if ring.process else None
            if following is not None:
                self.begin(ring.process, following)
            return ring
        return None

    def _set(self, alarm: e.Alarm, element: str, process: str) -> None:
        self._order += 1
        heappush(self._rings, Ring(alarm.at, self._order, element, process, alarm))

    def _is_set(self, state: State, ring: Ring) -> bool:
        """Whether the timer still stands: it may have been told again, or be over."""
        one = state.elements.get(ring.element)
        return bool(ring.process) or (one is not None and ring.alarm in one.alarms)

    def _cut(self, ring: Ring) -> bool:
        """Whether a cycle without an end has gone off often enough."""
        if not ring.alarm.every or ring.alarm.left is not None:
            return False
        place = (ring.element or ring.process, ring.alarm.node)
        self._rung[place] = self._rung.get(place, 0) + 1
        self.cycles += 1
        if self._rung[place] <= (MOST_RINGS if ring.element else 1):
            return False
        self.endless[ring.alarm.node] = None
        return True
