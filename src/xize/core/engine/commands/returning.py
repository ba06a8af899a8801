"""Going back (approvals.md): returning a step, taking a decision back, moving a case by hand."""

from __future__ import annotations

from typing import Literal

from xize.core.engine.commands.base import Command

Mode = Literal["", "in_turn", "here"]


class Return(Command, frozen=True, kw_only=True, tag="return"):
    """退回: send the case back to earlier steps, instead of deciding.

    ``to`` are node ids of the same case: one, or several branches of one finished parallel block.
    ``mode``: on resubmission the steps between are walked again ("in_turn"), or the case comes
    straight back here ("here"); "" is as the rule says, else in turn.
    """

    item: str
    to: tuple[str, ...]
    mode: Mode = ""
    comment: str = ""
    on_behalf: str | None = None


class TakeBack(Command, frozen=True, kw_only=True, tag="take_back"):
    """拿回: a countersigner takes their decision back while the vote is open."""

    item: str
    reason: str = ""


class Move(Command, frozen=True, kw_only=True, tag="move"):
    """An administrator moves a case to a step; what is open below the common block ends."""

    case: str
    to: str
    reason: str


Returning = Return | TakeBack | Move
