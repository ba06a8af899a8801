"""Readiness boards: what a step asks for, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.view.dossier import missing, waiver_of
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import Gate, UserTask
from xize.core.process.work import Requirement
from xize.core.story import Story, WaiverStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.refusals import NoSuchItem


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One requirement. ``requirement`` is its stable id, ``says`` the sentence for people."""

    requirement: str
    says: str
    met: bool
    waiver: WaiverStory | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way."""
        return not self.met and self.waiver is None


def board(actor: Actor, stream: str, element: str, at: datetime) -> list[BoardLine]:
    """The board of an open step or gate. Raises ``NoSuchProject`` or ``NoSuchItem``."""
    project = project_state(actor, stream)
    if element not in project.state.elements:
        raise NoSuchItem(element)
    return board_of(project, project.draft(at), project.story(), element)


def board_of(project: ProjectState, draft: Draft, story: Story, element: str) -> list[BoardLine]:
    """The same, where the project has been read already."""
    here = project.state.elements[element]
    node = draft.node(here.case, here.node)
    visit = story.visits.get(element)
    waivers = {one.requirement: one for one in visit.waivers} if visit else {}
    world = World(draft, here.case, here.row, element)
    of = node.id if isinstance(node, UserTask) else ""
    lines = [
        BoardLine(
            requirement=one.id,
            says=project.names.requirement(one.id, one.says),
            met=world.met(one.that, of=of),
            waiver=waivers.get(one.id),
        )
        for one in _requirements(node)
    ]
    if isinstance(node, UserTask) and node.work.kind == "archive":
        lines += _dossier(project, draft, waivers)
    return lines


def _dossier(
    project: ProjectState, draft: Draft, waivers: dict[str, WaiverStory]
) -> Iterator[BoardLine]:
    """Items of the archive list that were not handed over; each may be waived with a reason."""
    for one in missing(draft):
        requirement = waiver_of(one)
        says = project.names.requirement(requirement, "")
        yield BoardLine(requirement, says, met=False, waiver=waivers.get(requirement))


def _requirements(node: object) -> tuple[Requirement, ...]:
    if isinstance(node, UserTask):
        return node.work.requires
    return node.requires if isinstance(node, Gate) else ()
