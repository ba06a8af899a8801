"""The project page: everything its tabs show, read in a handful of queries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from xize.core.deadlines import Calendar
from xize.core.engine import MAIN, Offer, offers
from xize.core.process.graph import SubProcess
from xize.core.story import DocumentStory, NoticeStory, Story, VisitStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.queries.papers import readable
from xize.projects.refusals import NoSuchProject


@dataclass(frozen=True, slots=True)
class StageMark:
    """One stage of the stage bar.

    ``state``: ahead, current, done or skipped; in a project that ended early ``ended`` where it
    ended; ``unreached`` where an ended one never came to.
    """

    id: str
    name: str
    state: str
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project for one reader.

    ``offers`` is exactly what they may do now; ``documents`` what they may read, by key;
    ``open`` the steps that wait, for anybody; ``gates`` the stages that wait for conditions;
    ``calendar`` turns dates into words. Rules and regulation are in ``read.edition``.
    """

    line: ProjectLine
    read: ProjectState
    story: Story
    stages: tuple[StageMark, ...]
    open: tuple[VisitStory, ...]
    gates: tuple[VisitStory, ...]
    documents: dict[str, DocumentStory]
    notices: tuple[NoticeStory, ...]
    offers: tuple[Offer, ...]
    calendar: Calendar


def project(actor: Actor, stream: str, at: datetime) -> ProjectPage:
    """The project as it stands at ``at``. Raises ``NoSuchProject``."""
    if actor.partner:
        raise NoSuchProject(stream)  # partners see work items, not the project around them
    read = project_state(actor, stream)
    story = read.story()
    rules = read.edition.rules
    waiting = [one for one in story.visits.values() if one.is_open]
    return ProjectPage(
        line=lines_of(actor, [stream])[0],
        read=read,
        story=story,
        stages=stage_bar(read, story),
        open=tuple(one for one in waiting if one.kind == "task"),
        gates=tuple(one for one in waiting if one.kind == "gate"),
        documents=readable(actor, read, story),
        notices=tuple(story.notices),
        offers=offers(rules, read.facts, read.state, read.actor, at),
        calendar=read.facts.calendar(),
    )


def stage_bar(read: ProjectState, story: Story) -> tuple[StageMark, ...]:
    """The stages of the main flow in order, with where the project stands."""
    procedure = read.edition.rules.procedures[story.procedure or MAIN]
    marks = [
        _mark(read, story, key)
        for key, node in procedure.process.nodes.items()
        if isinstance(node, SubProcess) and node.kind == "stage"
    ]
    here = next((n for n, mark in enumerate(marks) if mark.state == "current"), len(marks))
    return tuple(_ahead_again(mark) if n > here else mark for n, mark in enumerate(marks))


def _ahead_again(mark: StageMark) -> StageMark:
    """A stage that was cut off lies ahead again where the flow was sent back behind it."""
    cut_off = mark.state == "skipped" and mark.since is not None
    return replace(mark, state="ahead") if cut_off else mark


def _mark(read: ProjectState, story: Story, stage: str) -> StageMark:
    visits = story.step(stage)
    name = read.names.node(stage)
    if not visits:
        skipped = any(one.node == stage for one in story.skipped)
        return StageMark(stage, name, "skipped" if skipped else _untouched(story))
    last = visits[-1]
    if last.is_open:
        return StageMark(stage, name, "current", visits[0].opened)
    return StageMark(stage, name, _closed(read, story, visits), visits[0].opened, last.ended)


def _untouched(story: Story) -> str:
    return "ahead" if story.ended is None else "unreached"


def _closed(read: ProjectState, story: Story, visits: list[VisitStory]) -> str:
    """What became of a stage: gone through, ended in (well or early), or cut off."""
    if visits[-1].how != "left" and visits[-1].ended == story.ended:
        result = read.edition.rules.results.get(story.result or "")
        return "done" if result is not None and result.success else "ended"
    return "done" if any(one.how == "left" for one in visits) else "skipped"
