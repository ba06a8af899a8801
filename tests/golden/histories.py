"""Reading and keeping golden histories.

One file is one stream: its events as stored (type, version, body, byte for byte) and the digest of
the state they lead to. Events in a file are never changed; when they change their shape, a step in
``upcast`` reads the old ones. The state is not stored for ever: when its shape changes on purpose,
``python -m tests.golden.record`` writes the digests anew (and records histories not yet there).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from xize.core.engine import decode, encode, replay
from xize.core.engine.events import AnyEvent

FOLDER = Path(__file__).parent


class Stored(msgspec.Struct, array_like=True, frozen=True):
    """One event as it stands in a ledger; ``body`` is the stored text itself."""

    type: str
    version: int
    body: msgspec.Raw


class History(msgspec.Struct, frozen=True):
    """A golden file."""

    state: str
    events: tuple[Stored, ...]


def names() -> tuple[str, ...]:
    """The histories there are."""
    return tuple(sorted(one.stem for one in FOLDER.glob("*.json")))


def history(name: str) -> History:
    """A golden history. Raises ``FileNotFoundError``."""
    return msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=History)


def events_of(stored: Iterable[Stored]) -> tuple[AnyEvent, ...]:
    """The events in today's shape."""
    return tuple(decode(one.type, one.version, bytes(one.body)) for one in stored)


def digest(events: Sequence[AnyEvent]) -> str:
    """SHA-256 of the state the events lead to, the keys of its tables in order."""
    state: Any = msgspec.json.decode(msgspec.json.encode(replay(events)))
    return hashlib.sha256(msgspec.json.encode(state, order="sorted")).hexdigest()


def keep(name: str, stored: Sequence[Stored]) -> None:
    """Write a history, an event per line, with the digest of its state."""
    lines = b",\n".join(msgspec.json.encode(one) for one in stored)
    head = f'{{"state":"{digest(events_of(stored))}","events":[\n'
    (FOLDER / f"{name}.json").write_bytes(head.encode() + lines + b"\n]}\n")


def as_stored(events: Iterable[AnyEvent]) -> tuple[Stored, ...]:
    """Events as a ledger stores them today."""
    return tuple(
        Stored(kind, version, msgspec.Raw(body)) for kind, version, body in map(encode, events)
    )
