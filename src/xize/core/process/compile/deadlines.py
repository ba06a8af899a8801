"""Deadlines of steps and blocks, and what happens when they have passed."""

from __future__ import annotations

from typing import Literal

import msgspec

from xize.core.process import work
from xize.core.process.compile.people import notices, one
from xize.core.process.compile.plain import expression, recurrence, text, texts
from xize.core.regulation import model

Roll = Literal["none", "next", "previous"]


class Defaults(msgspec.Struct, frozen=True):
    """What a part does not say itself: from its stage, and from the regulation."""

    basis: str = "stated"
    roll: Roll | None = None


def due(step: model.Human | model.Block, defaults: Defaults) -> work.Due | None:
    """The deadline a step declares: ``within``, ``due`` or ``at_least``."""
    basis = step.basis or defaults.basis
    cites = texts(step.cites)
    if step.within is not None:
        return _within(step.within, defaults.roll, cites, basis)
    if step.due is not None:
        when = expression(step.due)
        return work.Due(date=when, kind="point", roll=defaults.roll, cites=cites, basis=basis)
    if step.at_least is not None:
        return work.Due(period=text(step.at_least), kind="min", cites=cites, basis=basis)
    return None


def _within(
    within: model.Deadline, roll: Roll | None, cites: tuple[str, ...], basis: str
) -> work.Due:
    anchor = within.after or within.before
    path = anchor.expression.names()[:1] if anchor is not None else ()
    step = path[0][0] if path and len(path[0]) == 1 else None
    return work.Due(
        period=text(within.period),
        direction="before" if within.before is not None else "after",
        anchor=text(step),
        date=expression(anchor) if step is None else None,
        roll=within.roll or roll,
        cites=texts(within.cites) or cites,
        basis=within.basis or basis,
    )


def remind(written: model.Remind | None) -> tuple[str, ...]:
    """How long before the last day people are reminded."""
    return texts(written.before) if written is not None else ()


def remind_tells(written: model.Remind | None) -> work.Notice | None:
    """Who is reminded; None: those who have not spoken."""
    return _told(written.tells) if written is not None else None


def overdue(written: model.Overdue | None) -> work.OverdueRule | None:
    """``overdue:``; several ``tells`` become one notice to all of them."""
    if written is None:
        return None
    return work.OverdueRule(
        tells=_told(written.tells),
        every=recurrence(written.every),
        escalate=one(written.escalate),
        hand_over=one(written.hand_over),
        decide=text(written.decide),
    )


def _told(written: tuple[model.Notice, ...]) -> work.Notice | None:
    """Several ``tells`` as one notice to all of them; None where nobody is named."""
    told = notices(written)
    if not told:
        return None
    return work.Notice(
        to=tuple(who for notice in told for who in notice.to),
        attach=tuple(dict.fromkeys(doc for notice in told for doc in notice.attach)),
        receipt=any(notice.receipt for notice in told),
    )


def awaited(written: model.Awaited) -> work.Due | None:
    """What a ``wait:`` waits for on the clock; None for messages and lists."""
    if written.until is not None:
        return work.Due(date=expression(written.until), kind="point")
    if written.period is not None:
        return work.Due(period=text(written.period))
    return work.Due(recurs=recurrence(written.every)) if written.every is not None else None
