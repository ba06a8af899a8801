"""What is new in a draft against the edition it began with, in counts and names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from xize.core.process.bpmn.carrying import parted, steps_of
from xize.core.process.bpmn.carrying.fragments import Carried, same
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.rulebook.texts import MAIN_FILE, drawings_of


class Change(NamedTuple):
    """What happened to one element: its id, its label, which keys are other ones."""

    node: str
    name: str
    keys: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """New, removed and changed elements; how many flows and lines of the text differ."""

    added: tuple[Change, ...]
    removed: tuple[Change, ...]
    changed: tuple[Change, ...]
    flows: int
    lines: int

    @property
    def is_nothing(self) -> bool:
        """Whether both say the same."""
        return not (self.added or self.removed or self.changed or self.flows or self.lines)


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> Comparison:
    """What a draft's texts change in an edition's; an empty ``before`` is nothing at all."""
    old, new = _nodes(before), _nodes(after)
    rest_before, said_before = parted(before.get(MAIN_FILE, ""))
    rest_after, said_after = parted(after[MAIN_FILE])
    first, second = steps_of(said_before), steps_of(said_after)
    changed = []
    for node, label in new.items():
        if node not in old:
            continue
        keys = _keys(first.get(node, Carried()), second.get(node, Carried()))
        renamed = ("name",) if old[node] != label else ()
        if keys or renamed:
            changed.append(Change(node, label, (*renamed, *keys)))
    return Comparison(
        added=tuple(Change(one, name) for one, name in new.items() if one not in old),
        removed=tuple(Change(one, name) for one, name in old.items() if one not in new),
        changed=tuple(changed),
        flows=len(_flows(before) ^ _flows(after)),
        lines=len(_lines(rest_before) ^ _lines(rest_after)),
    )


def _keys(before: Carried, after: Carried) -> tuple[str, ...]:
    found = [] if before.kind == after.kind else ["kind"]
    for key in dict.fromkeys((*before.keys, *after.keys)):
        one, other = before.keys.get(key), after.keys.get(key)
        if one is None or other is None or not same(one, other):
            found.append(key)
    return tuple(found)


def _model(texts: Mapping[str, str]) -> Definitions | None:
    files = drawings_of(texts)
    return read(files[0][1])[0] if files else None


def _nodes(texts: Mapping[str, str]) -> dict[str, str]:
    model = _model(texts)
    processes = model.processes.values() if model else ()
    return {
        node.id: node.name
        for process in processes
        for scope in process.scopes.values()
        for node in scope.nodes.values()
    }


def _flows(texts: Mapping[str, str]) -> set[tuple[str, str, str]]:
    model = _model(texts)
    processes = model.processes.values() if model else ()
    return {
        (flow.source, flow.target, flow.condition.body if flow.condition else "")
        for process in processes
        for scope in process.scopes.values()
        for flow in scope.flows.values()
    }


def _lines(text: str) -> set[str]:
    """The lines that say something; the number of the edition is another one anyway."""
    said = (line.strip() for line in text.split("\n"))
    return {line for line in said if line and not line.startswith("edition:")}
