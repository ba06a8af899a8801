"""A walk through a random regulation: people act at random, time passes at random.

The walker knows how to make a valid submission for every offer, so that what is refused is
refused by the rules and not for want of a file or an opinion.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from tests.dice import Dice
from xize.calendars import load_calendar
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
from xize.core.engine.memory import Department, MemoryFacts, MemoryStream, Person
from xize.core.engine.objections import legal_targets
from xize.core.engine.submission import sections_of
from xize.core.process.graph import Jump, UserTask
from xize.core.process.rulebook import Rulebook

BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)
TEAM = {"boss": ("zhao",), "r0": ("qian",), "r1": ("sun",)}
FILE = c.Attached("blob", "text.docx")


def world() -> MemoryFacts:
    """Two departments with heads, a stranger, the statutory calendar."""
    people = {
        "zhao": Person(department="r0", superior="li"),
        "qian": Person(department="r0", superior="li"),
        "sun": Person(department="r1", superior="zhou"),
        "li": Person(department="r0", superior="zhou"),
        "zhou": Person(department="r1"),
        "wu": Person(),
    }
    departments = {"r0": Department(head="li", mark="甲"), "r1": Department(head="zhou", mark="乙")}
    return MemoryFacts(calendar=load_calendar(), people=people, departments=departments)


def actors(walk: Walk) -> Iterator[c.Actor]:
    """Everybody who could ask: the people, an administrator, outside parties by themselves."""
    yield from (c.Actor(person) for person in walk.stream.facts.people)
    yield c.Actor("admin", admin=True)
    for role in walk.rules.roles.values():
        if role.kind == "outside":
            yield c.Actor(f"outside:{role.id}", outside=role.id)


class Walk:
    """One project on its way, with everything needed to act on it at random."""

    def __init__(self, rules: Rulebook, dice: Dice, facts: MemoryFacts | None = None) -> None:
        self.rules = rules
        self.dice = dice
        self.stream = MemoryStream(rules, facts or world())
        self.shadow = State()
        self.now = BEGIN

    @property
    def state(self) -> State:
        """The live state."""
        return self.stream.state

    def start(self) -> None:
        """Begin the project with a small team."""
        self.do(c.Start(by=c.Actor("zhao"), at=self.now, team=dict(TEAM)))

    def do(self, command: c.AnyCommand) -> None:
        """Carry out a command, twice: the same is decided again, and nothing else has changed.

        The events are stored and read back; a shadow of the state grows from what was read.
        """
        before, tasks = encode_state(self.state), self.state.tasks
        self.stream.tried(command)
        assert encode_state(self.state) == before, "a decision that was not taken left a trace"
        numbers = dict(self.stream.facts.numbers)
        events = self.stream.do(command)
        after, self.stream.facts.numbers = self.stream.facts.numbers, numbers
        assert (again := self.decided(command, before)) == events, (events, again)
        self.stream.facts.numbers = after
        if isinstance(command, c.Withdraw):
            lost = [task for key, task in tasks.items() if key not in self.state.tasks]
            assert not any(task.votes or task.entries for task in lost), "what was said is lost"
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

    def tick(self) -> None:
        """The clock does what it owes by now."""
        for _ in range(1_000):
            owed = due(self.rules, self.stream.facts, self.state, self.now)
            if not owed:
                return
            self.do(owed[0])
        raise AssertionError("the clock never rests")

    def offered(self) -> list[tuple[c.Actor, Offer]]:
        """Everything anybody may do now, the blocked left out."""
        return [one for one in self.shown() if not one[1].blocked]

    def shown(self) -> list[tuple[c.Actor, Offer]]:
        """Every offer to anybody, the blocked among them."""
        return [
            (actor, offer)
            for actor in actors(self)
            for offer in offers(self.rules, self.stream.facts, self.state, actor, self.now)
        ]

    # ---------------------------------------------------------------- commands from offers
    def command(self, actor: c.Actor, offer: Offer) -> c.PersonCommand:
        """A valid command for an offer."""
        who: dict[str, Any] = {"by": actor, "at": self.now}
        match offer.verb:
            case "complete":
                return self.completion(actor, offer.item, offer.target, offer.on_behalf)
            case "enter":
                return c.Enter(**who, item=offer.item, text="意见", on_behalf=offer.on_behalf)
            case "waive":
                return c.Waive(**who, item=offer.item, requirement=offer.target, reason="经批准")
            case "transfer":
                return c.Transfer(**who, item=offer.item, to=self.somebody_else(actor, offer.item))
            case "withdraw":
                return c.Withdraw(**who, case=offer.item, node=offer.target)
            case "withdraw_case":
                return c.WithdrawCase(**who, case=offer.item, reason="撤回")
            case "start_procedure":
                return c.StartProcedure(
                    **who, procedure=offer.target, holds=self.rows(offer.target)
                )
            case "cancel":
                return c.Cancel(**who, reason="取消")
            case "suspend":
                return c.Suspend(**who, reason="暂停")
            case "resume":
                return c.Resume(**who, reason="恢复")
            case "name":
                return c.Name(**who, role=offer.target, people=(self.somebody(),), reason="交接")
            case "change_data":
                return c.ChangeData(
                    **who, name=offer.target, value=self.datum(offer.target), reason="更正"
                )
            case _:
                return c.Reopen(**who, to=offer.target, reason="重启")

    def completion(
        self, actor: c.Actor, item: str, outcome: str, on_behalf: str | None = None
    ) -> c.Complete:
        """A completion with everything the step could ask for."""
        element = self.state.elements.get(item)
        parts: dict[str, Any] = {}
        if element is not None and item in self.state.tasks:
            node = self.node(element.case, element.node)
            work = node.work
            parts["fills"] = {
                name: c.Filled(self.section(name)) for name in sections_of(self.rules, work)
            }
            documents = (*work.produces, *work.revises, *work.settles)
            parts["files"] = dict.fromkeys(documents, (FILE,))
            parts["names"] = {role: (self.somebody(),) for role in work.names}
            parts["choose"] = self.choice(item, node, outcome)
            undelivered = {one.item for one in self.rules.dossier} - set(self.state.delivered)
            parts["delivers"] = tuple(sorted(undelivered)) if work.kind == "file" else ()
        return c.Complete(
            by=actor,
            at=self.now,
            item=item,
            outcome=outcome,
            comment="意见",
            on_behalf=on_behalf,
            **parts,
        )

    def node(self, case: str, node: str) -> UserTask:
        """The human step behind an open element."""
        procedure = self.state.cases[case].procedure
        found = self.rules.procedures[procedure].process.nodes[node]
        assert isinstance(found, UserTask)
        return found

    def choice(self, item: str, node: UserTask, outcome_id: str) -> tuple[str, ...]:
        """A legal choice among the targets of an outcome."""
        outcome = next((one for one in node.work.outcomes if one.id == outcome_id), None)
        if outcome is None:
            return ()
        element = self.state.elements[item]
        options = outcome.choose_from or (outcome.reopen if outcome.reopen_choose else ())
        jump = Jump(id="any", targets=options, choose=True)
        if outcome.choose_from:
            options = legal_targets(self.stream.draft(self.now), element.case, jump)
        if not options:
            return ()
        if outcome.choose_many and self.dice.maybe():
            return options
        return (self.dice.pick(options),)

    def section(self, name: str) -> Any:
        """Values for a section of the slip."""
        match name.partition(".")[2]:
            case "lines":
                return [{"item": f"第{n}项", "owner": "qian"} for n in range(self.some(0, 2))]
            case "head":
                shown = {f"shown_flag{n}": self.dice.maybe() for n in range(3)}
                return {**shown, "amount": self.dice.pick((50, 500)), "note": "备注"}
            case _:
                return {"opinion": "同意"}

    def rows(self, procedure: str) -> tuple[str, ...]:
        """Rows to hold, when the procedure holds any."""
        if self.rules.procedures[procedure].holds is None:
            return ()
        return tuple(self.stream.rows("slip.lines", self.now))[:1]

    def datum(self, name: str) -> Any:
        """Another value for a project datum."""
        match self.rules.data[name].type:
            case "yes_no":
                return self.dice.maybe()
            case "money":
                return self.dice.pick((50, 500))
            case _:
                return (self.now + timedelta(days=self.some(1, 40))).date()

    def somebody(self) -> str:
        """Any person."""
        return self.dice.pick(self.stream.facts.people)

    def somebody_else(self, actor: c.Actor, item: str) -> str:
        """A person who does not have the seat."""
        task = self.state.tasks[item]
        taken = {person for seat in task.seats for person in seat.people}
        return next(p for p in reversed(self.stream.facts.people) if p not in taken)

    def some(self, least: int, most: int) -> int:
        """A small number."""
        return self.dice.number(least, most)


def refusal(walk: Walk, command: c.AnyCommand) -> Refused | None:
    """Why the command is refused now; None when it would be carried out. Nothing changes."""
    return walk.stream.tried(command)
