"""The world in memory: facts for tests, proof and simulation, and a stream that runs on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from xize.core.deadlines import Calendar, local_day, local_moment
from xize.core.engine.applying.apply import replay
from xize.core.engine.clock.strike import due
from xize.core.engine.commands import CLOCK, Actor, AnyCommand, Complete, Filled, Recheck
from xize.core.engine.decide import decide, prepared
from xize.core.engine.events import AnyEvent, Decided, Opened, SectionFilled, TurnOpened
from xize.core.engine.people.participants import people_in
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN, State
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import row_labels
from xize.core.engine.view.world import World
from xize.core.forms import Kind
from xize.core.process.rulebook import Rulebook


class Person(msgspec.Struct, kw_only=True):
    """Somebody in memory."""

    department: str | None = None
    superior: str | None = None


class Department(msgspec.Struct, kw_only=True):
    """A department in memory; its id is the role it stands for."""

    head: str | None = None
    mark: str = ""


class Deputy(msgspec.Struct, kw_only=True):
    """A standing delegation in memory: ``person`` acts for ``principal`` until ``until``."""

    person: str
    principal: str
    since: datetime | None = None
    until: datetime | None = None

    def stands_in(self, person: str, principal: str, at: datetime) -> bool:
        """Whether it lets the person act for the principal at an instant."""
        begun = self.since is None or self.since <= at
        return (
            (self.person, self.principal) == (person, principal)
            and begun
            and (self.until is None or at < self.until)
        )


class MemoryFacts:
    """``Facts`` over plain dictionaries."""

    def __init__(
        self,
        *,
        calendar: Calendar,
        people: Mapping[str, Person] | None = None,
        departments: Mapping[str, Department] | None = None,
        numbers: Mapping[str, int] | None = None,
        projects: Mapping[str, Mapping[str, Any]] | None = None,
        rows: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self._calendar = calendar
        self.people = dict(people or {})
        self.departments = dict(departments or {})
        self.numbers = dict(numbers or {})
        self.projects = dict(projects or {})
        self.rows = dict(rows or {})  # of pools and registers, by their ids
        self.deputies: list[Deputy] = []
        self.loads: dict[str, int] = {}
        self.participants: set[str] = set()
        self.payloads: dict[str, Any] = {}
        self.texts: dict[str, Sequence[str]] = {}  # paragraphs of files, by their id
        self.decisions: dict[str, list[Mapping[str, Any]]] = {}
        self._opened: dict[str, date] = {}

    def calendar(self) -> Calendar:
        """See ``Facts``."""
        return self._calendar

    def publish(self, calendar: Calendar) -> None:
        """Another calendar is in force from now on (``FollowCalendar`` moves what is open)."""
        self._calendar = calendar

    def knows_person(self, person: str) -> bool:
        """See ``Facts``."""
        return person in self.people

    def may_act_for(self, person: str, principal: str, at: datetime) -> bool:
        """See ``Facts``."""
        return any(one.stands_in(person, principal, at) for one in self.deputies)

    def takes_part(self, person: str) -> bool:
        """See ``Facts``."""
        return person in self.participants

    def find(self, kind: Kind, text: str) -> str | None:
        """See ``Facts``; files and organisations are taken as they are written."""
        match kind:
            case "person":
                known = text in self.people
            case "department":
                known = text in self.departments
            case "project":
                known = text in self.projects
            case _:
                known = True
        return text if known else None

    def superior(self, person: str, steps: int) -> str | None:
        """See ``Facts``."""
        current: str | None = person
        for _ in range(steps):
            current = self.people[current].superior if current in self.people else None
        return current

    def department_of(self, person: str) -> str | None:
        """See ``Facts``."""
        return self.people[person].department if person in self.people else None

    def organisation_of(self, person: str) -> str | None:
        """See ``Facts``; the department in memory."""
        return self.department_of(person)

    def members(self, pool: str) -> Sequence[str]:
        """See ``Facts``: the people of the department that stands for the pool."""
        return [name for name, one in self.people.items() if one.department == pool]

    def department_of_role(self, role: str) -> str | None:
        """See ``Facts``."""
        return role if role in self.departments else None

    def head(self, department: str) -> str | None:
        """See ``Facts``."""
        found = self.departments.get(department)
        return found.head if found else None

    def mark(self, department: str) -> str:
        """See ``Facts``."""
        found = self.departments.get(department)
        return found.mark if found else ""

    def open_items(self, person: str) -> int:
        """See ``Facts``."""
        return self.loads.get(person, 0)

    def payload(self, payload: str) -> Any:
        """See ``Facts``."""
        return self.payloads.get(payload)

    def next_number(self, key: str) -> int:
        """See ``Facts``."""
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]

    def project(self, project: str) -> Mapping[str, Any] | None:
        """See ``Facts``."""
        return self.projects.get(project)

    def paragraphs(self, file: str) -> Sequence[str] | None:
        """See ``Facts``."""
        return self.texts.get(file)

    def signatures(self, node: str) -> Sequence[Mapping[str, Any]]:
        """See ``Facts``."""
        return self.decisions.get(node, [])

    def has_row(self, of: str, label: str) -> bool:
        """See ``Facts``; in memory everything is open to everybody."""
        return label in self.rows.get(of, ())

    def register(self, name: str) -> Sequence[Mapping[str, Any]]:
        """See ``Facts``; there are no registers in memory."""
        return ()

    def learn(self, event: AnyEvent) -> None:
        """Remember what later questions are about."""
        self.participants.update(people_in(event))
        if isinstance(event, Opened | TurnOpened):
            self._opened[event.element] = local_day(event.at)
        if isinstance(event, Decided):
            today = local_day(event.at)
            opened = self._opened.get(event.element, today)
            fact = {
                "by": event.person,
                "role": ", ".join(event.roles),
                "department": self.department_of(event.person),
                "outcome": event.outcome,
                "visit": event.visit,
                "at": local_moment(event.at),
                "on_time": not event.late,
                "days": Decimal(self._calendar.workdays_between(opened, today)),
                "comment": event.comment,
            }
            self.decisions.setdefault(event.node, []).append(fact)


class MemoryStream:
    """One stream in memory: state, events, and the two ways of changing it."""

    def __init__(self, rules: Rulebook, facts: MemoryFacts) -> None:
        self.rules, self.facts = rules, facts
        self.state = State()
        self.events: list[AnyEvent] = []

    def do(self, command: AnyCommand) -> tuple[AnyEvent, ...]:
        """Carry out a command; raises ``Refused`` and changes nothing when it is refused."""
        numbers = dict(self.facts.numbers)
        try:
            if isinstance(command, Complete) and command.fills:
                command = self._stored(command)
            events = decide(self.rules, self.facts, self.state, command)
        except Refused:
            self.facts.numbers = numbers
            raise
        self._keep(events, command)
        return events

    def tried(self, command: AnyCommand) -> Refused | None:
        """Why the command would be refused; nothing is changed or counted."""
        numbers = dict(self.facts.numbers)
        try:
            decide(self.rules, self.facts, self.state, command)
        except Refused as refused:
            return refused
        finally:
            self.facts.numbers = numbers
        return None

    def draft(self, at: datetime) -> Draft:
        """A draft to ask questions of."""
        return Draft(self.rules, self.facts, self.state, Recheck(by=Actor(CLOCK), at=at))

    def rows(self, of: str, at: datetime) -> Sequence[str]:
        """Labels of the rows of ``document.section`` of the project."""
        payload = World(self.draft(at)).payload
        return row_labels(self.rules, self.state, of, MAIN, payload)

    def tick(self, now: datetime) -> None:
        """Let the clock do everything it owes by now."""
        for _ in range(100_000):
            owed = due(self.rules, self.facts, self.state, now)
            if not owed:
                return
            self.do(owed[0])

    def _stored(self, command: Complete) -> Complete:
        """As the shell does: clean what was typed, keep it as payloads, then decide."""
        values = prepared(self.rules, self.facts, self.state, command)
        fills = {name: Filled(one) for name, one in values.items()}
        return msgspec.structs.replace(command, fills=fills)

    def _keep(self, events: tuple[AnyEvent, ...], command: AnyCommand) -> None:
        fills = getattr(command, "fills", {})
        for event in events:
            self.facts.learn(event)
            if isinstance(event, SectionFilled) and event.payload not in self.facts.payloads:
                name = f"{event.document.rpartition(':')[2]}.{event.section}"
                self.facts.payloads[event.payload] = fills[name].values
        self.events += events
        self.state = replay(events, self.state)
