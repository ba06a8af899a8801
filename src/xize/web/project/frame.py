"""What every tab of the project page shows above its own content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from xize.projects import queries
from xize.projects.queries import ProjectPage, StageMark
from xize.web.parts.acts import project_links
from xize.web.parts.people import People
from xize.web.parts.rounds import people_of
from xize.web.parts.rows import people_of_rows
from xize.web.parts.stages import Stage
from xize.web.parts.tabs import project_tabs
from xize.web.request import Request


def read(request: Request, stream: str, at: datetime) -> ProjectPage:
    """The project for the person who asks. Raises ``NoSuchProject``."""
    return queries.project(request.actor, stream, at)


def frame(
    request: Request, page: ProjectPage, at: datetime, tab: str, people: Iterable[str] = ()
) -> dict[str, Any]:
    """The head of the page, and the names of everybody on it."""
    story = page.story
    ids = {page.line.lead, page.line.initiator, *people_of(page.open), *people}
    ids |= set(people_of_rows(one.row for one in page.open))
    ids |= {one for named in story.team.values() for one in named}
    return {
        "page": page,
        "line": page.line,
        "now": at,
        "names": page.read.names,
        "people": People(request.actor, ids, page.read.names),
        "stages": [Stage(one.name, _state(page, one, at)) for one in page.stages],
        "tabs": project_tabs(page.line.stream, tab),
        "menu": project_links(page.offers, page.line.stream),
    }


def _state(page: ProjectPage, stage: StageMark, at: datetime) -> str:
    """A stage with an overdue step is overdue."""
    if stage.state != "current":
        return stage.state
    nodes = page.read.edition.rules.procedures[page.story.procedure or "main"].process.nodes

    def inside(node: str) -> bool:
        scope = nodes[node].scope if node in nodes else ""
        return bool(scope) and (scope == stage.id or inside(scope))

    late = any(one.due is not None and one.due < at and inside(one.node) for one in page.open)
    return "overdue" if late else "current"
