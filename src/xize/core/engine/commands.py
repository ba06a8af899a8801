"""What people and the clock may ask of a project. Commands are imperative and are never stored.

Identifiers, times and payload digests come in with the command: the engine has no clock, no
random source and no storage. A *stream* is one project (or one procedure with a stream of its
own); a command is always addressed to one stream.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

CLOCK = "clock"  # the actor of what the clock owes


class Actor(msgspec.Struct, frozen=True):
    """Who asks. ``outside`` names the outside role a partner's own account stands for."""

    person: str
    admin: bool = False
    outside: str | None = None


class Filled(msgspec.Struct, frozen=True):
    """Values of one form section, already stored as an immutable payload by the shell."""

    values: Any
    payload: str = ""
    digest: str = ""


class Attached(msgspec.Struct, frozen=True):
    """One uploaded file, already stored; ``file`` is the blob's id, ``digest`` its SHA-256."""

    file: str
    name: str
    digest: str = ""
    size: int = 0


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Base: who asks, and the instant (UTC) at which they ask."""

    by: Actor
    at: datetime


class Start(Command, frozen=True, kw_only=True, tag="start"):
    """Begin the stream: a project ("main") or a procedure with a stream of its own."""

    procedure: str = "main"
    title: str = ""
    team: dict[str, tuple[str, ...]] = {}
    data: dict[str, Any] = {}
    parent: str | None = None


class StartProcedure(Command, frozen=True, kw_only=True, tag="start_procedure"):
    """Begin a side procedure of the project; ``holds`` names the rows it holds."""

    procedure: str
    holds: tuple[str, ...] = ()


class Complete(Command, frozen=True, kw_only=True, tag="complete"):
    """Finish a task or give a decision on an open step.

    ``item`` is the element id of the step. ``fills`` by "document.section", ``files`` by document
    id, ``unchanged`` lists documents to revise that stay as they are, ``choose`` the targets of a
    ``choose_from``, ``delivers`` dossier items, ``names`` people for the team roles the step fills,
    ``on_behalf`` the outside role whose answer is recorded.
    """

    item: str
    outcome: str = "next"
    comment: str = ""
    fills: dict[str, Filled] = {}
    files: dict[str, tuple[Attached, ...]] = {}
    unchanged: tuple[str, ...] = ()
    choose: tuple[str, ...] = ()
    delivers: tuple[int, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    on_behalf: str | None = None


class Enter(Command, frozen=True, kw_only=True, tag="enter"):
    """Make the mandatory entry of somebody listed under ``with:``."""

    item: str
    text: str
    on_behalf: str | None = None


class Waive(Command, frozen=True, kw_only=True, tag="waive"):
    """Let an unmet requirement pass, with a reason; only the accountable person may."""

    item: str
    requirement: str
    reason: str


class Transfer(Command, frozen=True, kw_only=True, tag="transfer"):
    """转办: the new person owns the seat."""

    item: str
    to: str
    reason: str = ""


class Withdraw(Command, frozen=True, kw_only=True, tag="withdraw"):
    """撤回: take back a step just finished, while nobody has acted on what it opened."""

    case: str
    node: str
    reason: str = ""


class WithdrawCase(Command, frozen=True, kw_only=True, tag="withdraw_case"):
    """Withdraw a running side procedure; its holds are released."""

    case: str
    reason: str


class Cancel(Command, frozen=True, kw_only=True, tag="cancel"):
    """End the project at once, without a result of the rule."""

    reason: str


class Suspend(Command, frozen=True, kw_only=True, tag="suspend"):
    """Stop the project for a while: nothing can be done, its clocks pause."""

    reason: str


class Resume(Command, frozen=True, kw_only=True, tag="resume"):
    """Go on after a suspension; open deadlines are moved by the time that did not count."""

    reason: str


class Name(Command, frozen=True, kw_only=True, tag="name"):
    """Fill a role of the project team anew; the hand-over is recorded."""

    role: str
    people: tuple[str, ...]
    reason: str


class ChangeData(Command, frozen=True, kw_only=True, tag="change_data"):
    """Correct a datum of the project (a date, a flag) with a reason."""

    name: str
    value: Any
    reason: str


class Reopen(Command, frozen=True, kw_only=True, tag="reopen"):
    """Take an ended project up again where its result allows it."""

    to: str
    reason: str


class Remind(Command, frozen=True, kw_only=True, tag="remind"):
    """Clock: the ``index``-th reminder of an open element is owed."""

    item: str
    index: int


class NoteOverdue(Command, frozen=True, kw_only=True, tag="note_overdue"):
    """Clock: an open element is past its deadline (first time, or again by ``every``)."""

    item: str


class Occur(Command, frozen=True, kw_only=True, tag="occur"):
    """Clock: work alongside is to occur again."""

    beside: str


class Elapse(Command, frozen=True, kw_only=True, tag="elapse"):
    """Clock: a wait is over."""

    item: str


class Recheck(Command, frozen=True, kw_only=True, tag="recheck"):
    """Clock: conditions that depend on the day may hold now (gates, ``until``)."""


ClockCommand = Remind | NoteOverdue | Occur | Elapse | Recheck
PersonCommand = (
    Start | StartProcedure | Complete | Enter | Waive | Transfer | Withdraw | WithdrawCase
    | Cancel | Suspend | Resume | Name | ChangeData | Reopen
)  # fmt: skip
AnyCommand = PersonCommand | ClockCommand
