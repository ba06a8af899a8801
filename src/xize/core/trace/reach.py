"""Whether a run that waits could still come to its end: bounded reachability of its marking.

Whatever is waited for is taken to occur, in every order, and tasks are done. A join that can have
all its tokens in none of the markings reached will never fire.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import Final, TypeAlias

from xize.core.engine import commands as c
from xize.core.engine.applying.apply import replay
from xize.core.engine.commands import Actor
from xize.core.engine.decide import decide
from xize.core.engine.facts import Facts
from xize.core.engine.flow.standard.wants import all_wants
from xize.core.engine.refusals import Refused
from xize.core.engine.state import State
from xize.core.engine.view.draft import Draft
from xize.core.process.rulebook import Rulebook

MOST_MARKINGS: Final = 200
"""Markings looked at; where there are more nothing is claimed."""
MOST_TASKS: Final = 200
"""Tasks done on the way to one marking."""
MOST_STEPS: Final = 1_000
"""Commands tried in all."""
MOST_ELEMENTS: Final = 200
"""Where more is open nothing is claimed."""

OUTSIDE: Final = frozenset(("message", "signal", "conditional", "timer"))
Marking: TypeAlias = tuple[tuple[str, ...], ...]


class Reach:
    """Markings reached from one state."""

    def __init__(self, rules: Rulebook, facts: Facts, at: datetime) -> None:
        self._rules, self._facts, self._at = rules, facts, at
        self._by = Actor("somebody")
        self._steps = 0

    def never_joined(self, state: State) -> tuple[str, ...]:
        """Tokens at joins that go on in none of the markings reached, by their elements.

        Nothing is claimed, and () given, where there is too much to look at.
        """
        waiting = {key for key, one in state.elements.items() if one.kind == "token"}
        todo = deque([state])
        seen = {marking(state)}
        while todo and waiting:
            here = todo.popleft()
            for name in self._outside(here):
                after = self._after(here, name)
                if after is None:
                    return ()
                waiting &= after.elements.keys()
                mark = marking(after)
                if mark in seen:
                    continue
                seen.add(mark)
                if len(seen) > MOST_MARKINGS:
                    return ()
                todo.append(after)
        return tuple(key for key in state.elements if key in waiting)

    def _outside(self, state: State) -> list[str]:
        """Nodes that wait for something that can come from outside, or from the clock."""
        draft = Draft(self._rules, self._facts, state, c.Recheck(by=self._by, at=self._at))
        found = (one.node for one in all_wants(draft) if one.trigger.kind in OUTSIDE)
        return list(dict.fromkeys(found))

    def _after(self, state: State, name: str) -> State | None:
        """The marking after an event, all tasks done; None where it does not come to rest."""
        command: c.AnyCommand = c.Occurred(by=self._by, at=self._at, name=name)
        for _ in range(MOST_TASKS):
            self._steps += 1
            if self._steps > MOST_STEPS or len(state.elements) > MOST_ELEMENTS:
                return None
            try:
                events = decide(self._rules, self._facts, state, command)
            except Refused:
                return None
            state = replay(events, state)
            task = next((key for key, one in state.elements.items() if one.kind == "act"), None)
            if task is None:
                return state
            command = c.Finish(by=self._by, at=self._at, item=task)
        return None


def ended(state: State) -> bool:
    """Whether no process runs any more."""
    return all(case.result is not None for case in state.cases.values())


def marking(state: State) -> Marking:
    """Where tokens are, without who is who."""
    return tuple(
        sorted(
            (one.kind, one.node, one.via, str(one.met), str(one.done))
            for one in state.elements.values()
        )
    )
