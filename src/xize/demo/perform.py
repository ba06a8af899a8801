"""Playing all scripts together on one clock, so that numbers are issued in the order of dates."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from xize.core.engine import wakes
from xize.core.engine.refusals import Refused
from xize.core.regulation.model import Mark
from xize.demo.script import Script, moment_of, play_of
from xize.demo.stream import Stream
from xize.ledger import checkpoint
from xize.people.actor import Actor
from xize.projects import services
from xize.rulebook.queries import Compiled
from xize.scenarios.model import Play
from xize.scenarios.moments import day, shown
from xize.scenarios.run import told

EARLIER = timedelta(minutes=20)
"""A project is begun so long before its first turn."""


class PlayError(Exception):
    """The book asks for something the regulation does not allow (any more)."""

    def __init__(self, title: str, play: Play, at: datetime, why: str) -> None:
        place: Mark = play.at
        super().__init__(f"{title}, line {place.line}, {shown(at)}: {told(play)}: {why}")


@dataclass(order=True, slots=True)
class Entry:
    """Something that will happen; ``turn`` keeps the order of those at one instant."""

    at: datetime
    turn: int
    stream: Stream = field(compare=False)
    play: Play | None = field(compare=False)
    element: str = field(default="", compare=False)


class Performance:
    """Everything that happens, the earliest first."""

    def __init__(
        self, scripts: Sequence[Script], edition: Compiled, cast: Mapping[str, Actor]
    ) -> None:
        self._agenda: list[Entry] = []
        self._turns = 0
        self._habitual: set[tuple[str, str]] = set()
        self._day: date | None = None
        self.streams = [Stream(script, edition, cast) for script in scripts]
        for stream in self.streams:
            cues = stream.script.cues
            self._note(cues[0].at - EARLIER, stream, None)
            for cue in cues:
                self._note(cue.at, stream, cue.play)

    def run(self, now: datetime) -> None:
        """Let everything happen that lies before ``now``; the clock has done its part then."""
        while self._agenda and self._agenda[0].at < now:
            entry = heapq.heappop(self._agenda)
            self._pass_time(entry.at)
            if self._agenda and self._agenda[0].at < entry.at:  # a habit came up meanwhile
                heapq.heappush(self._agenda, entry)
                continue
            self._carry_out(entry)
            self._form_habits(entry.stream)
        self._pass_time(now)
        services.tick(now=now)

    def _pass_time(self, until: datetime) -> None:
        """Let the clocks of all projects run, and write a checkpoint for each day that is over."""
        today = day(until)
        if today != self._day:
            owed = checkpoint.owed(until)
            if owed is not None:
                checkpoint.write(owed, until)
            self._day = today
        for stream in self.streams:
            if stream.stream and (wakes(stream.state) or until) < until:
                stream.pass_time(until)
                self._form_habits(stream)

    def _carry_out(self, entry: Entry) -> None:
        stream, play = entry.stream, entry.play
        if play is None:
            stream.begin(entry.at)
            return
        if entry.element and entry.element not in stream.state.tasks:
            return  # the occasion of a habit has passed
        try:
            stream.act(play, entry.at)
        except Refused as refused:
            said = " ".join([refused.sentence("zh"), *(one.path for one in refused.problems)])
            raise PlayError(stream.script.title, play, entry.at, said) from refused

    def _form_habits(self, stream: Stream) -> None:
        for habit in stream.script.habits:
            for element, node, opened in stream.open_steps():
                if node != habit.step or (stream.stream, element) in self._habitual:
                    continue
                self._habitual.add((stream.stream, element))
                visits = len(stream.teller.story.step(node, None))
                words = stream.script.words.knowing(percent=str(min(98, 3 * visits)))
                at = moment_of(habit, opened, words.calendar)
                self._note(at, stream, play_of(habit, words, day(at)), element)

    def _note(self, at: datetime, stream: Stream, play: Play | None, element: str = "") -> None:
        self._turns += 1
        heapq.heappush(self._agenda, Entry(at, self._turns, stream, play, element))
