"""The archive list of a project: which items exist as asked for, and which were handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from xize.core.engine.view.dossier import lacking
from xize.core.engine.view.world import World
from xize.core.process.rulebook import DossierItem
from xize.core.story import Story
from xize.ledger.batch import fetch
from xize.ledger.instants import instant
from xize.projects.queries.access import ProjectState
from xize.rulebook.names import Names


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One line of the archive list. ``ready``: its documents exist as asked for.

    ``optional`` also stands for one that does not apply to this project (its ``when:``).

    ``lacks`` are the ids of documents that do not, or not in the version or signed as asked.
    """

    item: int
    name: str
    documents: tuple[str, ...]
    optional: bool
    ready: bool
    delivered_at: datetime | None
    delivered_by: str
    lacks: tuple[str, ...] = ()
    signed_at: str = ""


def dossier(read: ProjectState, at: datetime, told: Story | None = None) -> list[DossierLine]:
    """The archive list of a project with what is there and what was handed over.

    ``told`` is its story, for callers who have it.
    """
    draft, story = read.draft(at), told or read.story()
    world = World(draft)
    lines = []
    for one in draft.rules.dossier:
        delivery = story.delivered.get(one.item)
        lines.append(
            DossierLine(
                item=one.item,
                name=_name(read, one),
                documents=one.of,
                optional=one.optional or not world.holds(one.when),
                ready=not (lacks := lacking(draft, one)),
                delivered_at=delivery.at if delivery else None,
                delivered_by=delivery.by if delivery else "",
                lacks=lacks,
                signed_at=one.signed_at or "",
            )
        )
    return lines


def _name(read: ProjectState, item: DossierItem) -> str:
    return item_name(read.names, item)


def item_name(names: Names, item: DossierItem) -> str:
    """What a line of the archive list is called; by its documents where it has no own name."""
    documents = [names.document(one) for one in item.of]
    return names.dossier_item(item.name, item.of) or " / ".join(documents)


def handed_over(streams: Sequence[str]) -> dict[str, dict[int, datetime]]:
    """When which items were handed over, by project."""
    if not streams:
        return {}
    marks = ", ".join("?" * len(streams))
    sql = f"SELECT stream, item, at FROM projects_delivery WHERE stream IN ({marks})"  # noqa: S608
    found: dict[str, dict[int, datetime]] = {}
    for stream, item, at in fetch(connection, sql, list(streams)):
        found.setdefault(stream, {})[item] = instant(at)
    return found
