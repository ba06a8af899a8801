"""Who may see a project, and the project as the engine sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection

from xize.core.engine import commands as c
from xize.core.engine import decode, decode_state
from xize.core.engine.events import AnyEvent
from xize.core.engine.state import State
from xize.core.engine.view.draft import Draft
from xize.core.process.rulebook import Rulebook
from xize.core.story import Story, tell
from xize.ledger.batch import fetch
from xize.ledger.payloads import bodies_of
from xize.ledger.queries import links, stream_to_read
from xize.ledger.recall import Memory, recalled
from xize.people import deputies
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.facts import DatabaseFacts
from xize.projects.refusals import NoSuchProject
from xize.projects.transaction import KIND, engine_actor
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, compiled

_PARTICIPANT = "SELECT 1 FROM projects_participant WHERE person = ? AND stream = ?"
_PARTICIPANTS = (
    "SELECT p.regulation, q.person FROM projects_participant q "
    "JOIN projects_project p ON p.stream = q.stream "
    "WHERE q.person IN ({marks}) AND q.stream = ?"
)
_ENDED = "SELECT 1 FROM projects_project WHERE stream = ? AND status = 'ended'"


def may_see(actor: Actor, stream: str) -> bool:
    """Whether the project is open to the actor."""
    if actor.may(Permission.PROJECTS_ALL_READ):
        return True
    if actor.is_somebody and _takes_part(actor, stream):
        return True
    if actor.may(Permission.ARCHIVE_DOSSIERS_READ) and fetch(connection, _ENDED, (stream,)):
        return True
    return actor.is_somebody and _open_to_deputy(actor, stream)


def _takes_part(actor: Actor, stream: str) -> bool:
    """Whether the actor has a part in it, or whoever they stand in for just now."""
    if not actor.acting_for:
        return bool(fetch(connection, _PARTICIPANT, (actor.person, stream)))
    both = (actor.person, actor.acting_for, stream)
    rows = fetch(connection, _PARTICIPANTS.format(marks="?, ?"), both)
    return any(one == actor.person or actor.stands_in(regulation) for regulation, one in rows)


def _open_to_deputy(actor: Actor, stream: str) -> bool:
    """A deputy sees what their principals take part in, under the rules they stand in for."""
    standing = deputies.acts_for(actor, datetime.now(UTC))
    if not standing:
        return False
    sql = _PARTICIPANTS.format(marks=", ".join("?" * len(standing)))
    rows = fetch(connection, sql, (*(one.principal for one in standing), stream))
    return any(
        one.principal == person and one.covers(regulation)
        for regulation, person in rows
        for one in standing
    )


def require(actor: Actor, stream: str) -> None:
    """Raise ``NoSuchProject`` where the project is not open to the actor."""
    if not may_see(actor, stream):
        raise NoSuchProject(stream)


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project read for an actor: state, rules, facts, and names in the actor's language."""

    stream: str
    state: State
    edition: Compiled
    facts: DatabaseFacts
    actor: c.Actor
    names: Names

    def draft(self, at: datetime) -> Draft:
        """An engine's draft, for asking; what it would decide is thrown away."""
        return Draft(self.edition.rules, self.facts, self.state, c.Recheck(by=self.actor, at=at))

    def story(self) -> Story:
        """The story of the stream, with the values of its forms."""
        return told(self.stream)


class ReadersFacts(DatabaseFacts):
    """For showing: whom the reader stands in for was asked as the page began."""

    def __init__(self, actor: Actor, stream: str, rules: Rulebook, memory: Memory) -> None:
        super().__init__(stream, rules, memory, reader=actor)
        self._reader = actor
        self._regulation = rules.regulation

    def may_act_for(self, person: str, principal: str, at: datetime) -> bool:
        """See ``Facts``."""
        if (person, principal) == (self._reader.person, self._reader.acting_for):
            return self._reader.stands_in(self._regulation)
        return super().may_act_for(person, principal, at)


def project_state(actor: Actor, stream: str) -> ProjectState:
    """The project as it stands. Raises ``NoSuchProject``."""
    require(actor, stream)
    return read_state(actor, stream)


def read_state(actor: Actor, stream: str) -> ProjectState:
    """The same, where access has been decided already."""
    row, memory = stream_to_read(stream)
    if row is None or row.kind != KIND:
        raise NoSuchProject(stream)
    key = row.edition
    edition: Compiled = recalled(memory, ("edition", key), lambda: compiled(key))
    state = decode_state(row.state)
    return ProjectState(
        stream=stream,
        state=state,
        edition=edition,
        facts=ReadersFacts(actor, stream, edition.rules, memory),
        actor=engine_actor(actor, edition.rules, state),
        names=Names(edition, actor.language),
    )


def events(stream: str) -> list[AnyEvent]:
    """All events of a stream, decoded."""
    return [decode(link.type, link.version, link.body) for link in links(stream)]


def told(stream: str) -> Story:
    """The story of a stream, told with its payloads in two queries."""
    values = bodies_of(connection, stream)
    return tell(events(stream), payload=values.get)
