"""Events and states as bytes: typed, deterministic, versioned.

What is hashed is exactly what ``encode`` gives. Old versions are upcast on reading, in place, and
never rewritten in the ledger.
"""

from __future__ import annotations

import zlib
from typing import Any, Final, get_args

import msgspec

from xize.core.engine.events import AnyEvent, Event
from xize.core.engine.state import State
from xize.core.engine.upcast import VERSIONS, upcast

TYPES: Final[dict[str, type[Event]]] = {one.__name__: one for one in get_args(AnyEvent)}
"""Every event by the name it is stored under."""

_ENCODER: Final = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_STATE_ENCODER: Final = msgspec.json.Encoder(decimal_format="string")
_DECODERS: Final[dict[str, msgspec.json.Decoder[Any]]] = {
    name: msgspec.json.Decoder(kind) for name, kind in TYPES.items()
}
_STATE: Final = msgspec.json.Decoder(State)

PACKED_FROM: Final = 4_096
"""From this many bytes a state is stored compressed: a page of a database, and three quarters of
a long project's state repeat themselves. Packing costs what writing the other pages would cost."""
_PACKED: Final = b"x"  # how the bytes of zlib begin; a text begins with a brace


class UnknownEventError(Exception):
    """An event of a type or version this program does not know; a newer program wrote it."""


def encode(event: AnyEvent) -> tuple[str, int, bytes]:
    """Type, version and body of an event."""
    name = type(event).__name__
    return name, VERSIONS.get(name, 1), _ENCODER.encode(event)


def decode(name: str, version: int, body: bytes) -> AnyEvent:
    """The event of a stored body. Raises ``UnknownEventError`` or ``msgspec.ValidationError``."""
    kind = TYPES.get(name)
    current = VERSIONS.get(name, 1)
    if kind is None or version > current:
        raise UnknownEventError(f"{name} version {version}")
    if version == current:
        event: AnyEvent = _DECODERS[name].decode(body)
        return event
    raw: dict[str, Any] = msgspec.json.decode(body)
    return msgspec.convert(upcast(name, version, raw), type=kind)  # type: ignore[return-value]


def encode_state(state: State) -> bytes:
    """A state as bytes; the same history gives the same bytes.

    Containers keep their order, which is that of the events: who decides on a state that was read
    back decides the same.
    """
    body = _STATE_ENCODER.encode(state)
    return body if len(body) < PACKED_FROM else zlib.compress(body, 1)


def decode_state(body: bytes) -> State:
    """The state of stored bytes, packed or not; an empty body is a stream not begun.

    Raises ``msgspec.DecodeError``.
    """
    if not body:
        return State()
    return _STATE.decode(_unpacked(body) if body[:1] == _PACKED else body)


def _unpacked(body: bytes) -> bytes:
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise msgspec.DecodeError(str(error)) from error
