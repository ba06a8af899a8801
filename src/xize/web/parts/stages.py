"""The stage bar of projects in a list: from their rows, without reading their stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xize.core.process.graph import SubProcess
from xize.people.actor import Actor
from xize.projects.queries import ProjectLine
from xize.projects.queries.stages import Reached, reached
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, as_written


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: ``state`` is done, current, ahead, overdue, skipped, ended or unreached."""

    name: str
    state: str


def with_stages(
    actor: Actor, lines: Sequence[ProjectLine]
) -> list[tuple[ProjectLine, tuple[Stage, ...]]]:
    """Each line with its bar."""
    found = reached(lines)
    return [(line, _bar(actor, line, found.get(line.stream))) for line in lines]


def stages_of(actor: Actor, line: ProjectLine) -> tuple[Stage, ...]:
    """The bar of one project."""
    return _bar(actor, line, reached([line]).get(line.stream))


def _bar(actor: Actor, line: ProjectLine, came_to: Reached | None) -> tuple[Stage, ...]:
    """What lies before the first open stage is done."""
    edition = as_written(line.edition)
    names = Names(edition, actor.language)
    stages = _stages(edition, line.procedure)
    if came_to is not None:
        result = edition.rules.results.get(line.result)
        well = result is not None and result.success
        return tuple(Stage(names.node(one), _ended(one, came_to, well=well)) for one in stages)
    here = {stage for stage, _ in line.stages}
    first = next((n for n, stage in enumerate(stages) if stage in here), 0)
    return tuple(
        Stage(names.node(stage), _running(stage in here, before=number < first))
        for number, stage in enumerate(stages)
    )


def _stages(edition: Compiled, procedure: str) -> list[str]:
    found = edition.rules.procedures.get(procedure)
    return [
        node.id
        for node in (found.process.nodes.values() if found else ())
        if isinstance(node, SubProcess) and node.kind == "stage" and node.scope == procedure
    ]


def _ended(stage: str, came_to: Reached, *, well: bool) -> str:
    if stage not in came_to.entered:
        return "unreached"
    return "ended" if stage == came_to.ended_in and not well else "done"


def _running(here: bool, *, before: bool) -> str:
    if here:
        return "current"
    return "done" if before else "ahead"
