"""Whether the events of a package hold together, and lead to the state it tells."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from xize.archive.checking.findings import Finding
from xize.archive.checking.structure import Files
from xize.archive.package import layout
from xize.archive.package.facts import Facts
from xize.core.engine.codec import UnknownEventError
from xize.core.engine.events import SectionFilled, Started
from xize.ledger.broken import first_break
from xize.ledger.chain import payload_digest
from xize.ledger.findings import Kind
from xize.rulebook.texts import content_hash

EVENTS = f"{layout.PAYLOAD}/{layout.EVENTS}"

_KINDS = {
    Kind.INSERTED: "event-inserted",
    Kind.REMOVED: "event-removed",
    Kind.REORDERED: "event-reordered",
    Kind.TRUNCATED: "events-cut-off",
}

UNPLAYABLE = (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError)
"""What replaying forged events may run into."""


def chain(facts: Facts) -> Iterator[Finding]:
    """The hash chain, recomputed event by event, and its end."""
    package = facts.package
    if not facts.links:
        yield Finding("events-cut-off", EVENTS)
        return
    far = 2 * len(facts.links) + 2  # a forged number must not keep the search busy for ever
    strange = next((one.seq for one in facts.links if not 0 < one.seq <= far), None)
    if strange is not None:
        yield Finding("event-changed", EVENTS, f"{package.stream}/{strange}")
        return
    broken = first_break(package.stream, facts.links)
    if broken is not None:
        code = _KINDS.get(broken.kind, "event-changed")
        yield Finding(code, EVENTS, f"{package.stream}/{broken.seq}")
        return
    last = facts.links[-1]
    if (last.seq, last.hash.hex()) != (package.seq, package.head):
        yield Finding("events-cut-off", EVENTS, f"{last.seq} ≠ {package.seq}")


def replayed(facts: Facts, files: Files) -> Iterator[Finding]:
    """Whether the events can be read and replayed, and give the state that is told."""
    try:
        events, state = facts.events, facts.state
    except UnknownEventError as error:
        yield Finding("event-unknown", EVENTS, str(error))
        return
    except (msgspec.DecodeError, *UNPLAYABLE) as error:
        yield Finding("replay-failed", EVENTS, str(error)[:200])
        return
    path = f"{layout.PAYLOAD}/{layout.STATE}"
    if not isinstance(events[0], Started) or events[0].edition != facts.package.edition.id:
        yield Finding("edition-changed", f"{layout.PAYLOAD}/{layout.PACKAGE}")
    if not files.has(layout.STATE):
        yield Finding("file-removed", path)
    elif files.read(layout.STATE) != state:
        yield Finding("state-differs", path)


def payloads(facts: Facts) -> Iterator[Finding]:
    """Form values against the salted digests their events hold."""
    path = f"{layout.PAYLOAD}/{layout.PAYLOADS}"
    named = set()
    for event in facts.events:
        if not isinstance(event, SectionFilled):
            continue
        named.add(event.payload)
        stored = facts.payloads.get(event.payload)
        if stored is None:
            known = event.payload in facts.package.erased
            yield Finding("erased" if known else "payload-missing", path, event.payload)
        elif payload_digest(stored.salt, stored.body) != event.digest:
            yield Finding("payload-changed", path, event.payload)
    for extra in sorted(facts.payloads.keys() - named):
        yield Finding("payload-changed", path, extra)


def edition(facts: Facts) -> Iterator[Finding]:
    """The regulation's text against the hash that was recorded when it was published."""
    folder = f"{layout.PAYLOAD}/{layout.REGULATION}"
    if content_hash(dict(facts.texts)) != facts.package.edition.content:
        yield Finding("edition-changed", folder)
        return
    try:
        rules = facts.rules
    except (ValueError, RecursionError) as error:
        yield Finding("unreadable", folder, str(error)[:200])
        return
    if rules.regulation != facts.package.edition.regulation:
        yield Finding("edition-changed", folder, rules.regulation)
