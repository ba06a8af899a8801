"""Preparing the demo in a home: once, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from xize import library
from xize.core.engine.flow.sending import SENT
from xize.demo import book
from xize.demo.perform import Performance
from xize.demo.script import script
from xize.notices.queries import told
from xize.notices.services import mark_read
from xize.people import accounts, queries
from xize.people.actor import SYSTEM, Actor
from xize.people.organisation import Organisation, load_organisation, read_organisation
from xize.projects.prints import seal_keeping
from xize.projects.queries import ProjectLine, projects
from xize.projects.services import acknowledge
from xize.rulebook.calendar import calendar
from xize.rulebook.queries import compiled
from xize.rulebook.services import publish_from_library
from xize.scenarios.moments import day
from xize.writing.services import add_phrase

ORGANISATION = Path(library.__file__).parent / "organisations/heron-pay/organisation.yaml"
REGULATION = "payment-projects"
BEFORE = timedelta(days=7)
"""The regulation was in force so long before the first project began."""

PHRASES = (
    "同意。",
    "同意，请按规定办理。",
    "请补充材料后重新提交。",
    "已阅，无意见。",
    "请相关部门会商后再报。",
)
"""What everybody of the sample organisation may put into an opinion by a click."""

NEWS = timedelta(days=4)
"""Notices of so many days may still be unread."""

READ_AFTER = timedelta(hours=2)


class NotTheDemoError(Exception):
    """The database holds somebody's own organisation; it is left alone."""

    code = "not-the-demo"

    def __init__(self) -> None:
        super().__init__("The database holds another organisation; the demo needs one of its own.")


@dataclass(frozen=True, slots=True)
class Demo:
    """What is there, and whether it was made just now.

    ``projects`` counts them by their result, else their latest stage, else their procedure.
    """

    people: int
    projects: Mapping[str, int]
    fresh: bool


def prepare(now: datetime) -> Demo:
    """Make the demo as it would stand at ``now`` (UTC); what is there already is left alone.

    Raises ``NotTheDemoError``, and ``PlayError`` where the book does not fit the regulation.
    """
    organisation = read_organisation(ORGANISATION)
    ours = {name for name, one in organisation.people.items() if one.partner is None}
    with transaction.atomic():  # two who prepare it at once take turns, and one finds it made
        there = {card.username for card in queries.directory(SYSTEM)}
        if there and not ours <= there:
            raise NotTheDemoError
        if not there:
            _make(organisation, now)
    return Demo(
        people=len(organisation.people),
        projects=Counter(_standing(one) for one in projects(SYSTEM, limit=1_000)),
        fresh=not there,
    )


def _make(organisation: Organisation, now: datetime) -> None:
    load_organisation(organisation)
    way, today, days = book.way(), day(now), calendar()
    scripts = [script(one, way, today, days) for one in book.projects()]
    first = min(one.cues[0].at for one in scripts) - BEFORE
    edition = publish_from_library(actor=SYSTEM, regulation=REGULATION, at=first)
    cast = _cast(organisation)
    Performance(scripts, compiled(edition), cast).run(now)
    for actor in cast.values():
        _read_old_notices(actor, now)
    seal_keeping.make(organisation.name, now)
    for phrase in PHRASES:
        add_phrase(actor=SYSTEM, text=phrase, shared=True)


def _cast(organisation: Organisation) -> dict[str, Actor]:
    found = {name: accounts.find(name) for name in organisation.people}
    return {name: queries.actor_for(one) for name, one in found.items() if one is not None}


def _read_old_notices(actor: Actor, now: datetime) -> None:
    """Everybody has read what they were told until a few days ago, and acknowledged it.

    That a document sent to them was read stands in the project's own record.
    """
    for one in told(actor, unread=True, limit=10_000):
        if one.at < now - NEWS:
            if one.kind == SENT:
                acknowledge(actor=actor, stream=one.stream, sending=one.about, how="read", at=now)
            mark_read(
                actor=actor,
                stream=one.stream,
                seq=one.seq,
                acknowledge=one.receipt,
                at=one.at + READ_AFTER,
            )


def _standing(line: ProjectLine) -> str:
    return line.result or (line.stages[-1][0] if line.stages else line.procedure)
