"""What stands above every page of a project's documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from xize.projects.queries import ProjectLine
from xize.projects.queries.access import ProjectState
from xize.web.parts.people import People
from xize.web.parts.stages import stages_of
from xize.web.parts.tabs import project_tabs
from xize.web.request import Request


def frame(
    request: Request, line: ProjectLine, read: ProjectState, at: datetime, people: Iterable[str]
) -> dict[str, Any]:
    """The head of the project's page, with the names of everybody on it."""
    return {
        "line": line,
        "now": at,
        "names": read.names,
        "people": People(request.actor, {line.lead, line.initiator, *people}, read.names),
        "stages": stages_of(request.actor, line),
        "tabs": project_tabs(line.stream, "project-documents"),
    }
