"""Checking every chain against itself, its head, its payloads, the checkpoints and an anchor.

What only the owner of the events can know is given in: which payloads an event names
(``references``). States and projections are verified one layer up (``projects.verify``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

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

Span = tuple[str, str]
"""The first and the last stream of a page: everything about them is read at once."""

Inspect = Callable[[str, Sequence[Link], Span], Iterable[Finding]]
"""Further checks of one sound stream, by those who understand its events."""

PAGE = 1_000
"""Events looked at together, and some more: a page holds whole streams."""


def inspect_nothing(_stream: str, _links: Sequence[Link], _span: Span) -> Iterable[Finding]:
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
    for page in _pages():
        span = page[0][0], page[-1][0]
        payloads = Payloads(span)
        for stream, links in page:
            unseen.pop(stream, None)
            seq, head = heads.get(stream, (0, b""))
            found = _chain(stream, links, seq, head, anchored.pop(stream, []))
            if found:
                yield found
            else:
                yield from _payloads(links, references, payloads)
                yield from inspect(stream, links, span)
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


def _pages() -> Iterator[list[tuple[str, list[Link]]]]:
    """All streams with their events, in pages."""
    page: list[tuple[str, list[Link]]] = []
    events = 0
    for stream, links in groupby(all_links(), key=itemgetter(0)):
        page.append((stream, list(links)))
        events += len(page[-1][1])
        if events >= PAGE:
            yield page
            page, events = [], 0
    if page:
        yield page


def _chain(
    stream: str, links: Sequence[Link], seq: int, head: bytes, anchored: list[StreamHead]
) -> Finding | None:
    return (
        first_break(stream, links)
        or head_break(stream, seq, head, links)
        or _anchor_break(stream, links, anchored)
    )


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


class Payloads:
    """What is stored of the payloads of a page of streams: digests, and which were erased."""

    def __init__(self, span: Span) -> None:
        self.digests: dict[tuple[str, str], str] = {}
        for stream, payload, salt, body in fetch(connection, _PAYLOADS, span):
            self.digests[stream, payload] = payload_digest(salt, body)
        self.erased = {(row[0], row[1]) for row in fetch(connection, _ERASED, span)}


_PAYLOADS = "SELECT stream, id, salt, body FROM ledger_payload WHERE stream >= ? AND stream <= ?"
_ERASED = "SELECT stream, payload FROM ledger_redaction WHERE stream >= ? AND stream <= ?"


def _payloads(
    links: Sequence[Link], references: References, payloads: Payloads
) -> Iterator[Finding]:
    """Everything erased, and the first that is not what its event named."""
    bad: Finding | None = None
    for link in links:
        for payload, digest in references(link):
            found = _payload(link, payload, digest, payloads)
            if found is None:
                continue
            if not found.is_bad:
                yield found
            elif bad is None:
                bad = found
    if bad:
        yield bad


def _payload(link: Link, payload: str, digest: str, payloads: Payloads) -> Finding | None:
    stored = payloads.digests.get((link.stream, payload))
    if stored == digest:
        return None
    if stored is not None:
        kind = Kind.PAYLOAD_CHANGED
    elif (link.stream, payload) in payloads.erased:
        kind = Kind.REDACTED
    else:
        kind = Kind.PAYLOAD_MISSING
    return Finding(link.stream, link.seq, kind, payload)


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
