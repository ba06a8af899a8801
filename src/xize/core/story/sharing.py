"""What people shared of their work: asked others, took, added, told, said, handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.commands import Attached


@dataclass(slots=True)
class DelegationStory:
    """委派: asked by ``person`` of ``to``; ``answered`` is None until (and unless) they did.

    ``outcome`` is what the delegate suggests, "" for nothing. ``over``: when the owner decided
    without waiting for it.
    """

    at: datetime
    seat: str
    person: str
    to: str
    reason: str
    acting_for: str = ""
    answered: datetime | None = None
    answered_by: str = ""
    outcome: str = ""
    text: str = ""
    files: tuple[Attached, ...] = ()
    over: datetime | None = None


@dataclass(slots=True)
class SignerStory:
    """加签: a voice asked for by ``person``; ``removed`` says when it was asked no more (减签).

    ``position`` is "" for a voice of the rule that was removed.
    """

    at: datetime
    seat: str
    people: tuple[str, ...]
    position: str
    by_seat: str
    person: str
    reason: str
    acting_for: str = ""
    removed: datetime | None = None
    removed_by: str = ""
    removed_why: str = ""


@dataclass(slots=True)
class ClaimStory:
    """Work of several was taken by one; ``released`` is None while it is theirs."""

    at: datetime
    seat: str
    person: str
    acting_for: str = ""
    released: datetime | None = None


@dataclass(slots=True)
class UrgeStory:
    """催办: who was asked to go on, by whom."""

    at: datetime
    person: str
    to: tuple[str, ...]
    text: str
    acting_for: str = ""


@dataclass(slots=True)
class SentStory:
    """抄送 or 传阅 (``kind``: copied, circulated); ``node`` "" is the project as a whole."""

    at: datetime
    kind: str
    element: str
    node: str
    case: str
    person: str
    to: tuple[str, ...]
    text: str
    acting_for: str = ""


@dataclass(slots=True)
class CommentStory:
    """Something said, with files; ``node`` "" is the project as a whole."""

    at: datetime
    element: str
    node: str
    case: str
    person: str
    text: str
    files: tuple[Attached, ...] = ()
    acting_for: str = ""


@dataclass(slots=True)
class HandOverStory:
    """离职交接: what was ``person``'s went to ``to``; ``by`` did it."""

    at: datetime
    by: str
    person: str
    to: str
    elements: tuple[str, ...]
    roles: tuple[str, ...]
    reason: str
