"""Runs the processes of a file as one collaboration until nothing happens any more.

Human tasks are done at once, in the order they were opened; then what comes from outside, as it
was given; then the clock moves to the next timer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from xize.core.deadlines import Calendar
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.commands import CLOCK, Actor
from xize.core.engine.flow.standard.launching import beginners
from xize.core.engine.flow.standard.wants import alarm_again, triggers_of
from xize.core.engine.memory import MemoryFacts, MemoryStream
from xize.core.engine.refusals import Refused
from xize.core.expressions import Values, is_true
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.findings import Finding, Report, refuses
from xize.core.process.bpmn.lowering import lower
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.core.process.rulebook import Rulebook
from xize.core.process.times import occasions
from xize.core.trace.ending import status_of
from xize.core.trace.result import RULES, Result
from xize.core.trace.telling import Teller

MOST_COMMANDS: Final = 20_000
"""What is done in one run at most; more means that it loops."""
MOST_EFFORT: Final = 4_000_000
"""Open elements looked at, command by command; more means that tokens multiply without an end."""
MOST_RINGS: Final = 500
"""How often timers go off in one run at most, where no end was given."""

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
    return Run(model, lowered.rules, wishes).go((*findings, *lowered.findings))


class Run:
    """One run."""

    def __init__(self, model: Definitions, rules: Rulebook, wishes: Wishes) -> None:
        self._model, self._rules, self._wishes = model, rules, wishes
        self._report = Report(RULES)
        self._stream = MemoryStream(rules, MemoryFacts(calendar=Calendar(version="none")))
        self._teller = Teller(rules, wishes.at)
        self._now = wishes.at
        self._endless = False
        self._events = list(wishes.events)
        self._starts: list[tuple[str, e.Alarm]] = []  # processes the clock begins

    def go(self, findings: tuple[Finding, ...]) -> Result:
        """Run to the end."""
        begun = self._begin()
        if not begun:
            return Result("invalid", problems=(*findings, *self._report.found))
        self._run()
        for event in self._events:
            self._report.say("event-unused", event, 0, detail=event)
        status = "failed" if self._endless else status_of(self._stream, self._report, self._now)
        if status == "completed" and not self._stream.state.cases:
            self._report.say("nothing-started", "", 0)
            status = "waiting"
        problems = (*findings, *(self._placed(one) for one in self._report.found))
        return Result(status, tuple(self._teller.lines), problems, self._data())

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
        for case in self._stream.state.cases.values():
            if case.caller is None:
                found.update(case.values)
        return found

    # ------------------------------------------------------------------ beginning
    def _begin(self) -> bool:
        """Launch what begins by itself; False where nothing of the wished name is there."""
        wished = self._wishes
        processes = self._rules.procedures
        if wished.start:
            found = [one for one in processes if wished.start in processes[one].process.nodes]
            if not found:
                self._report.say("start-unknown", wished.start, 0, detail=wished.start)
                return False
            self._launch(found[0], wished.start)
            return True
        if wished.process and wished.process not in self._model.processes:
            self._report.say("start-unknown", wished.process, 0, detail=wished.process)
            return False
        for ident in [wished.process] if wished.process else self._executable():
            self._begin_one(ident)
        return True

    def _executable(self) -> list[str]:
        """The executable processes, of a file that says it of none all, that begin by themselves.

        Where none does, those that begin with an event.
        """
        model = self._model.processes
        meant = [one for one in model if model[one].executable] or list(model)
        return [one for one in meant if self._starts_of(one)] or meant

    def _starts_of(self, ident: str) -> tuple[str, ...]:
        doing = getattr(self._rules.procedures[ident].process.nodes[ident], "doing", None)
        return doing.starts if doing is not None else ()

    def _begin_one(self, ident: str) -> None:
        process = self._rules.procedures[ident].process
        if self._starts_of(ident):
            self._launch(ident)
            return
        for node in beginners(process):
            for place, trigger in enumerate(triggers_of(node)):
                times = occasions(trigger.timer or "date", trigger.when, self._now)
                if trigger.kind == "timer" and times is not None:
                    first, every, left = times
                    alarm = e.Alarm(node=node.id, place=place, at=first, every=every, left=left)
                    self._starts.append((ident, alarm))
                names = Values(self._wishes.data)
                condition = trigger.condition
                if condition is not None and is_true(condition, names):
                    self._launch(ident, node.id)

    def _launch(self, process: str, node: str = "") -> None:
        data = self._wishes.data
        self._do(c.Launch(by=SOMEBODY, at=self._now, procedure=process, node=node, data=data))

    # ------------------------------------------------------------------ going on
    def _run(self) -> None:
        """Do one thing after the other until there is nothing to do, or it does not end."""
        rings = effort = 0
        for _ in range(MOST_COMMANDS):
            effort += len(self._stream.state.elements)
            if effort > MOST_EFFORT:
                break
            command = self._next_task() or self._next_event()
            if command is not None:
                self._do(command)
            elif not self._move_clock():
                return
            else:
                rings += 1
            if self._endless or (rings > MOST_RINGS and self._wishes.until is None):
                return
        nodes = [one.node for one in self._stream.state.elements.values()]
        self._report.say("endless-loop", nodes[-1] if nodes else "", 0)
        self._endless = True

    def _next_task(self) -> c.AnyCommand | None:
        for key, one in self._stream.state.elements.items():
            if one.kind == "act":
                return c.Finish(by=SOMEBODY, at=self._now, item=key)
        return None

    def _next_event(self) -> c.AnyCommand | None:
        """The next event from outside, if anybody waits for it now."""
        if not self._events:
            return None
        command = c.Occurred(by=SOMEBODY, at=self._now, name=self._events[0])
        if not self._stream.state.status or self._stream.tried(command) is not None:
            return self._first_start()
        self._events.pop(0)
        return command

    def _first_start(self) -> c.AnyCommand | None:
        """An event that names a start begins its process, also before anything runs."""
        name = self._events[0]
        for procedure in self._rules.procedures.values():
            for node in beginners(procedure.process):
                calls = [{one.name, one.label} - {""} for one in triggers_of(node)]
                place = next((i for i, words in enumerate(calls) if name in words), None)
                if place is None and name != node.id:
                    continue
                self._events.pop(0)
                return c.Launch(
                    by=SOMEBODY,
                    at=self._now,
                    procedure=procedure.id,
                    node=node.id,
                    place=place,
                    data=self._wishes.data,
                )
        return None

    def _move_clock(self) -> bool:
        """Let the next timer go off, if there is one before the end."""
        waiting = list(self._alarms())
        if not waiting:
            return False
        at, key, ident = min(waiting, key=lambda one: one[0])
        if self._wishes.until is not None and at > self._wishes.until:
            return False
        self._now = max(self._now, at)
        if key:
            return self._do(c.GoOff(by=THE_CLOCK, at=self._now, item=key))
        place = next(i for i, (_, alarm) in enumerate(self._starts) if alarm.node == ident)
        process, alarm = self._starts.pop(place)
        following = alarm_again(alarm)
        bounded = alarm.left is not None or self._wishes.until is not None
        if following is not None and bounded:
            self._starts.append((process, following))
        self._launch(process, alarm.node)
        return True

    def _alarms(self) -> Iterator[tuple[datetime, str, str]]:
        """When timers go off: the instant, the element or "", the start event of a process."""
        for key, one in self._stream.state.elements.items():
            for alarm in one.alarms:
                yield alarm.at, key, ""
        for _, alarm in self._starts:
            yield alarm.at, "", alarm.node

    def _do(self, command: c.AnyCommand) -> bool:
        try:
            events = self._stream.do(command)
        except Refused as refused:
            self._report.say("endless-loop", str(refused.args_.get("step", "")), 0)
            self._endless = True
            return False
        for event in events:
            self._teller.tell(event)
        return True
