"""Checking every chain against itself, its head, its payloads, the checkpoints and an anchor.

What only the owner of the events can know is given in: which payloads an event names
(``references``). States and projections are verified one layer up (``projects.verify``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from django.db import connection

from xize.ledger.anchor import Anchor
from xize.ledger.batch import fetch
from xize.ledger.broken import first_break, head_break
from xize.ledger.chain import Link, payload_digest
from xize.ledger.checkpoint import START, StreamHead, day_hash, days
from xize.ledger.findings import Finding, Kind
from xize.ledger.queries import all_links

References = Callable[[Link], Iterable[tuple[str, str]]]
"""Payload ids and digests that an event names."""

Inspect = Callable[[str, Sequence[Link]], Iterable[Finding]]
"""Further checks of one sound stream, by those who understand its events."""


def inspect_nothing(_stream: str, _links: Sequence[Link]) -> Iterable[Finding]:
    """No further checks."""
    return ()


def verify(
    references: References,
    inspect: Inspect = inspect_nothing,
    anchor: Anchor | None = None,
) -> Iterator[Finding]:
    """Findings over the whole ledger, the first bad one of each stream, by stream and seq."""
    heads = {row[0]: (row[1], row[2]) for row in fetch(connection, _HEADS)}
    anchored = _anchored(anchor)
    unseen = dict(heads)
    for stream, group in groupby(all_links(), key=lambda link: link.stream):
        links = list(group)
        unseen.pop(stream, None)
        seq, head = heads.get(stream, (0, b""))
        yield from _stream(stream, links, seq, head, anchored.pop(stream, []), references, inspect)
    for stream, (seq, _) in sorted(unseen.items()):
        if seq:
            yield Finding(stream, 1, Kind.TRUNCATED, "the stream has no events at all")
        anchored.pop(stream, None)
    for stream in sorted(anchored):
        yield Finding(stream, 1, Kind.TRUNCATED, "the stream is gone, a checkpoint knew it")
    yield from checkpoints(anchor)


_HEADS = "SELECT id, seq, head FROM ledger_stream ORDER BY id"


def _anchored(anchor: Anchor | None) -> dict[str, list[StreamHead]]:
    """What checkpoints, and the anchor before them, say about each stream."""
    known: dict[str, list[StreamHead]] = {}
    for one in anchor.heads if anchor else ():
        known.setdefault(one.stream, []).append(
            StreamHead(one.stream, one.seq, bytes.fromhex(one.hash))
        )
    for _, heads in days():
        for head in heads:
            known.setdefault(head.stream, []).append(head)
    return known


def _stream(
    stream: str,
    links: Sequence[Link],
    seq: int,
    head: bytes,
    anchored: list[StreamHead],
    references: References,
    inspect: Inspect,
) -> Iterator[Finding]:
    found = (
        first_break(stream, links)
        or head_break(stream, seq, head, links)
        or _anchor_break(stream, links, anchored)
    )
    if found:
        yield found
        return
    payloads = list(_payloads(links, references))
    yield from (one for one in payloads if not one.is_bad)
    yield from [one for one in payloads if one.is_bad][:1]
    yield from inspect(stream, links)


def _anchor_break(
    stream: str, links: Sequence[Link], anchored: Iterable[StreamHead]
) -> Finding | None:
    """A chain that holds but is not the one a checkpoint saw: it was rewritten as a whole."""
    for known in sorted(anchored, key=lambda one: one.seq):
        if known.seq > len(links):
            return Finding(stream, len(links) + 1, Kind.TRUNCATED, "a checkpoint knew more")
        if links[known.seq - 1].hash != known.hash:
            return Finding(stream, known.seq, Kind.CHANGED, "a checkpoint saw another event")
    return None


def _payloads(links: Sequence[Link], references: References) -> Iterator[Finding]:
    named = [(link, *pair) for link in links for pair in references(link)]
    if not named:
        return
    stream = links[0].stream
    stored = {
        row[0]: payload_digest(row[1], row[2])
        for row in fetch(
            connection, "SELECT id, salt, body FROM ledger_payload WHERE stream = ?", (stream,)
        )
    }
    erased = {
        row[0]
        for row in fetch(
            connection, "SELECT payload FROM ledger_redaction WHERE stream = ?", (stream,)
        )
    }
    for link, payload, digest in named:
        if payload in stored:
            if stored[payload] != digest:
                yield Finding(stream, link.seq, Kind.PAYLOAD_CHANGED, payload)
        elif payload in erased:
            yield Finding(stream, link.seq, Kind.REDACTED, payload)
        else:
            yield Finding(stream, link.seq, Kind.PAYLOAD_MISSING, payload)


def checkpoints(anchor: Anchor | None = None) -> Iterator[Finding]:
    """Whether the checkpoints hold together, and with the anchor where one is given."""
    previous, met = START, anchor is None
    for count, (day, heads) in enumerate(days(), 1):
        sound = day.previous == previous and len(heads) == day.heads
        if not sound or day_hash(day.previous, day.day, day.at, heads) != day.hash:
            yield Finding(str(day.day), count, Kind.CHECKPOINT_CHANGED)
            return
        previous = day.hash
        if anchor is not None and anchor.day == day.day:
            met = True
            if anchor.hash != day.hash.hex():
                detail = "the anchor file says otherwise"
                yield Finding(str(day.day), count, Kind.CHECKPOINT_CHANGED, detail)
                return
    if not met and anchor is not None:
        yield Finding(str(anchor.day), 0, Kind.CHECKPOINT_CHANGED, "the anchored one is gone")
