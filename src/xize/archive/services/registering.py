"""档号: giving a dossier its code, once, and saying how long it is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from xize.archive import events as e
from xize.archive.book import lock, record
from xize.archive.models import Dossier
from xize.archive.package.facts import day
from xize.archive.retention import (
    LETTERS,
    Places,
    code_of,
    retained_until,
    retention_of,
    series_of,
)
from xize.core.process.rulebook import Filing
from xize.people import queries as people
from xize.people.actor import SYSTEM
from xize.projects.numbers import next_number
from xize.projects.queries.access import ProjectState
from xize.projects.queries.lists import ProjectLine


def registered(read: ProjectState, line: ProjectLine, by: str, at: datetime) -> Dossier:
    """The dossier with its code; the next number of its series where it has none yet.

    The number is taken in the transaction that records it: two dossiers never get the same.
    """
    known = Dossier.objects.filter(stream=read.stream).first()
    if known is not None:
        return known
    filing = read.edition.rules.filing or Filing()
    retention = retention_of(read.draft(at), filing)
    places = places_of(line, filing, retention, at)
    with transaction.atomic():
        lock()
        known = Dossier.objects.filter(stream=read.stream).first()
        if known is not None:
            return known
        number = next_number(connection, f"dossier {series_of(filing.code, places)}")
        event = e.Registered(
            project=read.stream,
            code=code_of(filing.code, places, number),
            retention=retention,
            retained_until=retained_until(retention, day(line.ended or at)),
        )
        record(event, by=by, at=at)
    return Dossier.objects.get(stream=read.stream)


def places_of(line: ProjectLine, filing: Filing, retention: str, at: datetime) -> Places:
    """What fills the code of a project: the year it ended, the department of who leads it."""
    return Places(
        fonds=filing.fonds,
        category=filing.category,
        yyyy=str(day(line.ended or at).year),
        retention=LETTERS[retention],
        office=_office(line.lead) or filing.category,
        number=line.number,
    )


def _office(person: str) -> str:
    """The mark of somebody's department, or its code."""
    card = people.person(SYSTEM, person)
    units = {one.id: one for one in people.departments(SYSTEM)}
    unit = units.get(card.department or "") if card else None
    return (unit.mark or unit.code) if unit else ""
