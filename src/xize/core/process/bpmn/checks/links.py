"""Link events: each throwing one has one catching one in its scope (clause 10.5.5)."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.containers import Scope
from xize.core.process.bpmn.model.events import Event, Link


class End(NamedTuple):
    """One end of a link: the event and what it says of the link."""

    event: Event
    link: Link

    @property
    def ids(self) -> set[str]:
        """What the other end may call it by."""
        return {self.link.id, self.event.id} - {""}

    @property
    def told(self) -> set[str]:
        """The ids of the other end it names, if it names any."""
        return {self.link.target, *self.link.sources} - {""}


def check_links(report: Report, index: Index, scope: Scope) -> None:
    """Every rule about the links of a scope."""
    ends = _ends(index, scope)
    thrown = [one for one in ends if not one.event.catches]
    caught = [one for one in ends if one.event.catches]
    for one in ends:
        event = one.event
        if index.into(event.id) if event.catches else index.out_of(event.id):
            report.say("link-has-flow", event.id, event.line)
    pairs = _pairs(thrown, caught)
    reached: set[str] = set()
    for one, targets in zip(thrown, pairs, strict=True):
        name = one.link.name or one.event.id
        reached |= {other.event.id for other in targets}
        if not targets:
            report.say("link-without-target", one.event.id, one.event.line, name=name)
        for other in targets:
            if one.told and other.told and not other.told & one.ids:
                details = {"name": name, "target": other.link.name or other.event.id}
                report.say("link-one-sided", one.event.id, one.event.line, **details)
        for other in targets[1:]:
            report.say("link-with-two-targets", other.event.id, other.event.line, name=name)
    for one in caught:
        if one.event.id not in reached:
            name = one.link.name or one.event.id
            report.say("link-without-source", one.event.id, one.event.line, name=name)


def _ends(index: Index, scope: Scope) -> list[End]:
    return [
        End(node, one)
        for node in scope.nodes.values()
        if isinstance(node, Event)
        for one in index.model.meant_by(node)
        if isinstance(one, Link)
    ]


def _pairs(thrown: list[End], caught: list[End]) -> list[list[End]]:
    """The targets of each throwing end: what either names by id, else what has the same name."""
    by_id = {ident: one for one in caught for ident in one.ids}
    by_name: defaultdict[str, list[End]] = defaultdict(list)
    wanted: defaultdict[str, list[End]] = defaultdict(list)
    for one in caught:
        if not one.told:
            by_name[one.link.name].append(one)
        for ident in one.told:
            wanted[ident].append(one)
    found = []
    for one in thrown:
        named = [by_id[ident] for ident in one.told if ident in by_id]
        if not one.told:
            named = [other for ident in one.ids for other in wanted[ident]]
        alike = by_name[one.link.name] if one.link.name and not (one.told or named) else []
        found.append(named or alike)
    return found
