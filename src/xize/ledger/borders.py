"""Telling Django that a transaction was begun or ended on the driver's own connection."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper


def entered(here: BaseDatabaseWrapper) -> None:
    """A transaction has begun: nested ``atomic`` blocks become savepoints of it."""
    here.in_atomic_block = True
    here.commit_on_exit = True
    here.needs_rollback = False
    here.autocommit = False


def left(here: BaseDatabaseWrapper, *, committed: bool) -> None:
    """It has ended; what waits for the commit runs now, or never."""
    here.in_atomic_block = False
    here.needs_rollback = False
    here.autocommit = True
    if not here.run_on_commit:
        return
    if committed:
        here.run_and_clear_commit_hooks()
    else:
        here.run_on_commit = []
