"""Notices that a run goes in circles: everything stands as it has stood before.

Comparing with a marking kept for twice as long each time finds every circle within three rounds,
whatever its length, and keeps one marking only (Brent).
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from xize.core.engine.state import Element, State

MOST_OPEN: Final = 100
"""Where more is open nothing is compared: it would be dear, and other bounds hold."""


class Circle:
    """Compares how things stand after each step."""

    def __init__(self) -> None:
        self._kept: Hashable = None
        self._steps, self._until = 0, 1

    def closes(self, state: State, *others: Hashable) -> bool:
        """Whether things stand as they stood; ``others`` count as well (time, what is to come)."""
        if len(state.elements) > MOST_OPEN:
            return False
        now = (_marking(state), *others)
        if now == self._kept:
            return True
        self._steps += 1
        if self._steps == self._until:
            self._kept, self._steps, self._until = now, 0, self._until * 2
        return False


def _marking(state: State) -> Hashable:
    """Where tokens are and what the data are; how often and since when does not matter."""
    open_ones = sorted(
        (one.kind, one.node, one.via, one.place, one.done, repr(_inner(one)))
        for one in state.elements.values()
    )
    data = [repr(case.values) for case in state.cases.values() if case.result is None]
    return tuple(open_ones), tuple(data), len(state.letters), len(state.undoable)


def _inner(one: Element) -> tuple[object, ...]:
    return one.values, one.met, one.held, [alarm.left for alarm in one.alarms]
