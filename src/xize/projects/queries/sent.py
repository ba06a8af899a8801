"""Whether somebody has sent a step and has nothing more to do there."""

from __future__ import annotations

from typing import Final

from django.db import connection

from xize.ledger.batch import fetch
from xize.people.actor import Actor

_SENT: Final = (
    "SELECT 1 FROM projects_act a WHERE a.stream = ? AND a.element = ? AND a.person = ? "
    "AND NOT EXISTS (SELECT 1 FROM projects_candidate c "
    "WHERE c.principal IN (?, ?) AND c.stream = a.stream AND c.element = a.element) LIMIT 1"
)


def has_sent(actor: Actor, stream: str, element: str) -> bool:
    """The actor has acted there, and it waits neither for them nor for whom they act for."""
    principal = actor.acting_for or actor.person
    values = (stream, element, actor.person, actor.person, principal)
    return bool(fetch(connection, _SENT, values))
