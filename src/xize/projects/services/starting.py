"""Beginning projects and side procedures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from xize.core.engine import commands as c
from xize.people.actor import Actor
from xize.people.ids import new_id
from xize.people.refusals import NotPermitted
from xize.projects.services.execute import Done, execute
from xize.projects.transaction import Situation
from xize.rulebook.queries import edition_in_force


def start_project(
    *,
    actor: Actor,
    regulation: str = "",
    edition: str = "",
    title: str = "",
    team: Mapping[str, str | Sequence[str]] | None = None,
    data: Mapping[str, Any] | None = None,
    procedure: str = "main",
    parent: str | None = None,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Begin a project under the edition in force of a regulation (or a given edition).

    ``team`` maps roles to person ids. ``procedure`` other than "main" begins one that has a
    stream of its own, with ``parent`` as the project it belongs to.
    """
    if not actor.is_somebody or actor.partner:
        raise NotPermitted("发起项目 / start a project")
    chosen = edition or edition_in_force(regulation)
    people = {role: people_of(named) for role, named in (team or {}).items()}

    def make(now: Situation) -> c.Start:
        return c.Start(
            by=now.actor,
            at=now.at,
            procedure=procedure,
            title=title,
            team=people,
            data=dict(data or {}),
            parent=parent,
        )

    return execute(actor=actor, stream=new_id(at), make=make, at=at, key=key, edition=chosen)


def people_of(named: str | Sequence[str]) -> tuple[str, ...]:
    """One person, or several."""
    return (named,) if isinstance(named, str) else tuple(named)


def start_procedure(
    *,
    actor: Actor,
    stream: str,
    procedure: str,
    holds: Sequence[str] = (),
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Begin a side procedure of a project; ``holds`` names the rows it holds."""

    def make(now: Situation) -> c.StartProcedure:
        return c.StartProcedure(by=now.actor, at=now.at, procedure=procedure, holds=tuple(holds))

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)
