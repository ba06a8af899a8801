"""Standing delegations (代理): whose work somebody may do, when, and under which rules.

A deputy acts in their own name for the principal; the record names both. Nobody passes on what
they do for somebody else: only what is one's own is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from xize.ledger.batch import fetch
from xize.ledger.instants import stored
from xize.people.actor import Actor
from xize.people.models import Deputy, Person
from xize.people.permissions import Permission
from xize.people.refusals import (
    DeputyIsSelf,
    NoSuchDeputy,
    NoSuchPerson,
    NotPermitted,
    PeriodEmpty,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One standing delegation, from ``starts`` until before ``ends`` (UTC).

    ``regulations`` empty: under every rule. ``ends`` None: until it is revoked.
    """

    id: str
    principal: str
    deputy: str
    starts: datetime
    ends: datetime | None
    regulations: tuple[str, ...]
    revoked: datetime | None
    reason: str

    def covers(self, regulation: str) -> bool:
        """Whether work under a regulation is meant."""
        return not self.regulations or regulation in self.regulations

    def holds(self, at: datetime) -> bool:
        """Whether it is in force at an instant."""
        ends = [one for one in (self.ends, self.revoked) if one is not None]
        return self.starts <= at and all(at < one for one in ends)


# ---- reading ---------------------------------------------------------------------------------


def may_act_for(person: str, principal: str, at: datetime, regulation: str = "") -> bool:
    """Whether somebody is the principal's deputy at an instant, for work under a regulation."""
    found = (one for one in _in_force("deputy", [person], at) if one.principal == principal)
    return any(one.covers(regulation) for one in found)


def acts_for(actor: Actor, at: datetime) -> list[Standing]:
    """Whose work the actor may do at an instant."""
    return _in_force("deputy", [actor.person], at) if actor.is_somebody else []


def in_place_of(people: Iterable[str], at: datetime) -> list[Standing]:
    """Who may do the work of these people at an instant; for the outbox only, never for pages."""
    wanted = list(dict.fromkeys(people))
    return _in_force("principal", wanted, at) if wanted else []


_ROWS = (
    "SELECT d.id, d.principal_id, d.deputy_id, d.starts, d.ends, d.regulations, d.revoked, "
    "d.reason FROM people_deputy d JOIN people_person p ON p.id = d.principal_id "
    "WHERE d.{side}_id IN ({marks}) AND p.is_active ORDER BY d.starts, d.id"
)
"""Most people are nobody's deputy, and every inbox asks: without the cost of the ORM."""


def _in_force(side: str, people: Sequence[str], at: datetime) -> list[Standing]:
    """Delegations that hold at an instant; people are each a ``deputy``, or a ``principal``."""
    marks = ", ".join("?" * len(people))
    rows = fetch(connection, _ROWS.format(side=side, marks=marks), people)
    return [one for one in map(_told, rows) if one.holds(at)]


def _told(row: Sequence[Any]) -> Standing:
    ident, principal, deputy, starts, ends, regulations, revoked, reason = row
    begins = stored(starts)
    assert begins is not None
    return Standing(
        id=ident,
        principal=principal,
        deputy=deputy,
        starts=begins,
        ends=stored(ends),
        regulations=tuple(regulations.split()),
        revoked=stored(revoked),
        reason=reason,
    )


def deputies(actor: Actor, principal: str = "") -> list[Standing]:
    """Every delegation of a person's work, the newest first; administrators see everybody's."""
    whose = principal or actor.person
    if whose != actor.person and not actor.may(Permission.ORGANISATION_PEOPLE_WRITE):
        return []
    return [_standing(row) for row in Deputy.objects.filter(principal=whose).order_by("-starts")]


def _standing(row: Deputy) -> Standing:
    return Standing(
        id=row.id,
        principal=row.principal_id,
        deputy=row.deputy_id,
        starts=row.starts,
        ends=row.ends,
        regulations=tuple(row.regulations.split()),
        revoked=row.revoked,
        reason=row.reason,
    )


# ---- writing ---------------------------------------------------------------------------------


@transaction.atomic
def appoint_deputy(
    *,
    actor: Actor,
    deputy: str,
    starts: datetime,
    ends: datetime | None = None,
    principal: str = "",
    regulations: Iterable[str] = (),
    reason: str = "",
) -> str:
    """Let somebody do one's work for a while; administrators do it for others. Answers the id."""
    whose = _whose(actor, principal)
    if deputy == whose:
        raise DeputyIsSelf(deputy)
    known = Person.objects.filter(id__in=[deputy, whose], is_active=True, partner=None)
    if known.count() != len({deputy, whose}):
        raise NoSuchPerson(deputy)
    if ends is not None and ends <= starts:
        raise PeriodEmpty
    row = Deputy.objects.create(
        principal_id=whose,
        deputy_id=deputy,
        starts=starts,
        ends=ends,
        regulations=" ".join(sorted(set(regulations))),
        reason=reason,
    )
    return row.id


@transaction.atomic
def revoke_deputy(*, actor: Actor, id: str, at: datetime) -> None:  # noqa: A002 - its name
    """End a delegation now; what was done under it stands."""
    row = Deputy.objects.filter(id=id).first()
    if row is None or (
        row.principal_id != actor.person and not actor.may(Permission.ORGANISATION_PEOPLE_WRITE)
    ):
        raise NoSuchDeputy(id)
    if row.revoked is None:
        row.revoked = at
        row.save(update_fields=["revoked"])


def _whose(actor: Actor, principal: str) -> str:
    """One's own work, or for administrators anybody's."""
    whose = principal or actor.person
    if whose != actor.person and not actor.may(Permission.ORGANISATION_PEOPLE_WRITE):
        raise NotPermitted(Permission.ORGANISATION_PEOPLE_WRITE)
    return whose
