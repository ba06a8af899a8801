"""Who is who."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from xize.people import queries as people
from xize.people.cards import DepartmentCard, PersonCard
from xize.people.permissions import Permission
from xize.web.access import signed_in
from xize.web.request import Request


@dataclass(frozen=True, slots=True)
class Unit:
    """A department with its people, the head first."""

    card: DepartmentCard
    people: tuple[PersonCard, ...]


@signed_in
def organisation(request: Request) -> HttpResponse:
    """The tree of departments with everybody in it, and the partners."""
    actor = request.actor
    members: dict[str | None, list[PersonCard]] = {}
    for card in people.directory(actor):
        members.setdefault(card.department, []).append(card)
    units = [
        Unit(card, tuple(sorted(members.get(card.id, ()), key=lambda one: one.id != card.head)))
        for card in ([] if actor.partner else people.departments(actor))
    ]
    context = {
        "units": units,
        "partners": people.partners(actor),
        "may_hand_over": actor.may(Permission.ORGANISATION_PEOPLE_WRITE),
    }
    return render(request, "organisation/page.html", context)
