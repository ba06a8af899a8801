"""Whether a whole document is open to somebody."""

from __future__ import annotations

from xize.core.engine.view.papers import document_of
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState
from xize.projects.queries.papers import may_open, roles_of


def opens(actor: Actor, read: ProjectState, key: str) -> bool:
    """Whether every version of it is open to the reader, by their roles in the project."""
    return may_open(actor, read, document_of(key), roles_of(actor, read))
