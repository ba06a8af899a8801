"""What a set of played scenarios has exercised of a regulation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.view.papers import document_of
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Rulebook
from xize.scenarios.memory import MemoryStage


@dataclass
class Exercised:
    """Ids of everything that happened in some scenario."""

    steps: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    results: set[str] = field(default_factory=set)
    procedures: set[str] = field(default_factory=set)

    def add(self, stage: MemoryStage) -> None:
        """Add what happened on a stage."""
        for stream in stage.streams.values():
            for event in stream.events:
                self._add(event, stream.facts.payloads)
            self.procedures |= {case.procedure for case in stream.state.cases.values()}
            self.results |= {c.result for c in stream.state.cases.values() if c.result}
            if stream.state.result:
                self.results.add(stream.state.result)

    def _add(self, event: e.AnyEvent, payloads: Mapping[str, Any]) -> None:
        match event:
            case e.Completed():
                self.steps.add(event.node)
                self.outcomes.add(f"{event.node}.{event.outcome}")
            case e.Decided():
                self.outcomes.add(f"{event.node}.{event.outcome}")
            case e.VersionAdded():
                self.documents.add(document_of(event.document))
            case e.SectionFilled():
                section = f"{document_of(event.document)}.{event.section}"
                values = payloads[event.payload]
                for record in values if isinstance(values, list) else [values]:
                    self.fields |= {f"{section}.{name}" for name in record}


def declared(rules: Rulebook) -> Exercised:
    """Everything there is to exercise; computed fields work themselves out."""
    found = Exercised(
        documents=set(rules.documents),
        results=set(rules.results),
        procedures=set(rules.procedures),
    )
    for procedure in rules.procedures.values():
        for node in procedure.process.nodes.values():
            if isinstance(node, UserTask):
                found.steps.add(node.id)
                found.outcomes |= {f"{node.id}.{one.id}" for one in node.work.outcomes}
    for document in rules.documents.values():
        for section in document.sections:
            found.fields |= {
                f"{document.id}.{section.id}.{one.id}"
                for one in section.fields
                if one.value is None
            }
    return found


def not_exercised(rules: Rulebook, stages: Iterable[MemoryStage]) -> dict[str, list[str]]:
    """What no stage has exercised, by kind; empty when nothing is left."""
    done = Exercised()
    for stage in stages:
        done.add(stage)
    wanted = declared(rules)
    left = {
        kind: sorted(getattr(wanted, kind) - getattr(done, kind))
        for kind in ("steps", "outcomes", "documents", "fields", "results", "procedures")
    }
    return {kind: names for kind, names in left.items() if names}
