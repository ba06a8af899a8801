"""Where mail to people goes, and in which language; for the outbox only, never for pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xize.people.models import Person


class Address(NamedTuple):
    """An active person's mail address; ``email`` may be empty."""

    email: str
    language: str


def addresses(person_ids: Iterable[str]) -> dict[str, Address]:
    """Addresses of active people by id, in one query."""
    rows = Person.objects.filter(id__in=set(person_ids), is_active=True)
    return {row.id: Address(row.email, row.language) for row in rows}
