"""Playing a small regulation in memory: the real reader, compiler and engine, a clock by hand.

play = Play(FLOW)
play.do("zhao", "draft")
assert play.open == {"sign_off": ["li", "sun"]}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest

from xize.calendars import load_calendar
from xize.core.engine import MAIN, Refused, State, offers, wakes
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent, Told
from xize.core.engine.memory import Department, MemoryFacts, MemoryStream, Person
from xize.core.problems import has_errors
from xize.core.process.compile import compile_findings
from xize.core.process.compile.drawn import attach
from xize.core.process.graph import UserTask
from xize.core.regulation.lint import check
from xize.core.regulation.read import read

E = TypeVar("E", bound=AnyEvent)
SHANGHAI = ZoneInfo("Asia/Shanghai")
HEAD = """
regulation: small-rule
title: 小办法
edition: "1"
roles:
  lead: {name: 牵头人, exactly: 1, leads: true}
  finance: {name: 财务部}
  risk: {name: 风险部}
  legal: {name: 法务部, optional: true}
  sales: {name: 业务部}
  heads: {name: 部门负责人, head_of: [finance, risk]}
  business: {name: 经办部门, any_of: [sales, legal]}
  partner: {name: 合作方, kind: outside, recorded_by: lead}
"""
PEOPLE = {
    "zhao": Person(department="sales", superior="gong"),
    "shen": Person(department="sales", superior="gong"),
    "gong": Person(department="sales", superior="boss"),
    "li": Person(department="finance", superior="fang"),
    "fang": Person(department="finance", superior="boss"),
    "sun": Person(department="risk", superior="rao"),
    "rao": Person(department="risk", superior="boss"),
    "he": Person(department="legal"),
    "boss": Person(),
}
DEPARTMENTS = {
    "sales": Department(head="gong", mark="卡"),
    "finance": Department(head="fang", mark="财"),
    "risk": Department(head="rao", mark="风"),
    "legal": Department(mark="法"),
}
TEAM: dict[str, tuple[str, ...]] = {
    "lead": ("zhao",),
    "finance": ("li",),
    "risk": ("sun",),
    "sales": ("shen",),
}


class Play:
    """One project under a small regulation."""

    def __init__(
        self,
        text: str,
        *,
        at: str = "2026-03-02 09:00",
        team: Mapping[str, tuple[str, ...]] = TEAM,
        data: Mapping[str, Any] | None = None,
        drawing: bytes = b"",
    ) -> None:
        reading = read((text if "\nregulation:" in text else HEAD + text).encode())
        assert reading.regulation is not None, reading.problems
        regulation = attach(reading.regulation, {"process.bpmn": drawing} if drawing else {})
        problems = check(regulation)
        assert not has_errors(problems), problems
        self.rules, findings = compile_findings(regulation)
        assert not has_errors(findings), findings
        self.facts = MemoryFacts(calendar=load_calendar(), people=PEOPLE, departments=DEPARTMENTS)
        self.stream = MemoryStream(self.rules, self.facts)
        self.now = _instant(at)
        self.stream.do(
            c.Start(by=c.Actor("zhao"), at=self.now, team=dict(team), data=dict(data or {}))
        )
        self.before = 0

    # ---------------------------------------------------------------- acting
    def do(self, person: str, step: str, outcome: str = "", **given: Any) -> None:
        """Complete a step; ``case`` and ``row`` tell instances apart, ``for_`` is acted for."""
        item = self.item(step, given.pop("case", None), given.pop("row", None))
        fills = {name: c.Filled(values) for name, values in given.pop("fills", {}).items()}
        files: dict[str, tuple[c.Attached, ...]] = {
            name: (c.Attached("b", f"{name}.docx"),) for name in given.pop("files", ())
        }
        outside = given.pop("outside", None)
        given.setdefault("comment", "意见")
        by = c.Actor(person, outside=outside, acting_for=given.pop("for_", ""))
        self.command(
            c.Complete(
                by=by, at=self.now, item=item,
                outcome=outcome or self.first(item), fills=fills, files=files, **given,
            )
        )  # fmt: skip

    def refused(
        self, code: str, person: str, step: str, outcome: str = "", **given: Any
    ) -> Refused:
        """The same, refused with a code; nothing has changed."""
        state, count = self.state, len(self.events)
        with pytest.raises(Refused) as caught:
            self.do(person, step, outcome, **given)
        assert caught.value.code == code, caught.value
        assert (self.state, len(self.events)) == (state, count)
        return caught.value

    def ask(self, kind: type[c.Command], person: str = "zhao", /, **given: Any) -> None:
        """Any other command."""
        if "step" in given:
            given["item"] = self.item(given.pop("step"))
        if kind in _REASONED:
            given.setdefault("reason", "理由")
        by = c.Actor(person, admin=person == "admin", acting_for=given.pop("for_", ""))
        self.command(kind(by=by, at=self.now, **given))  # type: ignore[arg-type]

    def ask_refused(
        self, code: str, kind: type[c.Command], person: str = "zhao", /, **given: Any
    ) -> None:
        """Any other command, refused with a code."""
        count = len(self.events)
        with pytest.raises(Refused) as caught:
            self.ask(kind, person, **given)
        assert caught.value.code == code, caught.value
        assert len(self.events) == count

    def command(self, command: c.AnyCommand) -> None:
        """Carry out a command, then what the clock owes."""
        self.before = len(self.events)
        self.stream.do(command)
        self.stream.tick(self.now)

    def start(self, person: str, procedure: str, holds: Sequence[str] = ()) -> str:
        """Begin a side procedure; returns its case."""
        known = set(self.state.cases)
        self.ask(c.StartProcedure, person, procedure=procedure, holds=tuple(holds))
        return next(one for one in self.state.cases if one not in known)

    def at(self, text: str) -> None:
        """Time passes until a local moment; the clock does what it owes when it owes it."""
        until = _instant(text)
        while (wake := wakes(self.state)) is not None and wake <= until:
            self.stream.tick(wake)
        self.now = until
        self.stream.tick(self.now)

    # ---------------------------------------------------------------- looking
    @property
    def state(self) -> State:
        """The state."""
        return self.stream.state

    @property
    def events(self) -> list[AnyEvent]:
        """Everything that happened."""
        return self.stream.events

    def new(self, kind: type[E]) -> list[E]:
        """Events of a kind since before the last command."""
        return [one for one in self.events[self.before :] if isinstance(one, kind)]

    def all(self, kind: type[E]) -> list[E]:
        """All events of a kind."""
        return [one for one in self.events if isinstance(one, kind)]

    @property
    def open(self) -> dict[str, list[str]]:
        """Open steps with the people who have still to speak, all instances together."""
        found: dict[str, list[str]] = {}
        for key, task in self.state.tasks.items():
            people = found.setdefault(self.state.elements[key].node, [])
            for seat in task.seats:
                spoken = seat.id in task.votes or seat.id in task.entries
                if not spoken and (seat.entry or seat.turn == task.turn):
                    people += [one for one in seat.people if not one.startswith("outside:")]
        return found

    def item(self, step: str, case: str | None = None, row: Any = None) -> str:
        """The open element of a step or gate; a body of ``each`` is not meant."""
        for key, element in self.state.elements.items():
            if element.kind in ("multi", "around") or element.node != step:
                continue
            if case not in (None, element.case):
                continue
            if row is None or (isinstance(element.row, dict) and row in element.row.values()):
                return key
        return f"not-open:{step}"

    def first(self, item: str) -> str:
        """The first outcome of an open step."""
        element = self.state.elements.get(item)
        if element is None:
            return "next"
        procedure = self.state.cases[element.case].procedure
        node = self.rules.procedures[procedure].process.nodes[element.node]
        assert isinstance(node, UserTask)
        return node.work.outcomes[0].id

    def due(self, step: str) -> str:
        """The deadline of an open step or block as a local moment; "" without one."""
        mark = self.state.elements[self.item(step)].deadline
        if mark is None or mark.reckoning is None:
            return ""
        return _local(mark.reckoning.instant)

    def offers(self, person: str, step: str = "", for_: str = "") -> dict[str, tuple[str, ...]]:
        """What a person may do (at a step): "verb target", with the codes that block it."""
        item = self.item(step) if step else None
        actor = c.Actor(person, acting_for=for_)
        return {
            f"{one.verb} {one.target}".strip(): tuple(code.code for code in one.blocked)
            for one in offers(self.rules, self.facts, self.state, actor, self.now)
            if item in (None, one.item)
        }

    def told(self, kind: str) -> list[tuple[str, tuple[str, ...]]]:
        """Who was told about what."""
        return [(one.about, one.to) for one in self.all(Told) if one.kind == kind]

    @property
    def result(self) -> str | None:
        """How the project ended."""
        return self.state.result

    def visits(self, step: str, case: str = MAIN) -> int:
        """How often a step was entered."""
        visit = self.state.visits.get(f"{case}/{step}")
        return visit.count if visit else 0


_REASONED = (
    c.Waive, c.WithdrawCase, c.Cancel, c.Suspend, c.Resume, c.Name, c.ChangeData, c.Reopen,
    c.HandOver, c.Move,
)  # fmt: skip


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def _local(moment: datetime) -> str:
    local = moment.astimezone(SHANGHAI)
    if (local.hour, local.minute) == (0, 0):
        return (local - timedelta(days=1)).strftime("%Y-%m-%d 24:00")
    return local.strftime("%Y-%m-%d %H:%M")
