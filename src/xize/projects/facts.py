"""The engine's view of the world: the database, inside the transaction that decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from django.db import connection

from xize.core.deadlines import Calendar, local_day, local_moment
from xize.core.forms import Kind
from xize.core.process.rulebook import Rulebook
from xize.documents import file_texts
from xize.documents import queries as documents
from xize.ledger.batch import fetch
from xize.ledger.instants import instant
from xize.ledger.payloads import bodies
from xize.ledger.recall import Memory, recalled
from xize.people import deputies
from xize.people import queries as people
from xize.people.actor import SYSTEM, Actor
from xize.people.lookups import members, organisation, place
from xize.projects.named import FINDERS, mark_of, standings
from xize.projects.numbers import next_number
from xize.projects.rows_elsewhere import has_row
from xize.rulebook.calendar import calendar

_SIGNATURES = (
    "SELECT person, outcome, counts_as, roles, at, opened, due, late, visit FROM projects_act "
    "WHERE stream = ? AND node = ? AND kind = 'decided' ORDER BY seq"
)
_PROJECT = "SELECT stages, result, status, title, data FROM projects_project WHERE stream = ?"
_PROJECTS = (
    "SELECT p.stages, p.result, p.status, p.lead FROM projects_project p "
    "WHERE p.regulation = ? AND p.procedure = 'main' AND {} ORDER BY p.began, p.stream"
)
_PARTICIPANT = "SELECT 1 FROM projects_participant WHERE person = ? AND stream = ?"
_FIND_PROJECT = (
    "SELECT stream FROM projects_project WHERE stream = ? OR number = ? OR title = ? LIMIT 2"
)
_OPEN_ITEMS = "SELECT COUNT(*) FROM projects_candidate WHERE principal = ? AND how = 'decide'"
THIS_PROJECT = "project=this"
"""How the core, which knows no streams, writes the project a number is counted in."""

LONGEST_NAME = 80
"""Longer texts name nobody and are not worth remembering."""


class DatabaseFacts:
    """Answers from the database. Made for one transaction; what it has read it keeps.

    ``memory`` holds answers about people, editions and the calendar: of this transaction, or of
    this process (``ledger.recall``). ``hold`` is called before a fact writes something.
    ``reader`` is whoever acts, for what is open to some people only; the clock reads none of it.
    """

    def __init__(
        self,
        stream: str,
        rules: Rulebook | None = None,
        memory: Memory | None = None,
        hold: Callable[[], None] = lambda: None,
        reader: Actor | None = None,
    ) -> None:
        self._stream = stream
        self._rules = rules
        self._memory: Memory = {} if memory is None else memory
        self._hold = hold
        self._reading = reader
        self._rows: dict[tuple[str, str], bool] = {}
        self._payloads: dict[str, Any] = {}
        self._parts: dict[str, bool] = {}

    # ------------------------------------------------------------------ people
    def _place(self, person: str) -> tuple[str | None, bool]:
        found: tuple[str | None, bool] = recalled(
            self._memory, ("place", person), lambda: place(person)
        )
        return found

    def _places_of(self, leads: Sequence[str]) -> None:
        """Several people are about to be asked for; pages read them together."""

    def knows_person(self, person: str) -> bool:
        """See ``Facts``."""
        return self._place(person)[1]

    def may_act_for(self, person: str, principal: str, at: datetime) -> bool:
        """See ``Facts``."""
        regulation = self._rules.regulation if self._rules else ""
        return deputies.may_act_for(person, principal, at, regulation)

    def takes_part(self, person: str) -> bool:
        """See ``Facts``: whoever the project is open to by having had a part in it."""
        if person not in self._parts:
            found = fetch(connection, _PARTICIPANT, (person, self._stream))
            self._parts[person] = bool(found)
        return self._parts[person]

    def superior(self, person: str, steps: int) -> str | None:
        """See ``Facts``."""
        key = ("superior", person, steps)
        found: str | None = recalled(
            self._memory, key, lambda: people.superior(SYSTEM, person, steps)
        )
        return found

    def department_of(self, person: str) -> str | None:
        """See ``Facts``."""
        return self._place(person)[0]

    def organisation_of(self, person: str) -> str | None:
        """See ``Facts``."""
        return organisation(person)

    def members(self, pool: str) -> Sequence[str]:
        """See ``Facts``."""
        return members(pool)

    def department_of_role(self, role: str) -> str | None:
        """See ``Facts``."""
        found: Mapping[str, str] = recalled(self._memory, "standings", standings)
        return found.get(role)

    def head(self, department: str) -> str | None:
        """See ``Facts``."""
        key = ("head", department)
        found: str | None = recalled(self._memory, key, lambda: people.head_of(SYSTEM, department))
        return found

    def mark(self, department: str) -> str:
        """See ``Facts``."""
        found: str = recalled(self._memory, ("mark", department), lambda: mark_of(department))
        return found

    # ------------------------------------------------------------------ things
    def find(self, kind: Kind, text: str) -> str | None:
        """See ``Facts``: an id, or a name that only one has."""
        match kind:
            case "person" | "department" | "organisation":
                kept = self._memory if len(text) <= LONGEST_NAME else {}
                found: str | None = recalled(kept, (kind, text), lambda: FINDERS[kind](text))
                return found
            case "project":
                rows = fetch(connection, _FIND_PROJECT, (text, text, text))
                return str(rows[0][0]) if len(rows) == 1 else None
            case "file":
                return text if documents.blob_exists(text) else None
            case "picture":
                picture = documents.media_type(text).startswith("image/")
                return text if picture and documents.blob_exists(text) else None

    def paragraphs(self, file: str) -> Sequence[str] | None:
        """See ``Facts``: read from the stored file; the last ones are kept."""
        return file_texts.paragraphs(file)

    def calendar(self) -> Calendar:
        """See ``Facts``."""
        found: Calendar = recalled(self._memory, "calendar", calendar)
        return found

    def payload(self, payload: str) -> Any:
        """See ``Facts``."""
        if payload not in self._payloads:
            body = bodies(connection, [payload]).get(payload)
            self._payloads[payload] = None if body is None else msgspec.json.decode(body)
        return self._payloads[payload]

    def next_number(self, key: str) -> int:
        """See ``Facts``."""
        self._hold()
        return next_number(connection, key.replace(THIS_PROJECT, f"project={self._stream}"))

    def open_items(self, person: str) -> int:
        """See ``Facts``."""
        return int(fetch(connection, _OPEN_ITEMS, (person,))[0][0])

    # ------------------------------------------------------------------ other rows
    def project(self, project: str) -> Mapping[str, Any] | None:
        """See ``Facts``."""
        rows = fetch(connection, _PROJECT, (project,))
        if not rows:
            return None
        stages, result, status, title, data = rows[0]
        stage = stages.rpartition(" ")[2] or None
        values = {"stage": stage, "result": result or None, "status": status, "title": title}
        return {**msgspec.json.decode(data), **values}

    def signatures(self, node: str) -> Sequence[Mapping[str, Any]]:
        """See ``Facts``."""
        names = ("person", "outcome", "counts_as", "roles", "at", "opened", "due", "late", "visit")
        rows = fetch(connection, _SIGNATURES, (self._stream, node))
        found = [dict(zip(names, row, strict=True)) for row in rows]
        return [
            {
                **one,
                "by": one["person"],
                "role": one["roles"],
                "at": local_moment(instant(one["at"])),
                "on_time": not one["late"],
                "days": self._days(instant(one["opened"]), instant(one["at"])),
            }
            for one in found
        ]

    def _days(self, opened: datetime, at: datetime) -> Decimal:
        return Decimal(self.calendar().workdays_between(local_day(opened), local_day(at)))

    def has_row(self, of: str, label: str) -> bool:
        """See ``Facts``: asked of whoever keeps pools and registers."""
        if self._reading is None or self._rules is None:
            return False
        if (of, label) not in self._rows:
            found = has_row(self._reading, self._rules.regulation, of, label)
            self._rows[of, label] = found
        return self._rows[of, label]

    def register(self, name: str) -> Sequence[Mapping[str, Any]]:
        """See ``Facts``: the register "projects" holds every project of this regulation."""
        if name != "projects" or self._rules is None:
            return ()
        where, values = self._counted()
        rows = fetch(connection, _PROJECTS.format(where), (self._rules.regulation, *values))
        self._places_of([row[3] for row in rows])
        return [
            {
                "stage": stages.rpartition(" ")[2] or None,
                "result": result or None,
                "status": status,
                "lead": lead,
                "department": self.department_of(lead),
            }
            for stages, result, status, lead in rows
        ]

    def _counted(self) -> tuple[str, Sequence[Any]]:
        """Which projects ``p`` are counted: a rule decides by all of them, whoever acts."""
        return "1 = 1", ()
