"""The hash chain of a stream: what exactly is hashed, and how (pure).

``hash = SHA-256(previous hash, stream, seq, type, version, at, actor, body)``. The first event's
previous hash is that of the stream's id, so that events cannot move to another stream. The parts
are joined by line feeds; none but the last may contain one, so the bytes are unambiguous.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Link(NamedTuple):
    """One stored event: its place, its content, and how it hangs in the chain."""

    stream: str
    seq: int
    type: str
    version: int
    at: int  # microseconds since 1970
    actor: str
    body: bytes
    previous: bytes
    hash: bytes


def genesis(stream: str) -> bytes:
    """The hash before the first event of a stream."""
    return hashlib.sha256(b"xize stream\n" + stream.encode()).digest()


def link_hash(
    previous: bytes,
    stream: str,
    seq: int,
    type_: str,
    version: int,
    at: int,
    actor: str,
    body: bytes,
) -> bytes:
    """The hash of one event after ``previous``."""
    head = f"\n{stream}\n{seq}\n{type_}\n{version}\n{at}\n{actor}\n"
    return hashlib.sha256(previous + head.encode() + body).digest()


def hash_of(link: Link, *, seq: int | None = None, previous: bytes | None = None) -> bytes:
    """The hash a link should have; at another place when ``seq`` or ``previous`` are given."""
    return link_hash(
        link.previous if previous is None else previous,
        link.stream,
        link.seq if seq is None else seq,
        *link[2:7],
    )


def is_plain(*texts: str) -> bool:
    """Whether texts may stand in a hashed head line."""
    return not any("\n" in text for text in texts)


def payload_digest(salt: bytes, body: bytes) -> str:
    """What an event keeps of a payload: without the salt it tells nothing about the content."""
    return hashlib.sha256(salt + body).hexdigest()
