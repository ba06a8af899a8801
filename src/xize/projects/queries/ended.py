"""What became of a step that is not open any more: for whoever comes with an old page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from xize.ledger.batch import fetch
from xize.ledger.instants import instant
from xize.people.actor import Actor
from xize.projects.queries.access import may_see
from xize.rulebook.queries import names

_ENDED = (
    "SELECT v.node, v.how, v.outcome, v.by, v.ended, p.edition FROM projects_visit v "
    "JOIN projects_project p ON p.stream = v.stream WHERE v.stream = ? AND v.element = ?"
)


@dataclass(frozen=True, slots=True)
class Ended:
    """A step that has ended, in the actor's language; ``by`` is the id of whoever ended it.

    ``completed``: with this outcome; else it was ended early and nobody decided it.
    """

    step: str
    completed: bool
    outcome: str
    by: str
    at: datetime


def ended(actor: Actor, stream: str, element: str) -> Ended | None:
    """How it ended; None where it has not, or where that is not for the actor to see."""
    if actor.partner or not may_see(actor, stream):
        return None
    rows = fetch(connection, _ENDED, (stream, element))
    if not rows:
        return None
    node, how, outcome, by, at, edition = rows[0]
    called = names(actor, edition)
    return Ended(
        step=called.node(node),
        completed=how == "completed",
        outcome=called.outcome(node, outcome) if outcome else "",
        by=by,
        at=instant(at),
    )
