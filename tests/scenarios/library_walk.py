"""Walking through a regulation of the library: forms filled at random by the types of their fields.

What a person submits may be refused for what stands in it (a check, a date before another); the
walk tries something else then. Anything else that is offered must be accepted.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.core.engine.walker import BEGIN, Walk, few
from tests.dice import Dice
from tests.scenarios.library import Played
from xize.core.deadlines import local_day
from xize.core.engine import Offer, Refused
from xize.core.engine import commands as c
from xize.core.engine.memory import MemoryFacts
from xize.core.process.rulebook import Field, Section
from xize.scenarios.memory import MemoryStage
from xize.scenarios.model import Given

CONTENT = frozenset(
    (
        *("check-failed", "field-invalid", "field-required", "row-unknown", "section-missing"),
        *("section-unknown", "document-missing", "delivery-missing", "version-missing"),
        *("delivery-without-document", "exactly-one", "held", "hold-missing", "nothing-to-hold"),
    )
)
"""Refusals for what was submitted, and not for who submits it when."""


class LibraryWalk(Walk):
    """A project of a real regulation, with the organisation of one of its scenarios."""

    def __init__(self, played: Played, dice: Dice) -> None:
        stage = MemoryStage(played.regulation, played.scenario)
        facts = MemoryFacts(
            calendar=stage.calendar,
            people=stage.people,
            departments=stage.departments,
            numbers=stage.numbers,
        )
        super().__init__(stage.rules, dice, facts)
        self.team = {str(k): tuple(map(str, v)) for k, v in played.scenario.team.items()}
        self.given = played.scenario.given or Given()
        self.now = BEGIN
        self.refused: dict[str, int] = {}

    def start(self) -> None:
        """Begin the project with the scenario's team."""
        leader = self.team[self.rules.leads][0]
        self.do(c.Start(by=c.Actor(leader), at=self.now, team=self.team))

    def do(self, command: c.AnyCommand) -> None:
        """Carry out what can be; what was filled in wrongly is noted and left."""
        try:
            super().do(command)
        except Refused as refused:
            if not refused.problems and refused.code not in CONTENT:
                raise
            self.refused[refused.code] = self.refused.get(refused.code, 0) + 1

    def section(self, name: str) -> Any:
        """Values by the types of the fields."""
        document, _, section_id = name.partition(".")
        sections = self.rules.documents[document].sections
        section = next(one for one in sections if one.id == section_id)
        if not section.rows:
            return self.record(section)
        return [self.record(section) for _ in range(self.some(1, 2))]

    def record(self, section: Section) -> dict[str, Any]:
        """One record or row."""
        return {one.id: self.value(one) for one in section.fields if one.value is None}

    def value(self, field: Field) -> Any:
        """A value of a field's type."""
        day = local_day(self.now) + timedelta(days=self.some(0, 60))
        match field.type:
            case "number" | "percent":
                return str(self.some(0, 100))
            case "money":
                return str(self.dice.pick((0, 100, 150_000, 2_000_000)))
            case "date":
                return str(day)
            case "datetime":
                return f"{day} 22:00"
            case "time":
                return "10:00"
            case "period":
                return "3 workdays"
            case "yes_no" | "signature" | "declaration":
                return self.dice.maybe()
            case "choice":
                return self.dice.pick(field.options)
            case "several":
                return [self.dice.pick(field.options)]
            case "person":
                return self.somebody()
            case "department":
                return self.dice.pick(self.stream.facts.departments)
            case "row":
                rows = tuple(self.stream.rows(field.of or "", self.now))
                return self.dice.pick(rows) if rows else None
            case "project":
                return None
        return f"第{self.some(1, 9)}项"

    def datum(self, name: str) -> Any:
        """Another value for a project datum."""
        return self.value(self.rules.data[name])

    def rows(self, procedure: str) -> tuple[str, ...]:
        """Rows to hold, when the procedure holds any."""
        held = self.rules.procedures[procedure].holds
        return tuple(self.stream.rows(held, self.now))[:1] if held else ()

    def stride(self) -> None:
        """Mostly forward; now and then something else, or time passes; the clock does its part."""
        if self.dice.maybe(8):
            self.pass_time()
            return
        offered = [one for one in self.offered(few(self)) if one[1].verb != "cancel"]
        forward = [one for one in offered if self.leads_on(one[1])]
        options = offered if self.dice.maybe(5) else (forward or offered)
        if not options:
            self.pass_time()
            return
        actor, offer = self.dice.pick(options)
        self.do(self.command(actor, offer))
        self.tick()

    def leads_on(self, offer: Offer) -> bool:
        """Whether an offer takes the project on."""
        if offer.verb in ("enter", "resume", "waive"):
            return True
        if offer.verb != "complete":
            return False
        element = self.state.elements[offer.item]
        outcomes = self.node(element.case, element.node).work.outcomes
        return next(one.forward for one in outcomes if one.id == offer.target)
