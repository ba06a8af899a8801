"""All a package says, derived from what the ledger holds of its project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property
from typing import Any

import msgspec

from xize.archive.package.extract import Package, Payload
from xize.archive.package.words import Words
from xize.core.engine import decode
from xize.core.engine.applying.apply import replay
from xize.core.engine.commands import CLOCK
from xize.core.engine.events import AnyEvent
from xize.core.process.compile import compile_regulation
from xize.core.process.compile.whole import read_whole
from xize.core.process.rulebook import Rulebook
from xize.core.story import Story, tell
from xize.ledger.chain import Link
from xize.rulebook.texts import unwritten

MAIN_TEXT = "regulation.yaml"
OFFICE_TIME = timezone(timedelta(hours=8))
"""Days in a package are those of China, on every machine (there is no summer time since 1992)."""

_STATE = msgspec.json.Encoder(decimal_format="string")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Facts:
    """What a package is made from. ``texts`` are the edition's files by name."""

    package: Package
    links: tuple[Link, ...]
    payloads: Mapping[str, Payload]
    people: Mapping[str, str]
    texts: Mapping[str, str]

    @cached_property
    def events(self) -> list[AnyEvent]:
        """The events, decoded. Raises ``UnknownEventError`` or ``msgspec.ValidationError``."""
        return [decode(one.type, one.version, one.body) for one in self.links]

    @cached_property
    def rules(self) -> Rulebook:
        """The edition, compiled. Raises ``ValueError`` for a text that cannot be read."""
        files = {name: unwritten(one) for name, one in self.texts.items()}
        regulation = read_whole(self.texts.get(MAIN_TEXT, ""), files, MAIN_TEXT)
        if regulation is None:
            raise ValueError(MAIN_TEXT)
        return compile_regulation(regulation, self.package.edition.parameters)

    @cached_property
    def words(self) -> Words:
        """Names of the edition."""
        return Words(self.rules)

    @cached_property
    def values(self) -> dict[str, Any]:
        """Values of form sections by payload id."""
        return {key: msgspec.json.decode(one.body) for key, one in self.payloads.items()}

    @cached_property
    def story(self) -> Story:
        """What happened, with the values of forms."""
        return tell(self.events, payload=self.values.get)

    @cached_property
    def state(self) -> bytes:
        """The state after the last event, as JSON."""
        return state_bytes(self.events)

    def numbered(self) -> Iterator[tuple[int, AnyEvent]]:
        """The events with their numbers that this part of the dossier is about."""
        for link, event in zip(self.links, self.events, strict=True):
            if link.seq > self.package.after:
                yield link.seq, event

    def person(self, ident: str) -> str:
        """Somebody's name; the id of whoever the table does not know."""
        return "系统时钟" if ident == CLOCK else self.people.get(ident, ident)


def state_bytes(events: list[AnyEvent]) -> bytes:
    """The state after events as one line of JSON with ordered keys."""
    body = _STATE.encode(replay(events))
    plain = msgspec.json.decode(body)
    return msgspec.json.encode(plain, order="deterministic") + b"\n"


def local(at: datetime) -> str:
    """An instant as an office writes it: ``2026-03-02 09:15:00``."""
    return at.astimezone(OFFICE_TIME).strftime("%Y-%m-%d %H:%M:%S")


def day(at: datetime) -> date:
    """The day of an instant in China."""
    return at.astimezone(OFFICE_TIME).date()


def moment(micros: int) -> datetime:
    """The instant of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=micros)
