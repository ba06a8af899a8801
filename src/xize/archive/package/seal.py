"""The seal of a package: an event of the dossier's own stream that names its digest.

The dossier of a project has a chain of its own beside the project's: sealing must not change what
is sealed, and the chain outlives the project's files when they are disposed of.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from xize.archive.package.extract import link_in, links_out, pretty
from xize.ledger.chain import Link

SEALED: Final = "DossierSealed"
"""The type of the event."""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """What the event says.

    ``digest`` is the SHA-256 of the package's SHA-512 tag manifest, and so of everything in it.
    ``seq`` and ``head`` are the last event of the project that it holds, ``edition`` the hash of
    the regulation's text, ``part`` 1 the dossier itself, later ones supplements after ``after``.
    """

    project: str
    part: int
    after: int
    seq: int
    head: str
    code: str
    retention: str
    retained_until: str
    edition: str
    digest: str
    files: int
    octets: int


class _Seal(msgspec.Struct):
    stream: str
    events: list[msgspec.Raw]


_SEAL = msgspec.json.Decoder(_Seal)


def dossier_stream(project: str) -> str:
    """The stream of a project's dossier."""
    return f"dossier:{project}"


def seal_bytes(chain: Iterable[Link]) -> bytes:
    """The chain up to the seal, as it lies in a package."""
    links = list(chain)
    events = [msgspec.Raw(one) for one in links_out(links)]
    return pretty(_Seal(links[0].stream, events))


def links_of(content: bytes) -> list[Link]:
    """The chain of such a file. Raises ``ValueError``."""
    return [link_in(bytes(one)) for one in _SEAL.decode(content).events]
