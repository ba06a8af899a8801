"""Handing out packages: by number or id, sealed now where that is due, or an unsealed copy."""

from __future__ import annotations

from datetime import datetime
from typing import IO

from xize.archive.demands import demand, not_gone
from xize.archive.gathering import facts_of
from xize.archive.models import Part
from xize.archive.package.facts import moment
from xize.archive.refusals import NotSealed, NumberUnknown
from xize.archive.services.sealing import seal
from xize.archive.sources import DatabaseSources
from xize.archive.writing.build import build
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.access import require
from xize.projects.queries.lists import projects
from xize.rulebook.queries import as_written

MANY = 10_000
"""More ended projects than anybody asks for by number at once."""


def found(actor: Actor, project: str) -> str:
    """The stream of a project by id or number. Raises ``NumberUnknown``."""
    for line in projects(actor, limit=MANY):
        if project in (line.stream, line.number):
            return line.stream
    raise NumberUnknown(project)


def oldest_archived(actor: Actor) -> str | None:
    """The project that ended first with success."""
    lines = projects(actor, status="ended", limit=MANY)
    done = [
        one
        for one in lines
        if one.ended is not None
        and (result := as_written(one.edition).rules.results.get(one.result)) is not None
        and result.success
    ]
    return min(done, key=lambda one: (one.ended, one.stream)).stream if done else None


def sealed_part(actor: Actor, stream: str, part: int | None, at: datetime) -> Part:
    """A part of a sealed dossier, the first unless told; sealed now where it is not yet."""
    demand(actor, Permission.ARCHIVE_DOSSIERS_READ)
    require(actor, stream)
    not_gone(stream)
    kept = Part.objects.filter(stream=stream, part=part or 1).first()
    if kept is not None:
        return kept
    if part not in (None, 1):
        raise NotSealed(f"{stream}/{part}")
    return seal(actor=actor, stream=stream, at=at)


def copy_of(actor: Actor, stream: str, at: datetime, out: IO[bytes]) -> None:
    """Write a package of the project as it stands, marked as a copy that is not sealed."""
    demand(actor, Permission.ARCHIVE_DOSSIERS_READ)
    require(actor, stream)
    not_gone(stream)
    facts = facts_of(stream, at)
    package = facts.package
    sources = DatabaseSources(stream, moment(package.at), package.organisation)
    build(facts, sources, out)
