"""The pure engine in memory: fast enough to play a scenario for every mutation of a rule."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from xize.core.deadlines import Calendar, local_day, local_moment
from xize.core.engine import decode, encode, offers, prepared, replay, wakes
from xize.core.engine.commands import (
    CLOCK,
    Actor,
    Attached,
    Complete,
    Filled,
    FollowCalendar,
    PersonCommand,
    Recheck,
    Start,
)
from xize.core.engine.memory import MemoryFacts, MemoryStream
from xize.core.engine.offer import Offer
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Draft
from xize.core.process.compile import compile_regulation
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation
from xize.core.story import Story, Teller
from xize.scenarios.acts import ADMIN
from xize.scenarios.given import (
    calendar_of,
    counters_of,
    departments_of,
    deputies_of,
    parameters_of,
    people_of,
)
from xize.scenarios.indicators import indicator_of
from xize.scenarios.made_files import content_of
from xize.scenarios.model import Days, Given, Scenario
from xize.scenarios.registers import rows_of
from xize.scenarios.stage import Beginning, View

_TICK = timedelta(seconds=1)


class StreamFacts(MemoryFacts):
    """The facts of one stream: what is shared comes from the stage, the rest is its own."""

    def __init__(self, stage: MemoryStage) -> None:
        super().__init__(
            calendar=stage.calendar, people=stage.people, departments=stage.departments
        )
        self._stage = stage
        self.stream = ""
        self.deputies = stage.deputies

    def find(self, kind: Any, text: str) -> str | None:
        """Projects are the streams of the stage."""
        if kind == "project":
            return text if text in self._stage.streams else None
        return super().find(kind, text)

    def next_number(self, key: str) -> int:
        """Counters are shared, except those of one project."""
        own = f"{self.stream}/{key}" if "project=" in key else key
        self.numbers = self._stage.numbers
        return super().next_number(own)

    def project(self, project: str) -> Mapping[str, Any] | None:
        """What one project may know of another."""
        return self._stage.summary(project)

    def signatures(self, node: str) -> Sequence[Mapping[str, Any]]:
        """The decisions made at a step, in any round."""
        story = self._stage.story(self.stream)
        return [
            {
                "by": one.person,
                "role": ", ".join(one.roles),
                "department": self.department_of(one.person),
                "outcome": one.outcome,
                "at": local_moment(one.at),
                "on_time": one.on_time,
                "days": self._days(visit.opened, one.at),
                "comment": one.comment,
            }
            for visit in story.step(node, None)
            for one in visit.decisions
        ]

    def _days(self, opened: datetime, at: datetime) -> Decimal:
        return Decimal(self.calendar().workdays_between(local_day(opened), local_day(at)))

    def register(self, name: str) -> Sequence[Mapping[str, Any]]:
        """All projects of the stage."""
        return self._stage.projects() if name == "projects" else ()


class MemoryStage:
    """Streams in memory and a clock that is moved by hand. See ``Stage``."""

    def __init__(self, regulation: Regulation, scenario: Scenario) -> None:
        given = scenario.given or Given()
        self.regulation = regulation
        self.rules: Rulebook = compile_regulation(regulation, parameters_of(given))
        self._calendar = calendar_of(given.calendar, str(regulation.calendar))
        self.departments = departments_of(given)
        self.people = people_of(scenario, given)
        self.deputies = deputies_of(given)
        self.numbers = counters_of(scenario, self.rules, {})
        self.streams: dict[str, MemoryStream] = {}
        self._tellers: dict[str, Teller] = {}
        self._now = datetime.min.replace(tzinfo=UTC)

    @property
    def calendar(self) -> Calendar:
        """See ``Stage``."""
        return self._calendar

    @property
    def now(self) -> datetime:
        """See ``Stage``."""
        return self._now

    def pass_time(self, until: datetime) -> None:
        """See ``Stage``."""
        for stream in self.streams.values():
            while (wake := wakes(stream.state)) is not None and wake < until:
                stream.tick(max(wake + _TICK, self._now))
                if wakes(stream.state) == wake:
                    break
            stream.tick(until)
        self._now = until

    def publish(self, days: Days) -> None:
        """See ``Stage``."""
        changed = self.take(days)
        for stream in self.streams.values():
            stream.do(FollowCalendar(by=Actor(CLOCK), at=self._now, changed=changed))

    def take(self, days: Days) -> tuple[date, ...]:
        """Put these days in force, without anything following yet; the days that are others."""
        before = self._calendar
        self._calendar = calendar_of(days, str(self.regulation.calendar))
        for stream in self.streams.values():
            stream.facts.publish(self._calendar)
        after = self._calendar
        return tuple(sorted((before.rest ^ after.rest) | (before.work ^ after.work)))

    def begin(self, stream: str, beginning: Beginning) -> None:
        """See ``Stage``."""
        facts = StreamFacts(self)
        facts.stream = stream
        made = MemoryStream(self.rules, facts)
        made.do(
            Start(
                by=Actor(beginning.by),
                at=self._now,
                procedure=beginning.procedure,
                title=beginning.title,
                team={role: tuple(people) for role, people in beginning.team.items()},
                parent=beginning.parent,
            )
        )
        self.streams[stream] = made

    def do(self, stream: str, command: PersonCommand) -> None:
        """See ``Stage``."""
        on = self.streams[stream]
        if isinstance(command, Complete):
            files = {name: _stored(one, on.facts) for name, one in command.files.items()}
            command = replace(command, files=files)
            if command.fills:
                values = prepared(on.rules, on.facts, on.state, command)
                fills = {name: Filled(value) for name, value in values.items()}
                command = replace(command, fills=fills)
        on.do(command)

    def at(self, now: datetime) -> None:
        """Look at the streams as of another instant; nothing is carried out."""
        self._now = now

    def view(self, stream: str) -> View:
        """See ``Stage``."""
        on = self.streams[stream]
        command = Recheck(by=Actor(ADMIN), at=self._now)
        return View(
            rules=on.rules,
            regulation=self.regulation,
            state=on.state,
            story=self.story(stream),
            draft=Draft(on.rules, on.facts, on.state, command),
        )

    def story(self, stream: str) -> Story:
        """The story of a stream, told on from where it was left."""
        on = self.streams[stream]
        teller = self._tellers.setdefault(stream, Teller(on.facts.payload))
        for event in on.events[teller.told :]:
            teller.feed(event)
        return teller.story

    def offers(self, stream: str, actor: Actor) -> tuple[Offer, ...]:
        """See ``Stage``."""
        on = self.streams[stream]
        return offers(on.rules, on.facts, on.state, actor, self._now)

    def register(self, stream: str, name: str) -> Sequence[Mapping[str, Any]]:
        """See ``Stage``."""
        return rows_of(self.view(stream), name)

    def indicator(self, stream: str, name: str) -> Any:
        """See ``Stage``."""
        return indicator_of(self.view(stream), name)

    def verify(self) -> tuple[str, ...]:
        """Written and read back, the events replay to the state that is there."""
        problems = []
        for name, on in self.streams.items():
            again = replay([decode(*encode(event)) for event in on.events])
            if again != on.state:
                problems.append(f"{name}: replay gives another state")
        return tuple(problems)

    def close(self) -> None:
        """Nothing was left anywhere."""

    # ------------------------------------------------------------------ across streams
    def summary(self, stream: str) -> Mapping[str, Any] | None:
        """Stage, result and data (computed ones included) of a project."""
        if stream not in self.streams:
            return None
        view = self.view(stream)
        stages = view.draft.open_stages()
        return {
            **view.state.data,
            "stage": stages[-1] if stages else None,
            "result": view.state.result,
            "status": view.state.status,
            "title": view.story.title,
        }

    def projects(self) -> Sequence[Mapping[str, Any]]:
        """All projects of the stage, as the register "projects" shows them."""
        mains = [name for name, on in self.streams.items() if on.state.procedure == MAIN]
        found = [self.summary(name) for name in mains]
        return [
            {**one, "department": self.people[self.streams[name].state.initiator].department}
            for name, one in zip(mains, found, strict=True)
            if one is not None
        ]


def _stored(files: tuple[Attached, ...], facts: MemoryFacts) -> tuple[Attached, ...]:
    """Made-up files as if they were uploaded; their paragraphs can be read from then on."""
    stored = []
    for one in files:
        content = content_of(one.name, one.file)
        digest = hashlib.sha256(content).hexdigest()
        facts.texts[digest[:16]] = one.file.splitlines() or [one.name]
        stored.append(Attached(file=digest[:16], name=one.name, digest=digest, size=len(content)))
    return tuple(stored)
