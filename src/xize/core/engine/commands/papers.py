"""What people do with documents beside the steps: keep them to themselves, send them round."""

from __future__ import annotations

from typing import Literal

from xize.core.engine.commands.base import Attached, Command

How = Literal["received", "read", "replied"]


class CheckOut(Command, frozen=True, kw_only=True, tag="check_out"):
    """签出: work on a document alone for a while; ``document`` is its key.

    ``item`` is the open step at which the person may bring a new version of it.
    """

    document: str
    item: str
    text: str = ""


class CheckIn(Command, frozen=True, kw_only=True, tag="check_in"):
    """签入: give it back. Whoever is accountable takes it back from somebody, with a reason."""

    document: str
    reason: str = ""


class Send(Command, frozen=True, kw_only=True, tag="send"):
    """分发: send a version of a document to people, who sign for it; ``version`` 0 is the latest.

    ``to`` are people, ``roles`` roles of the rule, outside ones among them. ``within`` is a period
    ("2 workdays") after which those who have not answered are reminded; ``reply`` asks for words.
    """

    document: str
    version: int = 0
    to: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    text: str = ""
    reply: bool = False
    within: str = ""


class Acknowledge(Command, frozen=True, kw_only=True, tag="acknowledge"):
    """A receiver has got it, has read it, or replies (``text``, ``files``).

    ``on_behalf`` is the outside role whose answer whoever sent it records, with the evidence.
    """

    sending: str
    how: How
    text: str = ""
    files: tuple[Attached, ...] = ()
    on_behalf: str | None = None


class Chase(Command, frozen=True, kw_only=True, tag="chase"):
    """催收: remind the receivers who have not answered."""

    sending: str
    text: str = ""


class Recall(Command, frozen=True, kw_only=True, tag="recall"):
    """收回: take back what was sent; its receivers are told, and can open it no more."""

    sending: str
    reason: str


PaperWork = CheckOut | CheckIn | Send | Acknowledge | Chase | Recall
