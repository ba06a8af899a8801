"""The file beside a regulation: read once, held against the standard, lowered to graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.findings import Finding, refuses
from xize.core.process.bpmn.lowering import lower
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.soundness import judge
from xize.core.process.bpmn.vendors import defaults
from xize.core.process.rulebook import Procedure
from xize.core.process.standard import Move
from xize.core.regulation.model import Drawing, Regulation

KEPT: Final = 8
"""Files read at once: a regulation is looked at several times while it is published."""

COUNTED: Final = (
    "loopCounter", "numberOfInstances", "numberOfActiveInstances", "numberOfCompletedInstances",
    "numberOfTerminatedInstances", "nrOfInstances", "nrOfActiveInstances",
    "nrOfCompletedInstances", "activationCount", "waitingForStart", "outcome",
)  # fmt: skip
"""Figures loops, instances and gateways give, and how a step with instances ended."""

NOT_RUN: Final = frozenset(
    ("condition-not-understood", "script-not-understood", "timer-not-understood",
     "called-elsewhere", "called-cannot-begin", "not-run-yet")
)  # fmt: skip
"""What a dry run passes over and a regulation must not: nobody could rely on it."""


class Drawn(NamedTuple):
    """A file as it was read. ``model`` is None where nothing can be made of it."""

    model: Definitions | None
    procedures: dict[str, Procedure]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether the file cannot be a regulation's."""
        return self.model is None or any(map(is_error, self.findings))


def is_error(finding: Finding) -> bool:
    """Whether a finding forbids publishing."""
    return finding.severity != "unknown" or finding.rule in NOT_RUN


def attach(regulation: Regulation, files: Mapping[str, bytes]) -> Regulation:
    """The regulation with the file its flow is drawn in; unchanged where there is none.

    ``files`` are those of its folder by name. A missing file is a problem of the compiler's.
    """
    if regulation.bpmn is None or str(regulation.bpmn.file) not in files:
        return regulation
    content = files[str(regulation.bpmn.file)]
    processes = [one.process for one in drawn(content).procedures.values()]
    names = sorted({name for one in processes for name in data_names(one)})
    labelled = frozenset(node.id for one in processes for node in one.nodes.values() if node.name)
    drawing = Drawing(content=content, names=tuple(names), labelled=labelled)
    return replace(regulation, drawing=drawing)


@lru_cache(maxsize=KEPT)
def drawn(content: bytes) -> Drawn:
    """Read a file. What breaks the standard is not lowered."""
    model, findings = read(content)
    if model is not None:
        findings = (*findings, *check(model))
    if model is None or refuses(findings):
        return Drawn(model, {}, findings)
    rules, more = lower(model, regulated=True)
    said = (*findings, *more, *judge(model), *defaults(model).findings)
    return Drawn(model, rules.procedures, tuple(dict.fromkeys(said)))


def data_names(process: g.Process) -> Iterator[str]:
    """Names of data a process declares, takes in, gives out or sets."""
    for node in process.nodes.values():
        doing = getattr(node, "doing", None)
        if doing is not None:
            yield from doing.names
            yield from _to((*doing.takes, *doing.gives))
            if doing.several is not None:
                several = doing.several
                found = (several.items, several.item, several.results, several.result, *COUNTED)
                yield from (one for one in found if one)
            elif doing.again is not None:
                yield from COUNTED
        if isinstance(node, g.Activity):
            yield from _to(node.moves)
        if isinstance(node, g.Happening):
            yield from (*node.outputs, *_to((*node.takes, *node.gives)))
        if isinstance(node, g.Gateway) and node.activation is not None:
            yield from COUNTED


def _to(moves: Iterable[Move]) -> list[str]:
    return [one.to for one in moves]


def with_node(process: g.Process, *nodes: g.Node) -> g.Process:
    """A process with some nodes replaced or added."""
    return replace(process, nodes={**process.nodes, **{one.id: one for one in nodes}})


def parts(value: Any) -> Iterator[Any]:
    """A value of the graph and every structure in it."""
    yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from parts(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one)
