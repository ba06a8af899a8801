"""What stands in a pool, and who may write into it."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db.models import Count, Max

from xize.people import queries as people
from xize.people.actor import SYSTEM, Actor
from xize.registers.models import Entry
from xize.registers.pools.definition import Pool


def entries(pool: Pool) -> dict[str, dict[str, Any]]:
    """The values of its rows by what they are called, in their order."""
    rows = Entry.objects.filter(pool=pool.key).order_by("place")
    return {one.key: msgspec.json.decode(one.body) for one in rows}


def rows_of_pool(key: str) -> list[tuple[str, dict[str, Any]]]:
    """The payload and the values of each row, in their order."""
    rows = Entry.objects.filter(pool=key).order_by("place")
    return [(one.id, msgspec.json.decode(one.body)) for one in rows]


def version_of(key: str) -> tuple[int, int]:
    """What changes whenever the pool does: its last event and how many rows stand."""
    found = Entry.objects.filter(pool=key).aggregate(last=Max("seq"), count=Count("id"))
    return int(found["last"] or 0), int(found["count"])


def keeps_by_hand(actor: Actor, keeper: str) -> bool:
    """Whether the actor may write into a pool: the department that keeps it, and set-up."""
    if actor == SYSTEM:
        return True
    keepers = {one.id for one in people.departments_standing_for(actor, keeper)} if keeper else {}
    return actor.department in keepers
