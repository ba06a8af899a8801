"""The stage bar of a project in a list: from its open stages, without reading its story."""

from __future__ import annotations

from dataclasses import dataclass

from xize.core.process.graph import SubProcess
from xize.people.actor import Actor
from xize.projects.queries import ProjectLine
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: ``state`` is done, current or ahead."""

    name: str
    state: str


def stages_of(actor: Actor, line: ProjectLine) -> tuple[Stage, ...]:
    """What lies before the first open stage is done; an ended project has nothing ahead."""
    edition = as_written(line.edition)
    names = Names(edition, actor.language)
    procedure = edition.rules.procedures.get(line.procedure)
    if procedure is None:
        return ()
    stages = [
        node.id
        for node in procedure.process.nodes.values()
        if isinstance(node, SubProcess) and node.kind == "stage" and node.scope == procedure.id
    ]
    here = {stage for stage, _ in line.stages}
    first = next((n for n, stage in enumerate(stages) if stage in here), 0)
    ended = line.status == "ended"
    return tuple(
        Stage(names.node(stage), _state(stage in here, ended, before=number < first))
        for number, stage in enumerate(stages)
    )


def _state(here: bool, ended: bool, *, before: bool) -> str:
    if here and not ended:
        return "current"
    return "done" if before or ended else "ahead"
