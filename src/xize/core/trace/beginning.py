"""Which processes of a file a run begins, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.flow.standard.launching import beginners
from xize.core.engine.flow.standard.wants import triggers_of
from xize.core.expressions import Values, evaluate, is_true
from xize.core.process import graph as g
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.rulebook import Rulebook
from xize.core.process.times import occasions


def executable(model: Definitions) -> list[str]:
    """The executable processes; of a file that says it of none, all."""
    return [one for one in model.processes if model.processes[one].executable] or list(
        model.processes
    )


def only_executable(rules: Rulebook, model: Definitions) -> Rulebook:
    """The same rules, in which messages and signals begin executable processes only."""
    meant = set(executable(model))
    procedures = {
        ident: one if ident in meant or ident not in model.processes else replace(
            one, process=_without_triggers(one.process)
        )
        for ident, one in rules.procedures.items()
    }  # fmt: skip
    return replace(rules, procedures=procedures)


def _without_triggers(process: g.Process) -> g.Process:
    nodes = {ident: _plain(one, process.id) for ident, one in process.nodes.items()}
    return replace(process, nodes=nodes)


def _plain(node: g.Node, process: str) -> g.Node:
    if isinstance(node, g.Happening) and node.position == "startEvent" and node.scope == process:
        return replace(node, triggers=())
    if isinstance(node, g.Activity | g.Gateway) and node.creates:
        return replace(node, creates=False)
    return node


def begun_by(rules: Rulebook, name: str) -> Iterator[tuple[str, str, int | None]]:
    """Processes that begin with an event from outside: at which node, by which trigger."""
    for procedure in rules.procedures.values():
        for node in beginners(procedure.process):
            calls = [{one.name, one.label} - {""} for one in triggers_of(node)]
            place = next((i for i, words in enumerate(calls) if name in words), None)
            if place is not None or name == node.id:
                yield procedure.id, node.id, place


class Beginning:
    """Where a run begins. ``alarms`` are timers that begin processes later."""

    def __init__(
        self, model: Definitions, rules: Rulebook, data: Mapping[str, Any], now: datetime
    ) -> None:
        self._model, self._rules, self._now = model, rules, now
        self._values = Values(data)
        self.alarms: list[tuple[str, e.Alarm]] = []

    def launches(self, process: str, start: str, report: Report) -> list[tuple[str, str]] | None:
        """Processes to begin at once, each at a node or ""; None, said why, where none is meant."""
        if process and process not in self._model.processes:
            known = "、".join(self._model.processes)
            report.say("process-unknown", "", 0, detail=process, known=known)
            return None
        if start:
            return self._at(process, start, report)
        meant = [process] if process else executable(self._model)
        chosen = meant if process else [one for one in meant if self._starts(one)] or meant
        return [begun for one in chosen for begun in self._of(one)]

    def _at(self, process: str, start: str, report: Report) -> list[tuple[str, str]] | None:
        for ident, one in self._rules.procedures.items():
            node = one.process.nodes.get(start)
            if node is None or (process and ident != process):
                continue
            if node.scope == ident and _can_begin(node):
                return [(ident, start)]
            report.say("start-not-here", start, 0)
            return None
        report.say("start-unknown", "", 0, detail=start)
        return None

    def _starts(self, ident: str) -> tuple[str, ...]:
        doing = getattr(self._rules.procedures[ident].process.nodes[ident], "doing", None)
        return doing.starts if doing is not None else ()

    def _of(self, ident: str) -> list[tuple[str, str]]:
        if self._starts(ident):
            return [(ident, "")]
        found: list[tuple[str, str]] = []
        for node in beginners(self._rules.procedures[ident].process):
            for place, trigger in enumerate(triggers_of(node)):
                if trigger.kind == "timer":
                    self._set(ident, node.id, place)
                elif trigger.condition is not None and is_true(trigger.condition, self._values):
                    found.append((ident, node.id))
        return found

    def _set(self, process: str, node: str, place: int) -> None:
        trigger = triggers_of(self._rules.procedures[process].process.nodes[node])[place]
        text = trigger.when
        if trigger.reckoned is not None:
            text = str(evaluate(trigger.reckoned, self._values) or "")
        times = occasions(trigger.timer or "date", text, self._now)
        if times is not None:
            first, every, left = times
            alarm = e.Alarm(node=node, place=place, at=first, every=every, left=left)
            self.alarms.append((process, alarm))


def _can_begin(node: g.Node) -> bool:
    if isinstance(node, g.Happening):
        return not node.attached_to
    doing = getattr(node, "doing", None)
    return doing is None or not (doing.handler or doing.on_event)
