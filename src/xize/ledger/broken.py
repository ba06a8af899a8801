"""Telling what happened to a chain that does not hold: changed, removed, inserted, reordered.

Pure. ``links`` are a stream's events as they are stored, by seq.
"""

from __future__ import annotations

from collections.abc import Sequence

from xize.ledger.chain import Link, genesis, hash_of, link_hash
from xize.ledger.findings import Finding, Kind


def first_break(stream: str, links: Sequence[Link]) -> Finding | None:
    """The first place where the chain does not hold; None where it does to its end."""
    previous = genesis(stream)
    for seq, link in enumerate(links, 1):
        here = link.seq == seq and link.previous == previous
        if here and link_hash(previous, *link[:7]) == link.hash:
            previous = link.hash
            continue
        return _explain(links, seq - 1)
    return None


def head_break(stream: str, seq: int, head: bytes, links: Sequence[Link]) -> Finding | None:
    """Whether a sound chain ends where the stream's row says that it ends."""
    if len(links) < seq:
        return Finding(stream, len(links) + 1, Kind.TRUNCATED)
    if len(links) > seq:
        return Finding(stream, seq + 1, Kind.INSERTED)
    last = links[-1].hash if links else genesis(stream)
    return None if last == head else Finding(stream, seq, Kind.CHANGED, "the stream's head differs")


def _explain(links: Sequence[Link], index: int) -> Finding:
    """Why ``links[index]`` is not the next link."""
    link, place = links[index], index + 1
    origin = _original_seq(links, link)
    hashes = {one.hash: one.seq for one in links}
    if origin is None:
        kind = Kind.REORDERED if _belongs_elsewhere(links, link) else Kind.CHANGED
        return Finding(link.stream, place, kind)
    if origin == place:  # sound in itself, so the one before it is not what it was
        rewritten = max(index, 1)
        return Finding(link.stream, rewritten, Kind.CHANGED, "its successor does not follow it")
    if origin > place:
        kind = Kind.REORDERED if link.previous in hashes else Kind.REMOVED
        return Finding(link.stream, place, kind)
    before = hashes.get(link.previous, 0)
    moved = before >= place or origin != before + 1
    return Finding(link.stream, origin, Kind.REORDERED if moved else Kind.INSERTED)


def _original_seq(links: Sequence[Link], link: Link) -> int | None:
    """The seq under which the link's own hash holds; near places are tried first."""
    highest = max(len(links), links[-1].seq) + len(links) + 1
    nearest = sorted(range(1, highest + 1), key=lambda seq: abs(seq - link.seq))
    return next((seq for seq in nearest if hash_of(link, seq=seq) == link.hash), None)


def _belongs_elsewhere(links: Sequence[Link], link: Link) -> bool:
    """Whether the content is that of another event: two were exchanged, their hashes left."""
    return any(
        hash_of(link, seq=other.seq, previous=other.previous) == other.hash
        for other in links
        if other is not link
    )
