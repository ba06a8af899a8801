"""Beginning a project or a procedure in it, and managing it as a whole."""

from __future__ import annotations

from typing import Any

from xize.core.engine.commands.base import Command


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
