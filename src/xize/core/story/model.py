"""The read model of one stream."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xize.core.story.documents import DocumentStory, FormStory
from xize.core.story.sendings import SendingStory
from xize.core.story.sharing import CommentStory, HandOverStory, SentStory
from xize.core.story.visits import VisitStory


@dataclass(slots=True)
class CaseStory:
    """A running or ended procedure; "main" is the project's own."""

    id: str
    procedure: str
    element: str
    opened: datetime
    by: str
    starter: str | None = None
    caller: str | None = None
    closed: datetime | None = None
    result: str | None = None
    reason: str = ""


@dataclass(slots=True)
class Change:
    """A datum of the project got another value."""

    at: datetime
    by: str
    name: str
    value: Any
    before: Any
    source: str


@dataclass(slots=True)
class TeamChange:
    """A role of the team was filled anew; the hand-over is recorded."""

    at: datetime
    by: str
    role: str
    people: tuple[str, ...]
    before: tuple[str, ...]
    reason: str


@dataclass(slots=True)
class HoldStory:
    """Rows held by a side procedure, from and to."""

    case: str
    section: str
    rows: tuple[str, ...]
    since: datetime
    until: datetime | None = None


@dataclass(slots=True)
class NoticeStory:
    """People were told something; ``kind`` as in the event (told, returned, overdue …)."""

    at: datetime
    by: str
    about: str
    case: str
    kind: str
    to: tuple[str, ...]
    attach: tuple[str, ...] = ()
    receipt: bool = False
    text: str = ""


@dataclass(slots=True)
class DeliveryStory:
    """A dossier item was handed over."""

    item: int
    at: datetime
    by: str
    element: str


@dataclass(slots=True)
class Moment:
    """One line of the timeline.

    ``kind`` is the event's type in snake_case (``decided``, ``version_added`` …), ``node`` the
    step it is about ("" for the project), ``what`` the document, role, datum, result or outcome,
    ``text`` what a person wrote, ``people`` whom it went to or was about, ``acting_for`` whom
    ``by`` stood in for. ``seq`` counts the stream's events from 1.
    """

    seq: int
    at: datetime
    by: str
    kind: str
    case: str = ""
    node: str = ""
    element: str = ""
    what: str = ""
    text: str = ""
    people: tuple[str, ...] = ()
    acting_for: str = ""


@dataclass(slots=True)
class Story:
    """Everything that happened in a stream, told once."""

    regulation: str = ""
    edition: str = ""
    procedure: str = ""
    title: str = ""
    parent: str | None = None
    status: str = ""  # "", running, suspended, ended
    result: str | None = None
    reason: str = ""
    began: datetime | None = None
    initiator: str = ""
    ended: datetime | None = None
    team: dict[str, tuple[str, ...]] = field(default_factory=dict)
    team_changes: list[TeamChange] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    data_changes: list[Change] = field(default_factory=list)
    pauses: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    cases: dict[str, CaseStory] = field(default_factory=dict)
    visits: dict[str, VisitStory] = field(default_factory=dict)  # by element id
    reached: dict[str, list[datetime]] = field(default_factory=dict)  # milestones by "case/node"
    skipped: list[Moment] = field(default_factory=list)
    documents: dict[str, DocumentStory] = field(default_factory=dict)
    forms: dict[str, list[FormStory]] = field(default_factory=dict)  # by document key
    holds: list[HoldStory] = field(default_factory=list)
    notices: list[NoticeStory] = field(default_factory=list)
    delivered: dict[int, DeliveryStory] = field(default_factory=dict)
    sent: list[SentStory] = field(default_factory=list)
    comments: list[CommentStory] = field(default_factory=list)
    hand_overs: list[HandOverStory] = field(default_factory=list)
    sendings: dict[str, SendingStory] = field(default_factory=dict)
    timeline: list[Moment] = field(default_factory=list)

    def step(self, node: str, case: str | None = "main") -> list[VisitStory]:
        """Every visit of a node, oldest first; in any case when ``case`` is None."""
        return [
            one for one in self.visits.values() if one.node == node and case in (None, one.case)
        ]

    def open_steps(self) -> list[VisitStory]:
        """Human steps that wait for people now."""
        return [one for one in self.visits.values() if one.kind == "task" and one.is_open]

    def open_stages(self) -> list[str]:
        """Scopes of the main case that are open, outermost first."""
        return [
            one.node
            for one in self.visits.values()
            if one.kind == "scope" and one.case == "main" and one.is_open
        ]

    def held_rows(self) -> set[str]:
        """Rows that are held now."""
        return {row for hold in self.holds if hold.until is None for row in hold.rows}

    def form(self, document: str, instance: int = 0) -> FormStory | None:
        """An instance of a form by number, the latest one for 0."""
        instances = self.forms.get(document, [])
        return instances[instance - 1] if instances else None

    def people(self) -> set[str]:
        """Everybody who is in the team or has acted."""
        named = {person for people in self.team.values() for person in people}
        return named | {moment.by for moment in self.timeline}
