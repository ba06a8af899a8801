"""The seal of a package, and what a checkpoint kept elsewhere says of both chains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from xize.archive.checking.findings import Finding
from xize.archive.checking.structure import Files
from xize.archive.package.facts import Facts
from xize.archive.package.layout import SEAL, TAGS_SHA512
from xize.archive.package.seal import SEALED, Sealed, dossier_stream, links_of
from xize.ledger.anchor import Anchor
from xize.ledger.broken import first_break
from xize.ledger.chain import Link

_SEALED = msgspec.json.Decoder(Sealed)


def seal(facts: Facts, files: Files) -> tuple[list[Link], list[Finding]]:
    """The seal's chain, and what is wrong with it or with the package."""
    if SEAL not in files.paths:
        code = "seal-missing" if facts.package.sealed else "unsealed"
        return [], [Finding(code, SEAL if facts.package.sealed else "")]
    try:
        chain = links_of((files.folder / SEAL).read_bytes())
        if not _holds(facts.package.stream, chain):
            return [], [Finding("seal-changed", SEAL)]
        told = _SEALED.decode(chain[-1].body)
    except ValueError as error:
        return [], [Finding("seal-changed", SEAL, str(error)[:200])]
    return chain, list(_told(facts, files, told))


def _holds(stream: str, chain: Sequence[Link]) -> bool:
    """Whether it is the dossier's own chain, whole, with a seal at its end."""
    numbered = all(one.seq == seq for seq, one in enumerate(chain, 1))
    ours = bool(chain) and numbered and all(one.stream == dossier_stream(stream) for one in chain)
    return ours and first_break(chain[0].stream, chain) is None and chain[-1].type == SEALED


def _told(facts: Facts, files: Files, told: Sealed) -> Iterator[Finding]:
    """The package against what its seal says of it."""
    package = facts.package
    if TAGS_SHA512 in files.paths and files.digest(TAGS_SHA512) != told.digest:
        yield Finding("seal-broken", SEAL, told.digest)
    mine = (package.stream, package.part, package.after, package.seq, package.head, package.code)
    theirs = (told.project, told.part, told.after, told.seq, told.head, told.code)
    if mine != theirs:
        yield Finding("seal-broken", SEAL, f"{theirs} ≠ {mine}")
    if told.edition != package.edition.content:
        yield Finding("edition-changed", SEAL, told.edition)


def anchored(facts: Facts, chain: Sequence[Link], anchor: Anchor) -> Iterator[Finding]:
    """What the checkpoint says about the project's events and about the seal's."""
    heads = {one.stream: one for one in anchor.heads}
    spoken = False
    for stream, links in ((facts.package.stream, facts.links), (_stream(chain), chain)):
        head = heads.get(stream)
        if head is None or not 0 < head.seq <= len(links):
            continue
        spoken = True
        if links[head.seq - 1].hash.hex() != head.hash:
            yield Finding("anchor-differs", detail=f"{stream}/{head.seq}")
    if not spoken:
        yield Finding("anchor-silent", detail=str(anchor.day))


def _stream(chain: Sequence[Link]) -> str:
    return chain[0].stream if chain else ""
