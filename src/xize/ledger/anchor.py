"""The anchor file: a checkpoint to be kept where nobody who runs Xize can change it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from xize.ledger.checkpoint import Day, StreamHead, day_hash, days
from xize.ledger.errors import LedgerError


class AnchorHead(msgspec.Struct, frozen=True):
    """A stream's head in an anchor file."""

    stream: str
    seq: int
    hash: str


class Anchor(msgspec.Struct, frozen=True):
    """One checkpoint, written out. ``hash`` vouches for all earlier ones too."""

    day: date
    at: int
    previous: str
    hash: str
    heads: tuple[AnchorHead, ...]

    def is_sound(self) -> bool:
        """Whether the file's own hash matches what it says."""
        heads = [StreamHead(one.stream, one.seq, bytes.fromhex(one.hash)) for one in self.heads]
        expected = day_hash(bytes.fromhex(self.previous), self.day, self.at, heads)
        return expected.hex() == self.hash


_ANCHOR = msgspec.json.Decoder(Anchor)


class BadAnchor(LedgerError):  # noqa: N818
    """The file is not an anchor, or it was altered itself."""


def anchor_of(day: Day, heads: list[StreamHead]) -> Anchor:
    """The anchor of a checkpoint."""
    written = tuple(AnchorHead(one.stream, one.seq, one.hash.hex()) for one in sorted(heads))
    return Anchor(day.day, day.at, day.previous.hex(), day.hash.hex(), written)


def export(folder: Path) -> list[Path]:
    """Write an anchor file for every checkpoint that has none there yet; the new files."""
    folder.mkdir(parents=True, exist_ok=True)
    new = []
    for day, heads in days():
        path = folder / f"{day.day.isoformat()}.json"
        if not path.exists():
            path.write_bytes(msgspec.json.format(msgspec.json.encode(anchor_of(day, heads))))
            new.append(path)
    return new


def read(path: Path) -> Anchor:
    """Read an anchor file. Raises ``BadAnchor``."""
    try:
        anchor = _ANCHOR.decode(path.read_bytes())
        sound = anchor.is_sound()
    except (msgspec.DecodeError, ValueError) as error:
        raise BadAnchor(f"{path.name}: {error}") from error
    if not sound:
        raise BadAnchor(f"{path.name}: its hash does not match its content")
    return anchor
