"""Handbooks and learning material: versions of documents a rule marks ``material``.

Of what some step settles the settled versions count, of anything else every version.

They are shown with the rule, whatever project made them. What the rule restricts (``visible_to``)
stays with its readers; everything else is open to everybody of the house.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import connection

from xize.core.engine.commands import Attached
from xize.core.engine.view.papers import document_of
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Rulebook
from xize.documents import queries as documents
from xize.documents.queries import FileUse
from xize.ledger.batch import fetch
from xize.ledger.instants import instant
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.rulebook.queries import as_written

_ATTACHED = msgspec.json.Decoder(list[Attached])
_VERSIONS = (
    'SELECT v.stream, v.document, v.version, v.label, v.at, v."by", p.title, p.edition, v.state '
    "FROM documents_version v JOIN projects_project p ON p.stream = v.stream "
    "WHERE p.regulation = ? AND v.document IN ({}) "
    "ORDER BY v.at DESC, v.stream, v.version DESC LIMIT 500"
)
_FILES = "SELECT files FROM documents_version WHERE stream = ? AND document = ? AND version = ?"
_FROM = (
    "SELECT version, state FROM documents_version "
    "WHERE stream = ? AND document = ? AND version >= ?"
)
_EDITION = "SELECT edition FROM projects_project WHERE stream = ?"


@dataclass(frozen=True, slots=True)
class MaterialVersion:
    """One settled version, with the project it comes from."""

    stream: str
    project: str
    label: str
    at: datetime
    by: str
    files: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """A handbook of a rule: the version in force and the earlier ones."""

    document: str
    in_force: MaterialVersion
    earlier: tuple[MaterialVersion, ...]


def materials(actor: Actor, edition: str) -> list[Material]:
    """The material of an edition's rule, whatever edition it was written under, by document.

    Nothing for whoever does not read the rulebook.
    """
    if actor.partner or not actor.may(Permission.RULEBOOK_EDITIONS_READ):
        return []
    rules = as_written(edition).rules
    names = [name for name, one in rules.documents.items() if one.material]
    if not names:
        return []
    sql = _VERSIONS.format(", ".join("?" * len(names)))
    found: dict[str, list[MaterialVersion]] = {}
    for stream, key, version, label, at, by, title, written, state in fetch(
        connection, sql, (rules.regulation, *names)
    ):
        if _is_open(written, key, state):
            place = (stream, title, label, instant(at), by, _files(stream, key, version))
            found.setdefault(document_of(key), []).append(MaterialVersion(*place))
    return [Material(name, one[0], tuple(one[1:])) for name, one in found.items()]


def is_material(actor: Actor, use: FileUse) -> bool:
    """Whether a file belongs to a settled version of material open to the whole house."""
    if actor.partner or not actor.may(Permission.RULEBOOK_EDITIONS_READ):
        return False
    rows = fetch(connection, _EDITION, (use.stream,))
    if not rows:
        return False
    later = fetch(connection, _FROM, (use.stream, use.document, use.version))
    return any(
        _is_open(rows[0][0], use.document, state)
        and documents.filed_version(use.stream, use.document, version) == use.version
        for version, state in later
    )


def _is_open(edition: str, key: str, state: str) -> bool:
    rules, name = as_written(edition).rules, document_of(key)
    definition = rules.documents.get(name)
    if definition is None or not definition.material or definition.visible_to:
        return False
    return state == "settled" or not _is_settled_somewhere(rules, name)


def _is_settled_somewhere(rules: Rulebook, document: str) -> bool:
    return any(
        isinstance(node, UserTask) and document in node.work.settles
        for procedure in rules.procedures.values()
        for node in procedure.process.nodes.values()
    )


def _files(stream: str, key: str, version: int) -> tuple[Attached, ...]:
    """The files of a settled version: those of the text it settles."""
    filed = documents.filed_version(stream, key, version)
    rows = fetch(connection, _FILES, (stream, key, filed))
    return tuple(_ATTACHED.decode(rows[0][0])) if rows else ()
