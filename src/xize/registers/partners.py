"""合作机构名录 (PP-L10): partners, their contacts, and the projects and papers shared with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import connection

from xize.core.process.graph import UserTask
from xize.ledger.batch import fetch
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.registers.queries import register_streams
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written, edition_in_force

_SPOKEN = (
    "SELECT DISTINCT stream, node, kind FROM projects_act WHERE stream IN ({marks}) "
    "AND (on_behalf <> '' OR roles IN ({roles}) OR person IN ({people}))"
)
_VERSIONS = (
    "SELECT stream, document, label FROM documents_version WHERE stream IN ({marks}) "
    "ORDER BY stream, document, version"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document the partner signed or spoke on, in its latest version."""

    name: str
    label: str


@dataclass
class Shared:
    """One project with a partner, and the papers they signed or spoke on."""

    project: ProjectLine
    signed: list[Paper] = field(default_factory=list)
    spoken: list[Paper] = field(default_factory=list)


@dataclass
class PartnerRow:
    """A partner with its contacts and the projects open to the reader."""

    name: str
    contacts: list[PersonCard] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)


def partners(actor: Actor, regulation: str, keeper: str = "") -> list[PartnerRow]:
    """The partners of the projects open to the actor, by name. Raises ``NotInForce``."""
    edition_in_force(regulation)
    streams = register_streams(actor, regulation, keeper)
    lines = [line for line in lines_of(actor, streams) if line.partner]
    known = {one.name: one.id for one in people.partners(actor)}
    contacts = people.contacts_of(actor, known.values())
    papers = _papers(actor, lines, [card.id for cards in contacts.values() for card in cards])
    found: dict[str, PartnerRow] = {}
    for line in lines:
        row = found.setdefault(line.partner, PartnerRow(line.partner))
        row.shared.append(papers[line.stream])
    for name, row in found.items():
        row.contacts = contacts.get(known.get(name, ""), [])
    return [found[name] for name in sorted(found)]


def _papers(actor: Actor, lines: list[ProjectLine], contacts: list[str]) -> dict[str, Shared]:
    found = {line.stream: Shared(line) for line in lines}
    if not found:
        return found
    labels: dict[tuple[str, str], str] = {}
    sql = _VERSIONS.format(marks=_marks(found))
    for stream, document, label in fetch(connection, sql, [*found]):
        labels[stream, document.rpartition(":")[2]] = label
    outside = sorted(
        {
            role.id
            for line in lines
            for role in as_written(line.edition).rules.roles.values()
            if role.kind == "outside"
        }
    )
    sql = _SPOKEN.format(marks=_marks(found), roles=_marks(outside), people=_marks(contacts))
    spoken: dict[tuple[str, str], set[str]] = defaultdict(set)
    for stream, node, kind in fetch(connection, sql, [*found, *outside, *contacts]):
        signed, written = _documents(found[stream].project.edition, node)
        if kind == "decided":
            spoken[stream, "signed"] |= signed
        spoken[stream, "spoken"] |= written
    for stream, shared in found.items():
        names = Names(as_written(shared.project.edition), actor.language)
        signed = spoken[stream, "signed"]
        shared.signed = _labelled(signed, stream, labels, names)
        shared.spoken = _labelled(spoken[stream, "spoken"] - signed, stream, labels, names)
    return found


def _marks(values: Collection[str]) -> str:
    """As many places as there are values; nothing matches an empty list."""
    return ", ".join("?" * len(values)) or "NULL"


def _documents(edition: str, node: str) -> tuple[set[str], set[str]]:
    """The documents that are signed at a step, and those that are written there."""
    for procedure in as_written(edition).rules.procedures.values():
        step = procedure.process.nodes.get(node)
        if isinstance(step, UserTask):
            work = step.work
            written = {*work.produces, *work.revises, *work.settles}
            return {*work.signs}, written | {fill.document for fill in work.fills}
    return set(), set()


def _labelled(
    documents: Iterable[str], stream: str, labels: dict[tuple[str, str], str], names: Names
) -> list[Paper]:
    return [
        Paper(names.document(one), labels[stream, one])
        for one in sorted(documents)
        if (stream, one) in labels
    ]
