"""What happens to dossiers, as it is written in their streams; fields are only ever added.

A dossier's stream is ``dossier:<project>``, that of a disposal list ``disposal:<id>``: chained,
checkpointed and verified like every other, and kept when the project's content is destroyed.
"""

from __future__ import annotations

from typing import Final

import msgspec

from xize.archive.package.seal import SEALED, Sealed, dossier_stream


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier got its code (档号). ``retention`` is "permanent" or a number of years."""

    project: str
    code: str
    retention: str
    retained_until: str  # the last day it must be kept, "" for ever


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed package lies in the store."""

    project: str
    part: int
    blob: str
    octets: int


class HoldPut(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing of the dossier may be destroyed until the hold is lifted (a case, an audit)."""

    project: str
    hold: str
    reason: str


class HoldLifted(msgspec.Struct, frozen=True, kw_only=True):
    """A hold is over."""

    project: str
    hold: str
    reason: str


class ProposedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier on a disposal list, with what must be known of it when it is gone."""

    project: str
    code: str
    title: str
    number: str
    retention: str
    retained_until: str
    files: int
    pages: int = 0


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody proposed to destroy dossiers whose time is over (销毁清册)."""

    disposal: str
    reason: str
    lines: tuple[ProposedLine, ...]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody else appraised the list (鉴定) and approved or refused it."""

    disposal: str
    approved: bool
    opinion: str


class Disposed(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier's content was destroyed. ``kept`` are files that another project holds too."""

    project: str
    disposal: str
    code: str
    files: tuple[str, ...]
    kept: tuple[str, ...]
    payloads: tuple[str, ...]


TYPES: Final[dict[str, type[msgspec.Struct]]] = {
    "DossierRegistered": Registered,
    SEALED: Sealed,
    "PackageStored": Stored,
    "HoldPut": HoldPut,
    "HoldLifted": HoldLifted,
    "DisposalProposed": Proposed,
    "DisposalDecided": Decided,
    "DossierDisposed": Disposed,
}
"""Every event by the name it is stored under."""

NAMES: Final = {kind: name for name, kind in TYPES.items()}

AnyArchived = (
    Registered | Sealed | Stored | HoldPut | HoldLifted | Proposed | Decided | Disposed
)  # fmt: skip


def disposal_stream(disposal: str) -> str:
    """The stream of a disposal list."""
    return f"disposal:{disposal}"


def stream_of(event: AnyArchived) -> str:
    """Where an event is written."""
    if isinstance(event, Proposed | Decided):
        return disposal_stream(event.disposal)
    return dossier_stream(event.project)
