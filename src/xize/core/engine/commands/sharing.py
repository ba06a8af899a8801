"""Sharing work (approvals.md): asking others, taking and giving seats, telling, talking."""

from __future__ import annotations

from typing import Literal

from xize.core.engine.commands.base import Attached, Command

Position = Literal["before", "after", "beside"]


class Delegate(Command, frozen=True, kw_only=True, tag="delegate"):
    """委派: somebody else prepares the answer; it comes back to the owner to confirm."""

    item: str
    to: str
    reason: str = ""


class Answer(Command, frozen=True, kw_only=True, tag="answer"):
    """The delegate's answer. ``outcome`` is what they suggest; "" suggests nothing."""

    item: str
    outcome: str = ""
    comment: str = ""
    files: tuple[Attached, ...] = ()


class AddSigner(Command, frozen=True, kw_only=True, tag="add_signer"):
    """加签: further voices, each with a vote: before the adder (前), after (后), or beside (并)."""

    item: str
    position: str
    people: tuple[str, ...]
    reason: str = ""


class RemoveSigner(Command, frozen=True, kw_only=True, tag="remove_signer"):
    """减签: a voice that has not decided is asked no more. ``seat`` is its id."""

    item: str
    seat: str
    reason: str = ""


class Claim(Command, frozen=True, kw_only=True, tag="claim"):
    """Of several people meant one takes the work."""

    item: str


class Release(Command, frozen=True, kw_only=True, tag="release"):
    """Give claimed work back to everybody meant."""

    item: str


class Copy(Command, frozen=True, kw_only=True, tag="copy"):
    """抄送: tell people; ``item`` "" is the project as a whole."""

    to: tuple[str, ...]
    item: str = ""
    text: str = ""


class Circulate(Command, frozen=True, kw_only=True, tag="circulate"):
    """传阅: let people read, and ask for their receipt; ``item`` "" is the project as a whole."""

    to: tuple[str, ...]
    item: str = ""
    text: str = ""


class Urge(Command, frozen=True, kw_only=True, tag="urge"):
    """催办: ask those an open step waits for to go on with it."""

    item: str
    text: str = ""


class Comment(Command, frozen=True, kw_only=True, tag="comment"):
    """Say something, at any time after the beginning; ``item`` "" is the project as a whole."""

    item: str = ""
    text: str = ""
    files: tuple[Attached, ...] = ()


class HandOver(Command, frozen=True, kw_only=True, tag="hand_over"):
    """离职交接: everything of this project that is ``person``'s becomes ``to``'s."""

    person: str
    to: str
    reason: str


Sharing = (
    Delegate | Answer | AddSigner | RemoveSigner | Claim | Release | Copy | Circulate | Urge
    | Comment | HandOver
)  # fmt: skip
