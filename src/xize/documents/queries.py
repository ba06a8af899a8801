"""Reading files and filled sections. Who may see a project's documents is decided above."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from xize.documents import blobs
from xize.documents.models import Blob, Download
from xize.ledger.batch import fetch
from xize.ledger.instants import instant


class StandingSection(NamedTuple):
    """What stands in a form section of some project; its values lie in ``payload``."""

    stream: str
    document: str
    instance: int
    section: str
    origin: str
    position: int
    payload: str


class FileUse(NamedTuple):
    """A version of a document that holds a file."""

    stream: str
    document: str
    version: int
    name: str


def blob_exists(blob: str) -> bool:
    """Whether a file is stored."""
    return blobs.exists(blob) and Blob.objects.filter(id=blob).exists()


def stored_files() -> list[str]:
    """The ids of all files that ought to be kept."""
    return list(Blob.objects.order_by("id").values_list("id", flat=True))


def is_upload(blob: str) -> bool:
    """Whether somebody handed it in, be it not yet with a step; what we made ourselves is none."""
    return Blob.objects.filter(id=blob).exists()


def media_type(blob: str) -> str:
    """The media type of a stored file."""
    found = Blob.objects.filter(id=blob).values_list("media_type", flat=True).first()
    return found or "application/octet-stream"


def warnings_of(blob: str) -> list[str]:
    """What was let pass when the file was taken: ``macros``, ``encrypted``, ``not-scanned``."""
    found = Blob.objects.filter(id=blob).values_list("warnings", flat=True).first()
    return (found or "").split()


def bytes_of(stream: str) -> int:
    """How much all files of a project take, each counted once."""
    sql = (
        "SELECT COALESCE(SUM(size), 0) FROM documents_blob "
        "WHERE id IN (SELECT blob FROM documents_file WHERE stream = ?)"
    )
    return int(fetch(connection, sql, (stream,))[0][0])


def uses_of(blob: str) -> list[FileUse]:
    """Where a file is used: whoever may read one of these documents may read it."""
    sql = "SELECT stream, document, version, name FROM documents_file WHERE blob = ?"
    return [FileUse(*row) for row in fetch(connection, sql, (blob,))]


def filed_version(stream: str, document: str, version: int) -> int:
    """The latest version up to this one that brought files; 0 where none did."""
    sql = (
        "SELECT MAX(version) FROM documents_file WHERE stream = ? AND document = ? AND version <= ?"
    )
    found = fetch(connection, sql, (stream, document, version))
    return int(found[0][0] or 0)


class Copy(NamedTuple):
    """Somebody took a copy of a file, or looked at it; ``way``: marked, original, preview."""

    at: datetime
    person: str
    way: str
    name: str
    version: int


def copies_of(stream: str, document: str) -> list[Copy]:
    """Who took copies of a document, the latest first; at most 500."""
    found = Download.objects.filter(stream=stream, document=document).order_by("-at", "-id")
    return [Copy(*row) for row in found.values_list("at", "person", "way", "name", "version")[:500]]


class VersionLine(NamedTuple):
    """A version of a document; ``state``: draft, settled, amended."""

    label: str
    state: str
    at: datetime
    by: str


def version_line(stream: str, document: str, version: int) -> VersionLine | None:
    """One version; None for files that belong to no version (of comments, of replies)."""
    sql = (
        'SELECT label, state, at, "by" FROM documents_version '
        "WHERE stream = ? AND document = ? AND version = ?"
    )
    for label, state, at, by in fetch(connection, sql, (stream, document, version)):
        return VersionLine(label, state, instant(at), by)
    return None


def authors_of(stream: str, document: str) -> set[str]:
    """Who made versions of a document."""
    sql = 'SELECT DISTINCT "by" FROM documents_version WHERE stream = ? AND document = ?'
    return {row[0] for row in fetch(connection, sql, (stream, document))}


def size_of(blob: str) -> int:
    """Bytes of a stored file."""
    return Blob.objects.filter(id=blob).values_list("size", flat=True).first() or 0


def standing(
    kinds: str | Iterable[str], section: str | None = None, streams: Iterable[str] | None = None
) -> list[StandingSection]:
    """What stands in documents' sections across projects, in the order it was begun."""
    wanted_kinds = [kinds] if isinstance(kinds, str) else list(kinds)
    sql = (
        "SELECT stream, document, instance, section, origin, position, payload "  # noqa: S608
        f"FROM documents_section WHERE kind IN ({_marks(wanted_kinds)})"
    )
    values = list(wanted_kinds)
    if section is not None:
        sql, values = f"{sql} AND section = ?", [*values, section]
    if streams is not None:
        wanted = list(streams)
        sql, values = f"{sql} AND stream IN ({_marks(wanted)})", [*values, *wanted]
    sql += " ORDER BY stream, document, instance, section, position"
    return [StandingSection(*row) for row in fetch(connection, sql, values)]


def _marks(values: list[str]) -> str:
    """As many places as there are values; nothing matches an empty list."""
    return ", ".join("?" * len(values)) or "NULL"


def numbers(streams: Iterable[str]) -> dict[tuple[str, str, int], str]:
    """Numbers of form instances of some projects by stream, document key and instance."""
    wanted = list(streams)
    sql = (
        "SELECT stream, document, instance, number FROM documents_form "  # noqa: S608
        f"WHERE number <> '' AND stream IN ({_marks(wanted)})"
    )
    return {(row[0], row[1], row[2]): row[3] for row in fetch(connection, sql, wanted)}


class Issued(NamedTuple):
    """A number and the form it was issued for."""

    stream: str
    document: str
    instance: int
    number: str


def issued(kind: str) -> list[Issued]:
    """Every number of a document across projects, in the order of their texts' lengths and signs:
    ``…999`` stands before ``…1000``.
    """
    sql = (
        "SELECT stream, document, instance, number FROM documents_form "
        "WHERE number <> '' AND (document = ? OR document LIKE ? ESCAPE '!')"
    )
    likeness = "%:" + kind.replace("!", "!!").replace("_", "!_").replace("%", "!%")
    found = [Issued(*row) for row in fetch(connection, sql, (kind, likeness))]
    return sorted(found, key=lambda one: (_series(one.number), one.number, one.stream))


def _series(number: str) -> tuple[str, int]:
    """What comes before the sequence, and the sequence as a figure."""
    head = number.rstrip("0123456789")
    return head, int(number[len(head) :] or 0)
