"""The extract of the ledger in a package: events, payloads, names, and what the package is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from xize.ledger.chain import Link


class Payload(NamedTuple):
    """The values of a form section with the salt of their digest."""

    id: str
    salt: bytes
    body: bytes


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """Under which text the project ran. ``content`` is the hash over the text's files."""

    id: str
    regulation: str
    edition: str
    title: str
    content: str
    parameters: dict[str, Any] = {}


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """What a package is.

    ``part`` 1 is the dossier as it was sealed, later ones are supplements: they hold what came
    after the event ``after``. ``seq`` and ``head`` are the last event's. ``erased`` are payloads
    that were erased on the record. ``sealed`` is false for a copy of a dossier that is not sealed.
    ``at`` is when it was put together, in microseconds since 1970.
    """

    format: int
    stream: str
    title: str
    number: str = ""
    organisation: str = ""
    part: int = 1
    after: int = 0
    seq: int
    head: str
    at: int
    sealed: bool = False
    code: str = ""
    retention: str = ""
    retained_until: str = ""
    edition: Edition
    erased: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()  # files that are not stored any more
    program: str = ""  # the version of the program that made it


class _Line(msgspec.Struct, kw_only=True):
    stream: str
    seq: int
    type: str
    version: int
    at: int
    actor: str
    body: str
    previous: str
    hash: str


class _Payload(msgspec.Struct, kw_only=True):
    id: str
    salt: str
    body: str


_LINE = msgspec.json.Decoder(_Line)
_PAYLOAD = msgspec.json.Decoder(_Payload)
_PACKAGE = msgspec.json.Decoder(Package)
_PEOPLE = msgspec.json.Decoder(dict[str, str])


def links_out(links: Iterable[Link]) -> Iterator[bytes]:
    """Events, one a line; the body is the very text that was hashed."""
    for link in links:
        line = link._asdict()
        line["body"] = link.body.decode()
        line["previous"], line["hash"] = link.previous.hex(), link.hash.hex()
        yield msgspec.json.encode(line) + b"\n"


def links_in(content: bytes) -> list[Link]:
    """Events of such lines. Raises ``ValueError`` (``msgspec.DecodeError`` is one)."""
    return [link_in(line) for line in content.splitlines()]


def link_in(line: bytes) -> Link:
    """One event. Raises ``ValueError``."""
    one = _LINE.decode(line)
    return Link(
        one.stream,
        one.seq,
        one.type,
        one.version,
        one.at,
        one.actor,
        one.body.encode(),
        bytes.fromhex(one.previous),
        bytes.fromhex(one.hash),
    )


def payloads_out(payloads: Iterable[Payload]) -> Iterator[bytes]:
    """Payloads, one a line, by id."""
    for one in sorted(payloads):
        line = {"id": one.id, "salt": one.salt.hex(), "body": one.body.decode()}
        yield msgspec.json.encode(line) + b"\n"


def payloads_in(content: bytes) -> dict[str, Payload]:
    """Payloads by id. Raises ``ValueError``."""
    found = {}
    for line in content.splitlines():
        one = _PAYLOAD.decode(line)
        found[one.id] = Payload(one.id, bytes.fromhex(one.salt), one.body.encode())
    return found


def people_out(people: Mapping[str, str]) -> bytes:
    """Names by id."""
    return pretty(dict(sorted(people.items())))


def people_in(content: bytes) -> dict[str, str]:
    """Names by id. Raises ``ValueError``."""
    return _PEOPLE.decode(content)


def package_out(package: Package) -> bytes:
    """What the package is."""
    return pretty(msgspec.to_builtins(package))


def package_in(content: bytes) -> Package:
    """What the package is. Raises ``ValueError``."""
    return _PACKAGE.decode(content)


def pretty(value: Any) -> bytes:
    """JSON for readers, the same bytes for the same value."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
