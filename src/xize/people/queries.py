"""Reading people and departments; the first argument is always the actor who asks.

A contact of a partner sees employees by name where work names them, never the directory.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from xize.core.texts import normalise
from xize.people.actor import PUBLIC, Actor
from xize.people.cards import DepartmentCard, PartnerCard, PersonCard, in_language
from xize.people.models import Department, Grant, Partner, Person, Standing
from xize.people.permissions import EVERYBODY, GRANTS, Permission, SystemRole

LONGEST_CHAIN = 12
"""No organisation has more levels; a guard against loops in imported data."""


def actor_for(user: Person | AnonymousUser) -> Actor:
    """The actor a signed-in user is; one query."""
    if not isinstance(user, Person) or not user.is_active:
        return PUBLIC
    return Actor(
        person=user.id,
        name=in_language(user.language, user.name, user.name_en),
        language=user.language,
        department=user.department_id,
        partner=user.partner_id,
        permissions=_permissions(user),
    )


def actor_of(person_id: str) -> Actor:
    """The actor a person is, for work that goes on when they have left the page."""
    row = Person.objects.filter(id=person_id).first()
    return actor_for(row) if row else PUBLIC


def _permissions(user: Person) -> frozenset[Permission]:
    roles = Grant.objects.filter(person=user).values_list("role", flat=True)
    everybody = frozenset[Permission]() if user.partner_id else EVERYBODY
    return everybody.union(*(GRANTS[SystemRole(role)] for role in roles))


# ---- people ----------------------------------------------------------------------------------


def _rows() -> QuerySet[Person]:
    return Person.objects.select_related("department", "partner")


def person(actor: Actor, person_id: str) -> PersonCard | None:
    """One person, also when no longer active; nobody for an unknown id."""
    return people(actor, [person_id]).get(person_id)


def people(actor: Actor, person_ids: Iterable[str]) -> dict[str, PersonCard]:
    """Cards by id, in one query; unknown ids are left out."""
    wanted = set(person_ids)
    if not wanted:
        return {}
    return {row.id: PersonCard.of(row, actor.language) for row in _rows().filter(id__in=wanted)}


def by_username(actor: Actor, username: str) -> PersonCard | None:
    """The person with this user name."""
    row = _rows().filter(username=username).first()
    return PersonCard.of(row, actor.language) if row else None


def directory(actor: Actor) -> list[PersonCard]:
    """All active employees by department and post; a partner's contact sees their own people."""
    return [PersonCard.of(row, actor.language) for row in _visible(actor)]


def search_people(actor: Actor, text: str, limit: int = 20) -> list[PersonCard]:
    """Active people whose name, user name (often in pinyin), post or department contains it.

    However it was typed: full width, radicals for characters.
    """
    text = normalise(text)
    if not text:
        return []
    found = Q(name__icontains=text) | Q(name_en__icontains=text)
    found |= Q(username__icontains=text) | Q(title__icontains=text)
    found |= Q(department__name__icontains=text) | Q(department__name_en__icontains=text)
    return [PersonCard.of(row, actor.language) for row in _visible(actor).filter(found)[:limit]]


def _visible(actor: Actor) -> QuerySet[Person]:
    rows = _rows().filter(is_active=True)
    rows = rows.filter(partner=actor.partner) if actor.partner else rows.filter(partner=None)
    return rows.order_by("department__position", "sort_key", "id")


def members(actor: Actor, department_id: str) -> list[PersonCard]:
    """Active people of one department."""
    return [
        PersonCard.of(row, actor.language)
        for row in _visible(actor).filter(department=department_id)
    ]


def superior(actor: Actor, person_id: str, n: int = 1) -> str | None:
    """The id of the n-th superior; None above the top, and for a partner's contact."""
    current = None if actor.partner else person_id
    for _ in range(min(n, LONGEST_CHAIN)):
        if current is None:
            return None
        current = Person.objects.filter(id=current).values_list("superior_id", flat=True).first()
    return current


# ---- departments -----------------------------------------------------------------------------


def departments(actor: Actor) -> list[DepartmentCard]:
    """The whole tree, parents before children, in the organisation's own order."""
    children: dict[str | None, list[Department]] = {}
    for row in Department.objects.all():
        children.setdefault(row.parent_id, []).append(row)
    return _flatten(children, None, 0, actor.language)


def _flatten(
    children: dict[str | None, list[Department]], parent: str | None, depth: int, language: str
) -> list[DepartmentCard]:
    cards = []
    for row in children.get(parent, []):
        cards.append(DepartmentCard.of(row, language, depth))
        cards += _flatten(children, row.id, depth + 1, language)
    return cards


def department(actor: Actor, department_id: str) -> DepartmentCard | None:
    """One department."""
    row = Department.objects.filter(id=department_id).first()
    return DepartmentCard.of(row, actor.language) if row else None


def departments_standing_for(actor: Actor, role: str) -> list[DepartmentCard]:
    """The departments that stand for a role of regulations."""
    rows = Department.objects.filter(standings__role=role)
    return [DepartmentCard.of(row, actor.language) for row in rows]


def standings(actor: Actor) -> dict[str, list[DepartmentCard]]:
    """Every role some department stands for, with its departments; one query."""
    found: dict[str, list[DepartmentCard]] = {}
    rows = Standing.objects.select_related("department").order_by("department__position")
    for row in rows:
        found.setdefault(row.role, []).append(DepartmentCard.of(row.department, actor.language))
    return found


def head_of(actor: Actor, department_id: str) -> str | None:
    """The id of the department's head; None while there is none, and for a partner's contact."""
    if actor.partner:
        return None
    return Department.objects.filter(id=department_id).values_list("head_id", flat=True).first()


def partners(actor: Actor) -> list[PartnerCard]:
    """All outside organisations; a partner's contact sees their own."""
    rows = Partner.objects.filter(id=actor.partner) if actor.partner else Partner.objects.all()
    return [PartnerCard.of(row, actor.language) for row in rows]


def contacts(actor: Actor, partner_id: str) -> list[PersonCard]:
    """Active contacts of a partner."""
    rows = _rows().filter(partner=partner_id, is_active=True)
    return [PersonCard.of(row, actor.language) for row in rows]


def contacts_of(actor: Actor, partner_ids: Iterable[str]) -> dict[str, list[PersonCard]]:
    """Active contacts of several partners, in one query."""
    found: dict[str, list[PersonCard]] = {}
    for row in _rows().filter(partner__in=list(partner_ids), is_active=True):
        card = PersonCard.of(row, actor.language)
        found.setdefault(card.partner or "", []).append(card)
    return found
