"""What the step asks for on paper: files to hand in, the dossier, the people it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xize.core.engine.state import CheckOut
from xize.core.engine.view.papers import held_by, paper_key
from xize.core.process.work import Work
from xize.core.story import DocumentStory
from xize.projects.queries import ItemPage
from xize.web.parts.choices import Choices, Group


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to hand in. ``revises``: a new version, or the statement that it stays.

    ``optional``: what the step signs or settles may get a new version by the way. ``headings`` are
    the sections a file must contain; ``key`` names the document's page; ``out`` says who else works
    on it alone.
    """

    id: str
    name: str
    revises: bool
    optional: bool
    latest: str
    kept: tuple[tuple[str, str], ...] = ()
    error: str = ""
    unchanged: bool = False
    headings: tuple[str, ...] = ()
    key: str = ""
    out: CheckOut | None = None


@dataclass(frozen=True, slots=True)
class TeamRole:
    """A role of the team that this step fills."""

    id: str
    name: str
    single: bool
    groups: tuple[Group, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document beside the work."""

    name: str
    story: DocumentStory


def papers(
    page: ItemPage,
    kept: dict[str, list[Any]],
    errors: dict[str, str],
    unchanged: list[str],
    at: datetime,
) -> list[Paper]:
    """The documents this step takes files for."""
    work = page.node.work
    return [
        Paper(
            id=document,
            name=page.read.names.document(document),
            revises=document in work.revises,
            optional=document not in (*work.produces, *work.revises)
            and bool(_latest(page, document)),
            latest=_latest(page, document),
            kept=tuple(kept.get(document, ())),
            error=errors.get(document, ""),
            unchanged=document in unchanged,
            headings=page.read.edition.rules.documents[document].headings,
            key=paper_key(page.read.edition.rules, document, page.here.case),
            out=_kept_by_another(page, document, at),
        )
        for document in files_taken(work)
        if document in page.read.edition.rules.documents
    ]


def _kept_by_another(page: ItemPage, document: str, at: datetime) -> CheckOut | None:
    """Who has it checked out, if not the reader: their file would be refused."""
    key = paper_key(page.read.edition.rules, document, page.here.case)
    out = held_by(page.read.state, key, at)
    return out if out is not None and out.person != page.read.actor.principal else None


def files_taken(work: Work) -> tuple[str, ...]:
    """Documents a step takes files for: what it makes, and what it signs or settles."""
    return tuple(dict.fromkeys((*work.produces, *work.revises, *work.settles, *work.signs)))


def _latest(page: ItemPage, document: str) -> str:
    found = page.story.documents.get(document)
    return found.latest.label if found and found.latest else ""


def team_roles(page: ItemPage, choices: Choices, typed: Mapping[str, list[str]]) -> list[TeamRole]:
    """Roles to be filled here, with who was chosen on an earlier try, else who holds them now."""
    rules = page.read.edition.rules
    return [
        TeamRole(
            id=role,
            name=page.read.names.role(role),
            single=rules.roles[role].exactly == 1,
            groups=choices.people,
            chosen=tuple(typed.get(role, ())) or page.read.state.team.get(role, ()),
        )
        for role in page.node.work.names
        if role in rules.roles
    ]


def beside(page: ItemPage) -> list[Shown]:
    """The documents shown beside the work, in the order the step names them."""
    work = page.node.work
    order = list(dict.fromkeys((*work.uses, *work.signs, *work.revises, *work.settles)))
    found = sorted(page.uses.values(), key=lambda one: order.index(one.id))
    return [Shown(page.read.names.document(one.id), one) for one in found if one.versions]
