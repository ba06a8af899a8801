"""``inspect``: what a file is, decided by its content and its name together, or why it is refused.

Everything starts here; the rooms beside it know one format each.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from xize.documents.refusals import FileEmpty, FileTooLarge, FileUnreadable
from xize.documents.safety.archives import open_archive
from xize.documents.safety.kinds import KINDS, PICTURES, Kind, Shape, shape_of
from xize.documents.safety.names import safe_name
from xize.documents.safety.office import Found, check_office, check_packed
from xize.documents.safety.ole import directory_of
from xize.documents.safety.pdfs import Encryption, starts_something
from xize.documents.safety.pictures import check_picture
from xize.documents.safety.policy import MEGABYTE, Policy, policy
from xize.documents.safety.refusals import Encrypted, HoldsMacros, KindNotAllowed, TwoKinds
from xize.documents.safety.source import Content, opened, piece, size_of
from xize.documents.safety.texts import check_text

HEAD = 1024
"""Bytes within which a PDF may begin (ISO 32000-1, annex H), and so hide behind another kind."""

MACROS, ENCRYPTED = "macros", "encrypted"


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept. ``warnings``: ``macros``, ``encrypted``, where settings let them."""

    name: str
    media_type: str
    size: int
    warnings: tuple[str, ...] = ()


def inspect(name: str, content: Content, *, by: Policy | None = None) -> Inspected:
    """What a file is. Raises a ``DocumentRefusal`` that says what is wrong and what helps.

    ``content`` is bytes or an open seekable file, which is read in pieces. The policy is that of
    the settings unless another is given.
    """
    rules = by or policy()
    kept = safe_name(name)
    source = opened(content)
    size = size_of(source)
    if not size:
        raise FileEmpty(kept)
    if size > rules.file_mb * MEGABYTE:
        raise FileTooLarge(kept, limit=rules.file_mb)
    extension = PurePosixPath(kept).suffix.lower()
    kind = KINDS.get(extension)
    if kind is None or extension not in rules.kinds:
        listed = " ".join(sorted(one.removeprefix(".") for one in rules.kinds))
        raise KindNotAllowed(kept, kinds=listed)
    shape = _shape(source, kind, kept)
    found = _look(source, shape, kind, extension, kept, rules)
    source.seek(0)
    return Inspected(kept, kind.media_type, size, _warnings(found, kept, rules))


def _shape(source: IO[bytes], kind: Kind, about: str) -> Shape:
    """What the content is; refused where the name says something else, or it is two things."""
    head = piece(source, 0, HEAD)
    shape = shape_of(head)
    if shape not in kind.shapes:
        if not (shape is Shape.OLE and Shape.ZIP in kind.shapes):
            raise FileUnreadable(about)
        if not directory_of(source, about).is_encrypted:  # how new office files keep a password
            raise FileUnreadable(about)
    if shape not in (Shape.PDF, Shape.TEXT) and b"%PDF-" in head:
        raise TwoKinds(about, first=shape, second=Shape.PDF)
    if shape is not Shape.ZIP and zipfile.is_zipfile(source):
        raise TwoKinds(about, first=shape, second=Shape.ZIP)
    return shape


def _look(
    source: IO[bytes], shape: Shape, kind: Kind, extension: str, about: str, rules: Policy
) -> Found:
    """Look inside by the room that knows the format."""
    if shape is Shape.PDF:
        return _look_at_pdf(source, about)
    if shape is Shape.OLE:
        directory = directory_of(source, about)
        if not directory.is_encrypted and not directory.holds(kind.inside):
            raise FileUnreadable(about)
        return Found(directory.has_macros, directory.is_encrypted)
    if shape is Shape.ZIP:
        archive = open_archive(source, about=about, bounds=rules.bounds)
        if not kind.inside:
            return check_packed(archive, about)
        if not any(one.startswith(kind.inside) for one in archive.names):
            raise FileUnreadable(about)
        return check_office(archive, about)
    if shape in PICTURES:
        check_picture(source, about, rules.megapixels)
    elif shape is Shape.TEXT:
        check_text(source, extension, about)
    return Found()


def _look_at_pdf(source: IO[bytes], about: str) -> Found:
    try:
        return Found(macros=starts_something(source, about))
    except Encryption:
        return Found(encrypted=True)


def _warnings(found: Found, about: str, rules: Policy) -> tuple[str, ...]:
    """What the settings let pass with a warning; the rest is refused."""
    if found.encrypted and rules.encrypted != "warn":
        raise Encrypted(about)
    if found.macros and rules.macros != "warn":
        raise HoldsMacros(about)
    names = ((MACROS, found.macros), (ENCRYPTED, found.encrypted))
    return tuple(name for name, there in names if there)
