"""Runs the processes of a file as one collaboration until nothing happens any more.

Human tasks are done at once, in the order they were opened; then what comes from outside, as it
was given; then the clock moves to the next timer.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from xize.core.engine import commands as c
from xize.core.engine.commands import CLOCK, Actor
from xize.core.engine.refusals import Refused
from xize.core.process import graph as g
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.findings import Finding, Report, refuses
from xize.core.process.bpmn.lowering import lower
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.core.process.rulebook import Rulebook
from xize.core.trace.beginning import Beginning, begun_by, only_executable
from xize.core.trace.circles import Circle
from xize.core.trace.clock import Clock
from xize.core.trace.ending import status_of, waited_for
from xize.core.trace.result import RULES, Result
from xize.core.trace.session import Session
from xize.core.trace.telling import Teller

MOST_COMMANDS: Final = 30_000
"""What is done in one run at most, and two for each node; more means that it loops."""
MOST_EVENTS: Final = 200_000
"""What happens in one run at most, and twenty for each node."""
MOST_OPEN: Final = 30_000
"""What is open at once at most, and two for each node; more means that tokens multiply."""
MOST_LETTERS: Final = 200
"""Messages kept for nobody at most, and two for each node; more means that a loop sends them."""
MOST_TOLD: Final = 1_000
"""Events told of a step that does not end."""

SOMEBODY: Final = Actor("somebody")
THE_CLOCK: Final = Actor(CLOCK)


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """How a run is to be made. Instants are UTC."""

    process: str = ""
    start: str = ""
    data: dict[str, Any] = {}
    events: tuple[str, ...] = ()
    at: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    until: datetime | None = None


def trace(content: bytes, wishes: Wishes) -> Result:
    """Read a file, hold it against the standard, run it."""
    model, findings = read(content)
    if model is not None:
        findings = (*findings, *check(model))
    if model is None or refuses(findings):
        return Result("invalid", problems=findings)
    lowered = lower(model)
    rules = only_executable(lowered.rules, model)
    return Run(model, rules, wishes).go((*findings, *lowered.findings))


class Run:
    """One run."""

    def __init__(self, model: Definitions, rules: Rulebook, wishes: Wishes) -> None:
        self._model, self._rules, self._wishes = model, rules, wishes
        self._report = Report(RULES)
        first = c.Launch(by=SOMEBODY, at=wishes.at, procedure="")
        self._session = Session(rules, first, wishes.data)
        self._teller = Teller(rules, wishes.at)
        self._clock = Clock()
        self._circle = Circle()
        self._now = wishes.at
        self._endless = False
        self._events = list(wishes.events)

    def go(self, findings: tuple[Finding, ...]) -> Result:
        """Run to the end."""
        beginning = Beginning(self._model, self._rules, self._wishes.data, self._now)
        launches = beginning.launches(self._wishes.process, self._wishes.start, self._report)
        if launches is None:
            return Result("invalid", problems=(*findings, *self._report.found))
        for process, alarm in beginning.alarms:
            self._clock.begin(process, alarm)
        for process, node in launches:
            self._launch(process, node)
        self._run()
        for event in self._events:
            self._unused(event)
        for node in self._clock.endless:
            self._report.say("cycle-endless", node, 0)
        status = "failed" if self._endless else status_of(self._session, self._report, self._now)
        if status == "completed" and not self._session.state.cases:
            self._report.say("nothing-started", "", 0)
            status = "waiting"
        problems = (*findings, *(self._placed(one) for one in self._report.found))
        waits = waited_for(self._session) if status in ("waiting", "stuck") else ()
        return Result(status, tuple(self._teller.lines), problems, self._data(), waits)

    def _placed(self, finding: Finding) -> Finding:
        """A finding of the run with the line its node stands on."""
        for procedure in self._rules.procedures.values():
            node = procedure.process.nodes.get(finding.node)
            if node is not None:
                line = getattr(getattr(node, "doing", None), "line", 0) or getattr(node, "line", 0)
                return msgspec.structs.replace(finding, line=line)
        return finding

    def _data(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for case in self._session.state.cases.values():
            if case.caller is None:
                found.update({k: v for k, v in case.values.items() if not k.startswith("$")})
        return found

    # ------------------------------------------------------------------ going on
    def _run(self) -> None:
        """Do one thing after the other until there is nothing to do, or it does not end."""
        size = self._session.draft.graph.size
        for _ in range(MOST_COMMANDS + 2 * size):
            if self._endless or not self._step():
                return
            state = self._session.state
            timed = self._clock.cycles if self._wishes.until is None else self._now
            if self._circle.closes(state, timed, len(self._events), len(state.cases)):
                break
            if len(self._session.events) > MOST_EVENTS + 20 * size:
                break
            kept = len(state.letters)
            if len(state.elements) > MOST_OPEN + 2 * size or kept > MOST_LETTERS + 2 * size:
                break
        elements = self._session.state.elements.values()
        self._loops([one.node for one in elements if one.parent][-1:])

    def _step(self) -> bool:
        task = self._session.task()
        if task is not None:
            self._do(c.Finish(by=SOMEBODY, at=self._now, item=task))
            return True
        return self._next_event() or self._move_clock() or self._skip_event()

    def _next_event(self) -> bool:
        """The next event from outside, if anybody waits for it now or begins with it."""
        if not self._events:
            return False
        name = self._events[0]
        if self._session.awaits(name):
            self._events.pop(0)
            self._do(c.Occurred(by=SOMEBODY, at=self._now, name=name))
            return True
        for procedure, node, place in begun_by(self._rules, name):
            self._events.pop(0)
            self._launch(procedure, node, place)
            return True
        return False

    def _skip_event(self) -> bool:
        """Nothing else happens: an event nobody waits for keeps those behind it no longer."""
        if not self._events:
            return False
        self._unused(self._events.pop(0))
        return True

    def _unused(self, event: str) -> None:
        known = any(
            event in one.process.nodes and not isinstance(one.process.nodes[event], g.SubProcess)
            for one in self._rules.procedures.values()
        )
        names = self._model.named
        known = known or event in names or any(one.name == event for one in names.values())
        self._report.say("event-unused" if known else "event-unknown", "", 0, detail=event)

    def _move_clock(self) -> bool:
        """Let the next timer go off, if there is one before the end."""
        ring = self._clock.next(self._session.state, self._wishes.until)
        if ring is None:
            return False
        self._now = max(self._now, ring.at)
        if ring.element:
            self._do(c.GoOff(by=THE_CLOCK, at=self._now, item=ring.element))
        else:
            self._launch(ring.process, ring.alarm.node, ring.alarm.place)
        return True

    def _launch(self, process: str, node: str = "", place: int | None = None) -> None:
        launch = c.Launch(by=SOMEBODY, at=self._now, procedure=process, node=node, place=place)
        self._do(launch)

    def _do(self, command: c.StandardCommand | c.GoOff) -> None:
        if self._endless:
            return
        told = len(self._session.events)
        try:
            events = self._session.do(command)
        except Refused as refused:
            self._loops([str(refused.args_.get("step", ""))])
            events = self._session.events[told : told + MOST_TOLD]
        for event in events:
            self._clock.follow(event)
            self._teller.tell(event)

    def _loops(self, nodes: list[str]) -> None:
        self._report.say("endless-loop", nodes[0] if nodes else "", 0)
        self._endless = True
