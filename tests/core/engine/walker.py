"""A walk through a random regulation: people act at random, time passes at random.

Every command is decided twice and its events are stored and read back on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from tests.core.engine.asking import Asking
from tests.dice import Dice
from xize.calendars import load_calendar
from xize.core.deadlines import local_day
from xize.core.engine import (
    Offer,
    Refused,
    State,
    decide,
    decode,
    decode_state,
    due,
    encode,
    encode_state,
    evolve,
    offers,
    prepared,
    wakes,
)
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent
from xize.core.engine.memory import Department, Deputy, MemoryFacts, MemoryStream, Person
from xize.core.engine.sharing.handover import people_at
from xize.core.process.rulebook import Rulebook

BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)
TEAM = {"boss": ("zhao",), "r0": ("qian",), "r1": ("sun",)}


GUESTS = tuple(f"guest{number}" for number in range(30))
"""People who have no part in anything until they are asked."""
DEPUTIES = (
    Deputy(person="wu", principal="zhao"),
    Deputy(person="sun", principal="qian", until=BEGIN + timedelta(days=20)),
)


def world() -> MemoryFacts:
    """Two departments with heads, a stranger, guests, deputies, the statutory calendar."""
    people = {
        "zhao": Person(department="r0", superior="li"),
        "qian": Person(department="r0", superior="li"),
        "sun": Person(department="r1", superior="zhou"),
        "li": Person(department="r0", superior="zhou"),
        "zhou": Person(department="r1"),
        **{name: Person() for name in (*GUESTS, "wu")},
    }
    departments = {"r0": Department(head="li", mark="甲"), "r1": Department(head="zhou", mark="乙")}
    facts = MemoryFacts(calendar=load_calendar(), people=people, departments=departments)
    facts.deputies += DEPUTIES
    return facts


def waited_for(walk: Walk) -> set[str]:
    """Everybody who has a part in an open step."""
    return {person for task in walk.state.tasks.values() for person in people_at(task)}


def actors(walk: Walk) -> Iterator[c.Actor]:
    """Everybody who could ask: people, deputies, an administrator, outside parties themselves."""
    asked = waited_for(walk)
    for person in walk.stream.facts.people:
        if person not in GUESTS or person in asked:
            yield c.Actor(person)
    for one in walk.stream.facts.deputies:
        yield c.Actor(one.person, acting_for=one.principal)
    yield c.Actor("admin", admin=True)
    for role in walk.rules.roles.values():
        if role.kind == "outside":
            yield c.Actor(f"outside:{role.id}", outside=role.id)


def few(walk: Walk) -> tuple[c.Actor, ...]:
    """Somebody whom an open step concerns, and anybody."""
    everybody = list(actors(walk))
    concerned = waited_for(walk)
    asked = [one for one in everybody if one.principal in concerned] or everybody
    return tuple(dict.fromkeys((walk.dice.pick(asked), walk.dice.pick(everybody))))


class Walk(Asking):
    """One project on its way, with everything needed to act on it at random."""

    def __init__(self, rules: Rulebook, dice: Dice, facts: MemoryFacts | None = None) -> None:
        self.rules = rules
        self.dice = dice
        self.stream = MemoryStream(rules, facts or world())
        self.shadow = State()
        self.now = BEGIN
        self.commands: list[c.AnyCommand] = []
        self.seen: State | None = None
        self.kinds: dict[str, set[str]] = {}  # blocks around each element of the state seen

    def start(self) -> None:
        """Begin the project with a small team."""
        self.do(c.Start(by=c.Actor("zhao"), at=self.now, team=dict(TEAM)))

    def do(self, command: c.AnyCommand) -> None:
        """Carry out a command, twice: the same is decided again, and nothing else has changed.

        The events are stored and read back; a shadow of the state grows from what was read.
        """
        self.commands.append(command)
        decided_on, tasks = self.state, self.state.tasks
        before = encode_state(decided_on)
        numbers = dict(self.stream.facts.numbers)
        events = self.stream.do(command)
        assert encode_state(decided_on) == before, "deciding left a trace in what it decided on"
        after, self.stream.facts.numbers = self.stream.facts.numbers, numbers
        assert (again := self.decided(command, before)) == events, (events, again)
        self.stream.facts.numbers = after
        if isinstance(command, c.Withdraw):
            lost = [task for key, task in tasks.items() if key not in self.state.tasks]
            # a voice that was only carried over (`again: carry`) is carried over anew
            assert not any(task.acted or task.entries for task in lost), "what was said is lost"
        for event in events:
            stored = encode(event)
            read = decode(*stored)
            assert read == event
            assert encode(read) == stored, "an event does not keep its bytes"
            self.shadow = evolve(self.shadow, read)
        assert self.shadow == self.state
        assert encode_state(self.shadow) == encode_state(self.state), "equal states, unequal bytes"

    def decided(self, command: c.AnyCommand, before: bytes) -> tuple[AnyEvent, ...]:
        """What is decided on a state that was stored and read back."""
        state = decode_state(before)
        if isinstance(command, c.Complete) and command.fills:
            values = prepared(self.rules, self.stream.facts, state, command)
            command = replace(command, fills={name: c.Filled(one) for name, one in values.items()})
        return decide(self.rules, self.stream.facts, state, command)

    def pass_time(self) -> None:
        """A while passes; the clock does what it owes on the way, at its time."""
        until = self.now + timedelta(hours=self.dice.pick((1, 20, 75, 400)))
        for _ in range(200):
            wake = wakes(self.state)
            if wake is None or wake >= until:
                break
            self.now = max(self.now, wake)
            self.tick()
        self.now = until
        self.tick()

    def change_calendar(self) -> None:
        """A day of the next week becomes free, or a working day; what is open follows."""
        day = local_day(self.now) + timedelta(days=self.some(1, 8))
        calendar = self.stream.facts.calendar()
        rest, work = ([day], []) if calendar.working(day) else ([], [day])
        self.stream.facts.publish(calendar.with_changes(rest, work))
        self.do(c.FollowCalendar(by=c.Actor(c.CLOCK), at=self.now, changed=(day,)))
        self.tick()

    def tick(self) -> None:
        """The clock does what it owes by now."""
        for _ in range(1_000):
            owed = due(self.rules, self.stream.facts, self.state, self.now)
            if not owed:
                return
            self.do(owed[0])
        raise AssertionError("the clock never rests")

    def offered(self, who: Iterable[c.Actor] | None = None) -> list[tuple[c.Actor, Offer]]:
        """Everything anybody, or one of these, may do now, the blocked left out."""
        return [one for one in self.shown(who) if not one[1].blocked]

    def shown(self, who: Iterable[c.Actor] | None = None) -> list[tuple[c.Actor, Offer]]:
        """Every offer to anybody, or to one of these, the blocked among them."""
        return [
            (actor, offer)
            for actor in (actors(self) if who is None else who)
            for offer in offers(self.rules, self.stream.facts, self.state, actor, self.now)
        ]


def refusal(walk: Walk, command: c.AnyCommand) -> Refused | None:
    """Why the command is refused now; None when it would be carried out. Nothing changes."""
    return walk.stream.tried(command)
