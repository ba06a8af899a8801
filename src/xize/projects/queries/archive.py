"""档案: projects that have ended, and how complete their dossiers are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from xize.core.engine.view.dossier import lacking
from xize.core.process.rulebook import DossierItem
from xize.ledger.batch import fetch
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState
from xize.projects.queries.lists import ProjectLine, projects
from xize.rulebook.queries import as_written


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """An ended project. ``delivered`` of ``mandatory`` items have been handed over."""

    project: ProjectLine
    delivered: int
    mandatory: int

    @property
    def is_complete(self) -> bool:
        """Whether every mandatory item was delivered."""
        return self.delivered >= self.mandatory


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One line of the archive list. ``ready``: its documents exist as asked for."""

    item: int
    name: str
    documents: tuple[str, ...]
    optional: bool
    ready: bool
    delivered_at: datetime | None
    delivered_by: str


def archive(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[ArchiveLine]:
    """Ended projects open to the actor, the newest first."""
    lines = projects(actor, status="ended", limit=limit, offset=offset)
    handed = _delivered([line.stream for line in lines])
    found = []
    for line in lines:
        dossier = as_written(line.edition).rules.dossier
        mandatory = {one.item for one in dossier if not one.optional}
        found.append(
            ArchiveLine(line, len(mandatory & handed.get(line.stream, set())), len(mandatory))
        )
    return found


def _delivered(streams: list[str]) -> dict[str, set[int]]:
    if not streams:
        return {}
    marks = ", ".join("?" * len(streams))
    sql = f"SELECT stream, item FROM projects_delivery WHERE stream IN ({marks})"  # noqa: S608
    found: dict[str, set[int]] = {}
    for stream, item in fetch(connection, sql, streams):
        found.setdefault(stream, set()).add(item)
    return found


def dossier(read: ProjectState, at: datetime) -> list[DossierLine]:
    """The archive list of a project with what is there and what was handed over."""
    draft, story = read.draft(at), read.story()
    lines = []
    for one in draft.rules.dossier:
        delivery = story.delivered.get(one.item)
        lines.append(
            DossierLine(
                item=one.item,
                name=_name(read, one),
                documents=one.of,
                optional=one.optional,
                ready=not lacking(draft, one),
                delivered_at=delivery.at if delivery else None,
                delivered_by=delivery.by if delivery else "",
            )
        )
    return lines


def _name(read: ProjectState, item: DossierItem) -> str:
    return item.name or " / ".join(read.names.document(one) for one in item.of)
