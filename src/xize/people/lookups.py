"""Answers about people on the hot path: plain SQL, a few columns, no cards.

Pages and everything else read ``queries``; these are for deciding, many times a second.
"""

from __future__ import annotations

from django.db import connection

from xize.ledger.batch import fetch

_PLACE = "SELECT department_id, is_active FROM people_person WHERE id = ?"

_ORGANISATION = "SELECT partner_id, department_id FROM people_person WHERE id = ?"
_MEMBERS = (
    "SELECT person.id FROM people_person person "
    "LEFT JOIN people_standing stands ON stands.department_id = person.department_id "
    "AND stands.role = ? "
    "LEFT JOIN people_partner partner ON partner.id = person.partner_id AND partner.code = ? "
    "WHERE person.is_active AND (stands.role IS NOT NULL OR partner.id IS NOT NULL) "
    "ORDER BY person.sort_key, person.id"
)


def organisation(person: str) -> str | None:
    """The partner a contact belongs to, else the department; None for unknown people."""
    rows = fetch(connection, _ORGANISATION, (person,))
    return (rows[0][0] or rows[0][1]) if rows else None


def members(pool: str) -> list[str]:
    """Active people of a pool: of the departments that stand for it, of the partner so called."""
    return [row[0] for row in fetch(connection, _MEMBERS, (pool, pool))]


def place(person: str) -> tuple[str | None, bool]:
    """The department of a person, and whether they are active; unknown people are not."""
    rows = fetch(connection, _PLACE, (person,))
    return (rows[0][0], bool(rows[0][1])) if rows else (None, False)
