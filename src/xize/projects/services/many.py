"""批量办理: the same decision on many open steps, each decided on its own.

What can be decided without looking at the others is written in one transaction for a hundred of
them: one durable commit instead of a hundred. The rest, and everything where somebody else wrote
first, is done one by one. A refusal is that line's alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, OperationalError, connection
from django.utils import timezone

from xize.core.engine import Refused, decide
from xize.core.engine import commands as c
from xize.core.engine.batching import standing_to_batch
from xize.core.refusal import Refusal
from xize.ledger import crash
from xize.ledger.errors import Conflict
from xize.ledger.gathering import MergedBatch
from xize.ledger.queries import streams_in
from xize.ledger.unit import unit
from xize.people.actor import Actor
from xize.projects.alone import NotAmongOthers, OwnFacts, among_others
from xize.projects.refusals import REFUSALS, NoSuchProject
from xize.projects.services.execute import execute, worth_another_try
from xize.projects.transaction import Situation, gather, situation_of

TOGETHER = 100
"""Decisions in one transaction."""


class BatchItem(NamedTuple):
    """An open step of a stream, decided in one's own name or for ``acting_for`` (代理)."""

    stream: str
    item: str
    acting_for: str = ""


Item = BatchItem | tuple[str, str]


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What came of one item; ``refusal`` says why where it did not succeed."""

    stream: str
    item: str
    ok: bool
    refusal: Refused | Refusal | None = None
    acting_for: str = ""


@dataclass(frozen=True, slots=True)
class _Decision:
    actor: Actor
    outcome: str
    comment: str
    at: datetime

    def by(self, one: BatchItem) -> Actor:
        """Who decides it: the actor, standing in for somebody where the item says so."""
        return replace(self.actor, acting_for=one.acting_for) if one.acting_for else self.actor

    def command(self, now: Situation, item: str) -> c.Complete:
        """What is asked for one item. Raises ``Refused`` where its step is decided singly only."""
        standing_to_batch(now.rules, now.state, item)
        return c.Complete(
            by=now.actor, at=now.at, item=item, outcome=self.outcome, comment=self.comment
        )


def decide_many(
    *,
    actor: Actor,
    items: Sequence[Item],
    outcome: str,
    comment: str = "",
    at: datetime | None = None,
) -> list[BatchLine]:
    """Decide on every item as ``complete`` would; one line for each, in the order given.

    An item named twice is decided once. Raises nothing for a single item.
    """
    said = _Decision(actor, outcome, comment, at or timezone.now())
    asked = list(dict.fromkeys(BatchItem(*one) for one in items))
    lines: dict[BatchItem, BatchLine] = {}
    for part in _parts(asked):
        lines |= _together(said, part)
    return [lines[one] for one in asked]


def _parts(items: Iterable[BatchItem]) -> list[list[BatchItem]]:
    """Items by parts, no stream twice in one: the second is decided on what came of the first."""
    parts: list[dict[str, BatchItem]] = []
    for one in items:
        for part in parts:
            if one.stream not in part and len(part) < TOGETHER:
                part[one.stream] = one
                break
        else:
            parts.append({one.stream: one})
    return [list(part.values()) for part in parts]


def _together(said: _Decision, items: list[BatchItem]) -> dict[BatchItem, BatchLine]:
    """The lines of items that share a transaction as far as they can."""
    lines: dict[BatchItem, BatchLine] = {}
    if len(items) > 1:
        try:
            lines = _attempt(said, items)
        except (Conflict, IntegrityError, OperationalError) as error:
            if not worth_another_try(error):
                raise
        else:
            crash.reached(crash.AFTER_COMMIT)
    return {one: lines.get(one) or _alone(said, one) for one in items}


def _attempt(said: _Decision, items: list[BatchItem]) -> dict[BatchItem, BatchLine]:
    """The lines of what could be decided among others; all that holds is written at once."""
    batch, lines = MergedBatch(), dict[BatchItem, BatchLine]()
    with unit(connection) as work:
        rows, memory = streams_in(work, [one.stream for one in items])
        for one in sorted(items):  # two batches lock streams in the same order
            try:
                if one.stream not in rows:
                    raise NoSuchProject(one.stream)
                now = situation_of(one.stream, rows[one.stream], memory, said.by(one), said.at)
                now.facts = OwnFacts(one.stream, now.rules, memory, among_others)
                events = decide(now.rules, now.facts, now.state, said.command(now, one.item))
            except NotAmongOthers:
                continue
            except REFUSALS as refusal:
                lines[one] = _line(one, refusal)
            else:
                gather(batch, now, events, None)
                lines[one] = _line(one)
        if batch.settle():
            work.commit(batch)
    return lines


def _alone(said: _Decision, one: BatchItem) -> BatchLine:
    try:
        execute(
            actor=said.by(one),
            stream=one.stream,
            make=lambda now: said.command(now, one.item),
            at=said.at,
        )
    except REFUSALS as refusal:
        return _line(one, refusal)
    return _line(one)


def _line(one: BatchItem, refusal: Refused | Refusal | None = None) -> BatchLine:
    return BatchLine(one.stream, one.item, refusal is None, refusal, one.acting_for)
