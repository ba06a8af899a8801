"""Rows that no project holds: of pools and registers, asked of whoever keeps these.

Registers stand above projects, so they are not called from here: as the apps are loaded they say
who answers.
"""

from __future__ import annotations

from collections.abc import Callable

from xize.people.actor import Actor

HasRow = Callable[[Actor, str, str, str], bool]
"""The actor, a regulation, the id of a pool or register, and what a row is called."""

_answering: list[HasRow] = []


def answered_by(has_row: HasRow) -> None:
    """From now on this is asked too; it writes nothing, for it is asked while somebody decides."""
    if has_row not in _answering:
        _answering.append(has_row)


def has_row(actor: Actor, regulation: str, of: str, label: str) -> bool:
    """Whether there is a row of this name which the actor may read."""
    return any(one(actor, regulation, of, label) for one in _answering)
