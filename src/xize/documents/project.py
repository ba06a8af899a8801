"""The projections of documents: versions and files (history), forms and sections (what is)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from xize.core.engine.events import Acknowledged, Commented, DelegateAnswered, VersionAdded
from xize.core.engine.state import Paper, State
from xize.core.engine.view.papers import document_of
from xize.ledger.batch import Batch
from xize.ledger.instants import micros
from xize.ledger.tables import Row, Table

VERSION = Table(
    "documents_version",
    ("stream", "document", "version", "label", "state", "at", "by", "node", "files"),
    3,
)
FILE = Table("documents_file", ("blob", "stream", "document", "version", "name"), 4)
FORM = Table("documents_form", ("stream", "document", "instance", "number"), 3)
SECTION = Table(
    "documents_section",
    ("stream", "document", "instance", "section", "origin", "position", "kind", "payload"),
    5,
)
TABLES = (VERSION, FILE, FORM, SECTION)


def record(batch: Batch, stream: str, event: object) -> None:
    """Add the rows of what happened; files of comments belong to no document."""
    if isinstance(event, VersionAdded):
        VERSION.insert(batch, [_version(stream, event)])
        files = [(one.file, stream, event.document, event.version, one.name) for one in event.files]
        FILE.insert(batch, files, once=True)
    elif isinstance(event, Commented | DelegateAnswered):
        attached = [(one.file, stream, "", 0, one.name) for one in event.files]
        FILE.insert(batch, attached, once=True)
    elif isinstance(event, Acknowledged) and event.files:
        FILE.insert(batch, _answer(stream, event), once=True)


def _answer(stream: str, event: Acknowledged) -> list[Row]:
    """Files of a reply are open to whoever may read the document that was sent."""
    return [(one.file, stream, event.document, 0, one.name) for one in event.files]


def _version(stream: str, event: VersionAdded) -> Row:
    return (
        stream,
        event.document,
        event.version,
        event.label,
        event.state,
        micros(event.at),
        event.by,
        event.node,
        msgspec.json.encode(event.files).decode(),
    )


def update(batch: Batch, stream: str, before: State, after: State) -> None:
    """Write what changed in forms and sections."""
    for key, paper in after.papers.items():
        old = before.papers.get(key)
        if old is paper or (old is not None and old.forms is paper.forms):
            continue
        known = old or Paper()
        FORM.update(batch, _forms(stream, key, known), _forms(stream, key, paper))
        SECTION.update(batch, _sections(stream, key, known), _sections(stream, key, paper))


def _forms(stream: str, key: str, paper: Paper) -> Iterator[Row]:
    for instance, form in enumerate(paper.forms, 1):
        yield stream, key, instance, form.number or ""


def _sections(stream: str, key: str, paper: Paper) -> Iterator[Row]:
    kind = document_of(key)
    for instance, form in enumerate(paper.forms, 1):
        for section, payloads in form.payloads.items():
            for position, (origin, payload) in enumerate(payloads):
                yield stream, key, instance, section, origin, position, kind, payload
