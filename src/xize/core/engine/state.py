"""What deciding needs to know of one stream, and nothing more.

Entities are frozen and replaced, never changed; the containers belong to one ``State`` and are
copied by ``State.copy`` before a run of events is applied, so that applying n events costs O(n).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from xize.core.engine.events import Alarm, ComeBack, Deadline, Seat

MAIN = "main"  # the id of the main case


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of what a state is made of."""


class Line(Part, frozen=True, kw_only=True, array_like=True):
    """Base of what there is much of: stored without the names of its fields, so add at the end."""


class Case(Part, frozen=True, kw_only=True):
    """A running or ended procedure."""

    procedure: str
    element: str
    caller: str | None = None
    starter: str | None = None
    result: str | None = None
    given: dict[str, tuple[str, Any]] = {}  # what it was called with: type and stored value
    opened: datetime
    closed: datetime | None = None
    values: dict[str, Any] = {}  # a process of a BPMN file: its data
    failed: str = ""  # … the code of the error it ended with


class Element(Part, frozen=True, kw_only=True):
    """Something open: a scope, a human step, a call, a gate, a wait, a token at a join.

    ``kind``: scope, task, call, gate, wait, token, multi. ``cause`` is the visit
    ("case/node#visit") whose completion opened it.

    Of BPMN files: ``act`` (a task to be done), ``catch`` (an event or receiving task that waits),
    ``race`` (an event-based gateway), ``watch`` (a boundary event, an event sub-process),
    ``undo`` (compensation on its way: ``rows`` are still to be compensated) and ``around`` (what
    is drawn around a human step: the ``task`` lies in it).
    """

    kind: Literal[
        "scope", "task", "call", "gate", "wait", "token", "multi",
        "act", "catch", "race", "watch", "undo", "around",
    ]  # fmt: skip
    node: str
    case: str
    parent: str
    visit: int = 1
    row: Any = None
    rows: tuple[Any, ...] = ()
    beside: bool = False
    cause: str = ""
    opened: datetime
    deadline: Deadline | None = None
    reminded: tuple[int, ...] = ()
    overdue: int = 0
    overdue_next: datetime | None = None
    waived: tuple[str, ...] = ()  # a gate: requirements let pass
    done: int = 0  # a multi-instance body: how many instances have ended
    choose: tuple[str, ...] = ()  # steps of an outcome: where the flow goes after them
    lost: bool = False  # a multi-instance body: an instance ended without achieving anything
    via: str = ""  # a token: the flow it came by
    of: str = ""  # a watch: the activity at whose edge it stands
    place: int = 0  # an instance: which one
    alarms: tuple[Alarm, ...] = ()
    met: tuple[int, ...] = ()  # triggers of several that have occurred
    held: tuple[int, ...] = ()  # conditions that are true and have been acted on
    values: dict[str, Any] = {}  # data of its own


class Vote(Part, frozen=True, kw_only=True):
    """One seat's decision in an open step."""

    outcome: str
    counts_as: str
    person: str
    at: datetime
    choose: tuple[str, ...] = ()
    acting_for: str = ""  # whom ``person`` stood in for


class Delegation(Line, frozen=True, kw_only=True):
    """A seat's decision is being prepared by ``to`` (委派); ``person`` asked for it."""

    person: str
    to: str


class Added(Line, frozen=True, kw_only=True):
    """How a seat came by 加签: before, after or beside ``by_seat``; ``person`` added it."""

    position: str
    by_seat: str
    person: str


class Task(Part, frozen=True, kw_only=True):
    """The human side of an open step, by element id."""

    seats: tuple[Seat, ...]
    votes: dict[str, Vote] = {}
    entries: dict[str, str] = {}  # seat id -> person
    turn: int = 0
    waived: tuple[str, ...] = ()
    signs: dict[str, int] = {}
    filled: tuple[str, ...] = ()  # "document.section" submitted in this visit
    written: tuple[str, ...] = ()  # document keys with a version (or "unchanged") of this visit
    split: tuple[str, ...] = ()  # outcomes the split seat decides between
    acted: bool = False  # somebody has acted: what opened it can no longer be withdrawn
    claims: dict[str, str] = {}  # seat id -> who took it of several people meant
    delegated: dict[str, Delegation] = {}  # seat id -> who prepares its decision
    added: dict[str, Added] = {}  # seat id -> how it was added
    urged: datetime | None = None  # when last
    back: ComeBack | None = None  # done, it goes straight back to whoever returned it
    came: ComeBack | None = None  # it has come straight back here
    gone: int = 0  # the highest number of a seat that is gone: the id of a seat is used once

    def last_seat(self) -> int:
        """The highest number a seat of this step has or had."""
        numbers = (int(seat.id[1:]) for seat in self.seats if seat.id[1:].isdigit())
        return max(numbers, default=0) if not self.gone else max(self.gone, *numbers)


class Visit(Line, frozen=True, kw_only=True):
    """How often a node was entered, and its latest completion."""

    count: int = 0
    completed: int = 0  # number of the latest completed visit
    outcome: str = ""
    forward: bool = False
    at: datetime | None = None
    by: str = ""
    skipped: bool = False
    rows: tuple[str, ...] = ()  # ``each``: labels of the rows that were gone through
    roles: tuple[str, ...] = ()  # a countersign: the roles that were asked
    agreed: tuple[str, ...] = ()  # who agreed; of a deputy, whom they stood in for
    acting_for: str = ""  # whom ``by`` stood in for
    shared: bool = False  # signers were added: nobody alone may withdraw it
    entered: int = 0  # serial number of the latest element of it: which of two came later


class Form(Line, frozen=True, kw_only=True):
    """One instance of a form: payload ids by section ("section", "section@seat")."""

    number: str | None = None
    versions: dict[str, int] = {}
    payloads: dict[str, tuple[tuple[str, str], ...]] = {}  # section -> ((origin, payload), …)


class Signature(Line, frozen=True, kw_only=True):
    """A signature bound to a version. ``void`` ones stay visible."""

    node: str
    visit: int
    version: int
    person: str
    roles: tuple[str, ...] = ()
    void: bool = False


class CheckOut(Line, frozen=True, kw_only=True):
    """Who works on a document alone; whether it still holds is asked of the view (``holder``)."""

    person: str
    element: str
    version: int
    since: datetime
    until: datetime


class Sending(Line, frozen=True, kw_only=True):
    """A version sent round: who has received, read and answered it. ``by`` is the clock's too."""

    document: str
    version: int
    by: str
    to: tuple[str, ...]
    asks: str = "receipt"
    chase_at: datetime | None = None
    received: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    replied: tuple[str, ...] = ()
    recalled: bool = False
    within: str = ""
    chases: int = 0

    @property
    def silent(self) -> tuple[str, ...]:
        """Receivers who still owe what was asked of them."""
        done = self.replied if self.asks == "reply" else self.received
        return tuple(one for one in self.to if one not in done)


class Paper(Line, frozen=True, kw_only=True):
    """A document of the stream: its versions and form instances."""

    version: int = 0
    label: str = ""
    drafts: int = 0
    settled: int = 0  # how often settled
    amended: int = 0
    settled_version: int = 0
    element: str = ""  # the element the latest version came from
    forms: tuple[Form, ...] = ()
    signatures: tuple[Signature, ...] = ()
    out: CheckOut | None = None


class Armed(Part, frozen=True, kw_only=True):
    """Work alongside that will occur at ``next_at`` (None: on an occasion)."""

    case: str
    parent: str
    next_at: datetime | None = None
    since: datetime | None = None


class Hold(Part, frozen=True, kw_only=True):
    """Rows held by a side procedure."""

    section: str
    rows: tuple[str, ...]
    since: datetime


class Done(Part, frozen=True, kw_only=True):
    """An activity of a BPMN file that ended well and can be compensated, by its element's id."""

    node: str
    case: str
    parent: str
    values: dict[str, Any] = {}


class Letter(Part, frozen=True, kw_only=True):
    """A message nobody has received yet; ``to`` is the node or process it is for, if any."""

    name: str
    to: str = ""
    values: dict[str, Any] = {}


class State(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One stream. ``status``: "" (not begun), running, suspended, ended."""

    status: Literal["", "running", "suspended", "ended"] = ""
    result: str | None = None
    procedure: str = ""
    initiator: str = ""
    suspended_at: datetime | None = None
    paused: tuple[tuple[datetime, datetime], ...] = ()
    team: dict[str, tuple[str, ...]] = {}
    data: dict[str, Any] = {}
    cases: dict[str, Case] = {}
    elements: dict[str, Element] = {}
    tasks: dict[str, Task] = {}
    visits: dict[str, Visit] = {}  # "case/node"
    papers: dict[str, Paper] = {}  # document key
    armed: dict[str, Armed] = {}  # "case/beside node"
    holds: dict[str, Hold] = {}  # case id
    delivered: tuple[int, ...] = ()
    sent: dict[str, Sending] = {}  # versions sent round, by id
    undoable: dict[str, Done] = {}  # what can be compensated, in the order it ended
    letters: tuple[Letter, ...] = ()  # messages nobody has received yet
    serial: int = 0  # the last number given to an element or case

    def copy(self) -> State:
        """A state of its own: containers copied, entities shared."""
        return replace(
            self,
            team=dict(self.team),
            data=dict(self.data),
            cases=dict(self.cases),
            elements=dict(self.elements),
            tasks=dict(self.tasks),
            visits=dict(self.visits),
            papers=dict(self.papers),
            armed=dict(self.armed),
            holds=dict(self.holds),
            sent=dict(self.sent),
            undoable=dict(self.undoable),
        )


def bare(mark: Deadline | None) -> Deadline | None:
    """A deadline without its reasons in words: those stay in the event."""
    if mark is None or mark.reckoning is None or not mark.reckoning.trace:
        return mark
    return replace(mark, reckoning=replace(mark.reckoning, trace=()))


def is_instance(state: State, element: Element) -> bool:
    """Whether an element is one row's instance of an ``each``."""
    body = state.elements.get(element.parent)
    if body is not None and body.kind == "around":
        body = state.elements.get(body.parent)
    return body is not None and body.kind == "multi" and body.node == element.node


def visit_key(case: str, node: str) -> str:
    """Key of ``State.visits``."""
    return f"{case}/{node}"
