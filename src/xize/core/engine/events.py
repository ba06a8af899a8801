"""What happened: small, past tense, frozen, stored for ever.

Fields are only ever added, with a default; a changed meaning is a new event or an upcaster (see
``upcast``). Each event says enough for ``evolve`` to apply it without any definition. People are
opaque ids. Instants are UTC. Ids of elements (``e12``), cases (``c2``) and form instances are
serial numbers of the stream, so that no random source is needed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from xize.core.deadlines import Reckoning
from xize.core.engine.commands import Attached


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """Base: when it happened and who caused it (a person's id, an outside role, or the clock)."""

    at: datetime
    by: str


class Seat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One voice in a step: the roles it speaks for and the people who may use it.

    ``people`` are candidates; an outside party appears as ``outside:<role>`` beside those who may
    record for it (``recorders``).
    """

    id: str
    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    recorders: tuple[str, ...] = ()
    department: str | None = None
    turn: int = 0
    weight: str = "1"
    entry: bool = False


class Deadline(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A deadline as it was set, with its reasons; ``undetermined``: who must settle it (待定)."""

    reckoning: Reckoning | None = None
    undetermined: str = ""
    remind_at: tuple[datetime, ...] = ()
    anchor_data: str | None = None  # the project datum it depends on


# ------------------------------------------------------------------ the stream
class Started(Event, frozen=True, kw_only=True):
    """The stream began, under this edition, with this team and data."""

    regulation: str
    edition: str
    procedure: str
    title: str = ""
    team: dict[str, tuple[str, ...]]
    data: dict[str, Any] = {}
    parent: str | None = None


class TeamNamed(Event, frozen=True, kw_only=True):
    """A role of the team was filled anew."""

    role: str
    people: tuple[str, ...]
    before: tuple[str, ...] = ()
    reason: str = ""


class DataSet(Event, frozen=True, kw_only=True):
    """A project datum got another value; ``source`` says where it came from."""

    name: str
    value: Any
    before: Any = None
    source: str = ""


class Suspended(Event, frozen=True, kw_only=True):
    """Nothing can be done and clocks pause until ``Resumed``."""

    reason: str


class Resumed(Event, frozen=True, kw_only=True):
    """The project goes on; the time since ``Suspended`` does not count."""

    reason: str


class Ended(Event, frozen=True, kw_only=True):
    """The project ended. ``result`` is a result of the rule, or "cancelled"."""

    result: str
    reason: str = ""


class Reopened(Event, frozen=True, kw_only=True):
    """An ended project was taken up again."""

    to: str
    reason: str


# ------------------------------------------------------------------ cases and elements
class CaseOpened(Event, frozen=True, kw_only=True):
    """A procedure began; ``caller`` is the call activity that waits for it."""

    case: str
    procedure: str
    element: str  # the root element of the case
    caller: str | None = None  # the call activity that waits for it
    starter: str | None = None


class CaseClosed(Event, frozen=True, kw_only=True):
    """A procedure ended with a result."""

    case: str
    result: str
    reason: str = ""


class CaseDetached(Event, frozen=True, kw_only=True):
    """Its caller is gone, but it must finish: it goes on by itself."""

    case: str
    reason: str


class Entered(Event, frozen=True, kw_only=True):
    """A scope, call, gate, wait or multi-instance body began."""

    element: str
    kind: str  # scope, call, gate, wait or multi
    node: str
    case: str
    parent: str
    visit: int = 1
    row: Any = None
    beside: bool = False
    cause: str = ""
    deadline: Deadline | None = None
    rows: tuple[Any, ...] = ()  # a multi-instance body: the rows it runs over
    jumped: bool = False
    choose: tuple[str, ...] = ()  # steps of an outcome: the targets chosen with it


class Left(Event, frozen=True, kw_only=True):
    """An element ended in the ordinary way (human steps: ``Completed``)."""

    element: str
    node: str
    case: str
    visit: int
    forward: bool = True
    outcome: str = ""


class Dropped(Event, frozen=True, kw_only=True):
    """An element and everything below it was ended early; ``elements`` lists all of them."""

    element: str
    node: str
    case: str
    elements: tuple[str, ...]
    reason: str


class Waiting(Event, frozen=True, kw_only=True):
    """A token waits at a join."""

    element: str
    node: str
    case: str
    parent: str
    cause: str = ""


class Joined(Event, frozen=True, kw_only=True):
    """Tokens met at a join and went on as one."""

    node: str
    case: str
    parent: str
    elements: tuple[str, ...]


class Skipped(Event, frozen=True, kw_only=True):
    """A node whose ``when`` did not hold (``reason``: its source), or that nobody has to do."""

    node: str
    case: str
    parent: str
    reason: str


class Reached(Event, frozen=True, kw_only=True):
    """A milestone."""

    node: str
    case: str
    visit: int


# ------------------------------------------------------------------ human work
class Opened(Event, frozen=True, kw_only=True):
    """A human step waits for people."""

    element: str
    node: str
    case: str
    parent: str
    visit: int
    seats: tuple[Seat, ...]
    deadline: Deadline | None = None
    row: Any = None
    beside: bool = False
    cause: str = ""
    signs: dict[str, int] = {}  # document key -> version bound at opening


class TurnOpened(Event, frozen=True, kw_only=True):
    """The next group of ``in_turn`` may act, with a period of its own."""

    element: str
    turn: int
    deadline: Deadline | None = None


class Decided(Event, frozen=True, kw_only=True):
    """A voice in the vote, or the completion of a task by its doer."""

    element: str
    node: str
    case: str
    visit: int
    seats: tuple[str, ...]
    outcome: str
    counts_as: str
    person: str
    on_behalf: str | None = None
    comment: str = ""
    late: str = ""
    choose: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Completed(Event, frozen=True, kw_only=True):
    """A human step ended with an outcome. ``forward``: the flow goes on from it."""

    element: str
    node: str
    case: str
    visit: int
    outcome: str
    forward: bool
    person: str
    why: str = ""  # how the vote came to it, or why it was ended early


class SplitAsked(Event, frozen=True, kw_only=True):
    """The voters' demands differ: ``seat`` decides between ``options``."""

    element: str
    seat: Seat
    options: tuple[str, ...]


class Reseated(Event, frozen=True, kw_only=True):
    """Who may act on an open step changed (the team, a role); decided seats stay."""

    element: str
    seats: tuple[Seat, ...]
    reason: str


class EntryMade(Event, frozen=True, kw_only=True):
    """A mandatory entry of ``with:`` was made."""

    element: str
    node: str
    case: str
    seat: str
    person: str
    text: str
    on_behalf: str | None = None


class Transferred(Event, frozen=True, kw_only=True):
    """A seat was handed on (转办)."""

    element: str
    seat: str
    person: str
    to: str
    reason: str = ""


class Waived(Event, frozen=True, kw_only=True):
    """A requirement was let pass, with a reason."""

    element: str
    node: str
    case: str
    requirement: str
    reason: str


class Withdrawn(Event, frozen=True, kw_only=True):
    """A finished step was taken back by whoever finished it (撤回)."""

    case: str
    node: str
    visit: int
    reason: str = ""


class DueMoved(Event, frozen=True, kw_only=True):
    """An open deadline was reckoned again."""

    element: str
    deadline: Deadline
    reason: str


class Reminded(Event, frozen=True, kw_only=True):
    """A reminder went out; each acts once."""

    element: str
    index: int
    to: tuple[str, ...]


class OverdueNoted(Event, frozen=True, kw_only=True):
    """``count`` is how often; ``next_at`` when it is noted again."""

    element: str
    node: str
    case: str
    count: int
    to: tuple[str, ...] = ()
    next_at: datetime | None = None


class Told(Event, frozen=True, kw_only=True):
    """People were told. ``kind``: told, returned, decided, retracted, reminder, overdue …"""

    about: str
    case: str
    kind: str
    to: tuple[str, ...]
    attach: tuple[str, ...] = ()
    receipt: bool = False
    text: str = ""


# ------------------------------------------------------------------ documents and forms
class SectionFilled(Event, frozen=True, kw_only=True):
    """A form section was submitted; the values lie in an immutable payload row.

    ``document`` is the document key (``slip``, or ``c2:expense_form`` for a form of a case).
    ``origin`` (the case) tells rows of different procedures apart; ``seat`` marks an ``each:
    role`` copy; ``replaces`` that rows of every origin are replaced.
    """

    document: str
    instance: int
    section: str
    version: int
    payload: str
    digest: str = ""
    element: str = ""
    origin: str = ""
    seat: str | None = None
    replaces: bool = False


class Numbered(Event, frozen=True, kw_only=True):
    """A form got its number."""

    document: str
    instance: int
    number: str


class VersionAdded(Event, frozen=True, kw_only=True):
    """A document has a new version. ``state``: draft, settled or amended."""

    document: str
    version: int
    label: str
    state: str
    element: str = ""
    node: str = ""
    files: tuple[Attached, ...] = ()


class LeftUnchanged(Event, frozen=True, kw_only=True):
    """Somebody who had to revise a document declared that it stays as it is."""

    document: str
    element: str


class Signed(Event, frozen=True, kw_only=True):
    """A signature, bound to the version at the opening of the round."""

    document: str
    version: int
    element: str
    node: str
    visit: int
    person: str
    roles: tuple[str, ...] = ()
    on_behalf: str | None = None


class SignaturesVoided(Event, frozen=True, kw_only=True):
    """Signatures lapsed because the text changed; they stay visible."""

    document: str
    node: str
    visit: int
    people: tuple[str, ...]
    reason: str


class Delivered(Event, frozen=True, kw_only=True):
    """Dossier items were handed over, in printed order."""

    items: tuple[int, ...]
    element: str


# ------------------------------------------------------------------ work alongside, holds
class BesideArmed(Event, frozen=True, kw_only=True):
    """Work alongside is due to occur (again) at ``next_at``; it counts from ``since``."""

    beside: str  # node id
    case: str
    parent: str
    next_at: datetime | None = None
    since: datetime | None = None


class OccurrenceMissed(Event, frozen=True, kw_only=True):
    """The next occurrence came before this one was done: it is final as missed."""

    beside: str
    case: str
    element: str


class BesideEnded(Event, frozen=True, kw_only=True):
    """Work alongside will not occur any more."""

    beside: str
    case: str
    reason: str


class Held(Event, frozen=True, kw_only=True):
    """A side procedure holds rows of ``section`` until it is decided or withdrawn."""

    case: str
    section: str
    rows: tuple[str, ...]


class Released(Event, frozen=True, kw_only=True):
    """A hold ended."""

    case: str
    rows: tuple[str, ...]


AnyEvent = (
    Started | TeamNamed | DataSet | Suspended | Resumed | Ended | Reopened
    | CaseOpened | CaseClosed | CaseDetached
    | Entered | Left | Dropped | Waiting | Joined | Skipped | Reached
    | Opened | TurnOpened | Decided | SplitAsked | Reseated | Completed | EntryMade
    | Transferred | Waived | Withdrawn | DueMoved | Reminded | OverdueNoted | Told
    | SectionFilled | Numbered | VersionAdded | LeftUnchanged | Signed | SignaturesVoided
    | Delivered
    | BesideArmed | OccurrenceMissed | BesideEnded | Held | Released
)  # fmt: skip
