"""Working on an open step, and taking a finished one back."""

from __future__ import annotations

from xize.core.engine.commands.base import Attached, Command, Filled


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
