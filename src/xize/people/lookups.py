"""Answers about people on the hot path: plain SQL, a few columns, no cards.

Pages and everything else read ``queries``; these are for deciding, many times a second.
"""

from __future__ import annotations

from django.db import connection

from xize.ledger.batch import fetch

_PLACE = "SELECT department_id, is_active FROM people_person WHERE id = ?"


def place(person: str) -> tuple[str | None, bool]:
    """The department of a person, and whether they are active; unknown people are not."""
    rows = fetch(connection, _PLACE, (person,))
    return (rows[0][0], bool(rows[0][1])) if rows else (None, False)
