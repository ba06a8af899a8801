"""The real thing: exactly the services the web application calls, on the database that is set up.

The caller gives an empty, migrated database and throws away what was done (see ``scratch``).
People, departments and streams have opaque ids there; the story is told under the scenario's names
again by writing the names over the ids.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from django.db import connection
from msgspec.structs import replace

from xize.core.deadlines import Calendar
from xize.core.engine import commands as c
from xize.core.engine import decode, replay
from xize.core.engine.events import SectionFilled
from xize.core.engine.memory import MemoryStream
from xize.core.engine.offer import Offer
from xize.core.engine.offers import offers
from xize.core.engine.submitting.attachments import FILES
from xize.core.engine.view.papers import section_of
from xize.core.regulation.model import Regulation
from xize.documents.services import Upload, store
from xize.ledger.instants import instant
from xize.ledger.payloads import bodies
from xize.ledger.queries import links
from xize.people import accounts
from xize.people import queries as people
from xize.people.actor import SYSTEM, Actor
from xize.people.deputies import appoint_deputy
from xize.people.organisation import load_organisation
from xize.projects import services
from xize.projects.queries.figures import project_figures
from xize.projects.verify import verify
from xize.registers.queries import register as read_register
from xize.rulebook.calendar import set_calendar
from xize.rulebook.services import publish_from_library
from xize.scenarios.given import counters_of, parameters_of
from xize.scenarios.made_files import content_of
from xize.scenarios.memory import MemoryStage, StreamFacts
from xize.scenarios.model import Days, Given, Scenario
from xize.scenarios.moments import moment
from xize.scenarios.organisation import organisation_of
from xize.scenarios.stage import Beginning, View
from xize.scenarios.verbs import Verbs

_TICK = timedelta(seconds=1)


def _stored(names: Any) -> list[dict[str, Any]]:
    """Files named in a field, made and kept."""
    listed = names if isinstance(names, list | tuple) else [names]
    kept = [store(upload=Upload(str(name), content_of(str(name)))) for name in listed]
    return [{"file": one.file, "name": one.name, "size": one.size} for one in kept]


class ServicesStage:
    """Streams in the database, a clock that is moved by hand. See ``Stage``."""

    def __init__(self, folder: Path, regulation: Regulation, scenario: Scenario) -> None:
        given = scenario.given or Given()
        self._clock = moment(scenario.clock or "")
        self._now = datetime.min.replace(tzinfo=UTC)
        self._shadow = MemoryStage(regulation, scenario)
        ids = load_organisation(organisation_of(scenario, self._shadow.rules))
        departments = {one.code: one.id for one in people.departments(SYSTEM)}
        self._ids = {**ids, **departments}
        self._streams: dict[str, str] = {}
        self._edition = publish_from_library(
            actor=SYSTEM, regulation=folder, at=self._clock, parameters=parameters_of(given)
        )
        if given.calendar is not None:
            self._set_calendar(given.calendar, self._clock)
        for key, last in counters_of(scenario, self._shadow.rules, departments).items():
            services.set_number(actor=SYSTEM, key=key, last=last, at=self._clock)
        for one in self._shadow.deputies:
            appoint_deputy(
                actor=SYSTEM,
                principal=ids[one.principal],
                deputy=ids[one.person],
                starts=one.since or self._clock,
                ends=one.until,
            )

    def _set_calendar(self, days: Days, at: datetime) -> None:
        set_calendar(
            actor=SYSTEM,
            rest={date.fromisoformat(day): "场景" for day in days.rest},
            work={date.fromisoformat(day): "场景" for day in days.work},
            at=at,
            replaces=days.replace,
        )

    def publish(self, days: Days) -> None:
        """See ``Stage``; the worker is asked until it has nothing left to do."""
        services.follow_calendar(now=self._now, settles=timedelta())  # it knows the one before
        self._set_calendar(days, self._now)
        self._shadow.take(days)
        while services.follow_calendar(now=self._now, settles=timedelta()).more:
            pass

    @property
    def calendar(self) -> Calendar:
        """See ``Stage``."""
        return self._shadow.calendar

    @property
    def now(self) -> datetime:
        """See ``Stage``."""
        return self._now

    def pass_time(self, until: datetime) -> None:
        """See ``Stage``; the worker is asked at every instant at which something is owed."""
        while (wake := _next_wake()) is not None and wake < until:
            services.tick(now=max(wake + _TICK, self._now))
            if _next_wake() == wake:
                break
        services.tick(now=until)
        self._now = until

    # ------------------------------------------------------------------ acting
    def begin(self, stream: str, beginning: Beginning) -> None:
        """See ``Stage``."""
        outside = [r.id for r in self._shadow.rules.roles.values() if r.kind == "outside"]
        team = {role: [self._id(one) for one in named] for role, named in beginning.team.items()}
        done = services.start_project(
            actor=self._actor(beginning.by),
            edition=self._edition,
            title=beginning.title,
            team={**{role: [self._id(role)] for role in outside}, **team},
            procedure=beginning.procedure,
            parent=beginning.parent and self._streams[beginning.parent],
            at=self._now,
        )
        self._streams[stream] = done.stream

    def do(self, stream: str, command: c.PersonCommand) -> None:
        """See ``Stage``."""
        if isinstance(command, c.Complete):
            fills = {name: self._linked(name, one) for name, one in command.fills.items()}
            command = replace(command, fills=fills)
        actor = self._actor(command.by.person)
        if command.by.acting_for:
            actor = dataclasses.replace(actor, acting_for=self._id(command.by.acting_for))
        verbs = Verbs(actor, self._streams[stream], self._now, self._id)
        verbs.carry_out(command)

    def _linked(self, name: str, filled: c.Filled) -> c.Filled:
        """Streams named in fields of type project, by the ids they have there; files stored."""
        document, _, section = name.partition(".")
        definition = self._shadow.rules.documents.get(document)
        found = section_of(definition, section) if definition else None
        links = [one.id for one in found.fields if one.type == "project"] if found else []
        files = [one.id for one in found.fields if one.type in FILES] if found else []
        if not links and not files:
            return filled

        def there(row: dict[str, Any]) -> dict[str, Any]:
            streams = {one: self._streams.get(row[one], row[one]) for one in links if one in row}
            return {**row, **streams, **{one: _stored(row[one]) for one in files if one in row}}

        values = filled.values
        rows = [there(row) for row in values] if isinstance(values, list) else there(values)
        return replace(filled, values=rows)

    def _actor(self, name: str) -> Actor:
        found = accounts.find(name)
        return people.actor_for(found) if found is not None else SYSTEM

    def _id(self, name: str) -> str:
        """The id behind a scenario name; an unknown name is nobody's."""
        return self._ids.get(name, name)

    # ------------------------------------------------------------------ looking
    def view(self, stream: str) -> View:
        """See ``Stage``: the ledger's events under the scenario's names, told again."""
        self._follow(stream)
        self._shadow.at(self._now)
        return self._shadow.view(stream)

    def _follow(self, stream: str) -> None:
        """Bring a stream in memory up to the events and payloads of the database."""
        shown = self._shadow.streams.get(stream)
        if shown is None:
            facts = StreamFacts(self._shadow)
            facts.stream = stream
            shown = self._shadow.streams[stream] = MemoryStream(self._shadow.rules, facts)
        fresh = [
            decode(link.type, link.version, self._named(link.body))
            for link in links(self._streams[stream], after=len(shown.events))
        ]
        wanted = [one.payload for one in fresh if isinstance(one, SectionFilled)]
        for payload, body in bodies(connection, wanted).items():
            shown.facts.payloads[payload] = msgspec.json.decode(self._named(body))
        for event in fresh:
            shown.facts.learn(event)
        shown.events += fresh
        shown.state = replay(fresh, shown.state)

    def _named(self, body: bytes) -> bytes:
        """A text of the database with names over ids."""
        for name, ident in (*self._ids.items(), *self._streams.items()):
            body = body.replace(ident.encode(), name.encode())
        return body

    def offers(self, stream: str, actor: c.Actor) -> tuple[Offer, ...]:
        """See ``Stage``."""
        view = self.view(stream)
        return offers(view.rules, view.draft.facts, view.state, actor, self._now)

    def register(self, stream: str, name: str) -> Sequence[Mapping[str, Any]]:
        """See ``Stage``: as the page of registers shows it to an auditor."""
        table = read_register(SYSTEM, str(self._shadow.regulation.id), name)
        rows = [{"number": row.number, **row.values} for row in table.rows]
        text = msgspec.json.encode(rows)
        found: list[dict[str, Any]] = msgspec.json.decode(self._named(text))
        return found

    def indicator(self, stream: str, name: str) -> Any:
        """See ``Stage``: as the project's page of figures shows it."""
        found = project_figures(SYSTEM, self._streams[stream], self._now).figures
        figure = next(one for one in found if one.id == name)
        if not figure.per:
            return figure.value
        return {self._named(group.encode()).decode(): worth for group, worth in figure.groups}

    def verify(self) -> tuple[str, ...]:
        """See ``Stage``: `xize verify` over the whole database."""
        return tuple(str(one) for one in verify() if one.is_bad)

    def close(self) -> None:
        """The caller throws the database away."""


def _next_wake() -> datetime | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT MIN(wake) FROM ledger_stream")
        row = cursor.fetchone()
    return instant(row[0]) if row and row[0] is not None else None
