"""One run's state, changed in place: nothing of a dry run has to be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.deadlines import Calendar
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent
from xize.core.engine.flow.arriving import run
from xize.core.engine.flow.standard.acting import act, called, go_off
from xize.core.engine.flow.standard.wants import all_wants
from xize.core.engine.memory import MemoryFacts
from xize.core.engine.state import State
from xize.core.engine.view.draft import Draft
from xize.core.process.rulebook import Rulebook


class Session:
    """The engine's one draft, kept from the first command to the last."""

    def __init__(self, rules: Rulebook, first: c.AnyCommand, given: Mapping[str, Any]) -> None:
        self.rules = rules
        self.facts = MemoryFacts(calendar=Calendar(version="none"))
        self.draft = Draft(rules, self.facts, State(), first)
        self.draft.given = given

    @property
    def state(self) -> State:
        """How things stand."""
        return self.draft.state

    @property
    def events(self) -> list[AnyEvent]:
        """Everything that has happened."""
        return self.draft.events

    def do(self, command: c.StandardCommand | c.GoOff) -> list[AnyEvent]:
        """What happens next; ``Refused`` where it does not end, and then nothing may follow."""
        before = len(self.draft.events)
        self.draft.turn_to(command)
        if isinstance(command, c.GoOff):
            go_off(self.draft, command)
        else:
            act(self.draft, command)
        run(self.draft)
        return self.draft.events[before:]

    def task(self) -> str | None:
        """The task that has been open for longest."""
        return next(iter(self.draft.openings.tasks), None)

    def awaits(self, name: str) -> bool:
        """Whether an event from outside of this name is waited for now."""
        return any(called(one, name) for one in all_wants(self.draft))
