"""Reading from the database what a package is made from: one moment of one project."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import connection
from msgspec import structs

from xize import __version__
from xize.archive.package.extract import Edition, Package, Payload
from xize.archive.package.facts import Facts
from xize.archive.package.layout import FORMAT
from xize.archive.package.placing import files
from xize.documents.queries import blob_exists
from xize.ledger import payloads
from xize.ledger.chain import Link
from xize.ledger.instants import micros
from xize.ledger.queries import links, stream_row
from xize.ledger.snapshot import one_moment
from xize.people import queries as people
from xize.people.actor import SYSTEM
from xize.projects.queries.lists import lines_of
from xize.projects.refusals import NoSuchProject
from xize.rulebook import queries as rulebook

_ID = re.compile(rb"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What marks a package: which part it is, after which event, its code and retention."""

    part: int = 1
    after: int = 0
    upto: int = 0  # 0: everything there is
    sealed: bool = False
    code: str = ""
    retention: str = ""
    retained_until: str = ""


def facts_of(stream: str, at: datetime, mark: Mark | None = None) -> Facts:
    """The project's facts; access is the caller's affair. Raises ``NoSuchProject``."""
    mark = mark or Mark()
    with one_moment():
        row = stream_row(stream)
        if row is None or not row.edition:
            raise NoSuchProject(stream)
        chain = [one for one in links(stream) if not mark.upto or one.seq <= mark.upto]
        named = payloads_named(chain)
        stored = [one for one in payloads.stored_of(connection, stream) if one.id in named]
        erased = [one for one in payloads.erased_of(connection, stream) if one in named]
        (line,) = lines_of(SYSTEM, [stream])
        package = Package(
            format=FORMAT,
            stream=stream,
            title=line.title,
            number=line.number,
            organisation=organisation(),
            part=mark.part,
            after=mark.after,
            seq=chain[-1].seq,
            head=chain[-1].hash.hex(),
            at=micros(at),
            sealed=mark.sealed,
            code=mark.code,
            retention=mark.retention,
            retained_until=mark.retained_until,
            edition=_edition(row.edition),
            erased=tuple(erased),
            program=__version__,
        )
        found = Facts(
            package=package,
            links=tuple(chain),
            payloads={one.id: Payload(*one) for one in stored},
            people=_named([*(one.body for one in chain), *(one.body for one in stored)]),
            texts=rulebook.texts(SYSTEM, row.edition),
        )
    return replace(found, package=structs.replace(package, gone=_gone(found)))


def _gone(facts: Facts) -> tuple[str, ...]:
    """Files that events name and that are not stored any more."""
    named = dict.fromkeys(one.file.file for one in files(facts))
    return tuple(one for one in named if not blob_exists(one))


def organisation() -> str:
    """Whose dossiers these are: as it is set, else the top of the organisation's tree."""
    tree = people.departments(SYSTEM)
    return settings.XIZE_ORGANISATION or (tree[0].name if len(tree) else "")


def payloads_named(chain: Iterable[Link]) -> set[str]:
    """The payloads that events name."""
    found = set()
    for link in chain:
        if link.type == "SectionFilled":
            found |= {one.decode() for one in _ID.findall(link.body)}
    return found


def _edition(ident: str) -> Edition:
    card = rulebook.card(SYSTEM, ident)
    assert card is not None, ident
    return Edition(
        id=card.id,
        regulation=card.regulation,
        edition=card.edition,
        title=card.title,
        content=card.content_hash,
        parameters=card.parameters,
    )


def _named(bodies: Iterable[bytes]) -> dict[str, str]:
    """Names of everybody, and of every department and partner, these bodies name; no more."""
    ids = {one.decode() for body in bodies for one in _ID.findall(body)}
    found = {key: card.name for key, card in people.people(SYSTEM, ids).items()}
    found |= {one.id: one.name for one in people.departments(SYSTEM) if one.id in ids}
    return found | {one.id: one.name for one in people.partners(SYSTEM) if one.id in ids}
