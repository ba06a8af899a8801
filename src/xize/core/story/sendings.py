"""Documents beside the steps: who kept them, to whom they were sent, who answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from xize.core.engine.commands import Attached


@dataclass(slots=True)
class CheckOutStory:
    """签出: who kept a document from when on; ``returned`` is None where nobody gave it back.

    It is over then too: with the next version, with the step, at ``until``.
    """

    at: datetime
    person: str
    element: str
    node: str
    version: int
    until: datetime
    text: str = ""
    returned: datetime | None = None
    returned_by: str = ""
    reason: str = ""


@dataclass(slots=True)
class AnswerStory:
    """One receiver's way with what was sent: got, read, replied; the instants are None until then.

    ``recorded_by`` is who answered for a party outside, with the evidence in ``text``.
    """

    receiver: str
    received: datetime | None = None
    read: datetime | None = None
    replied: datetime | None = None
    text: str = ""
    files: tuple[Attached, ...] = ()
    recorded_by: str = ""
    acting_for: str = ""


@dataclass(slots=True)
class SendingStory:
    """分发: a version sent to its receivers; ``by`` is who sent it, ``asks`` receipt or reply."""

    id: str
    at: datetime
    by: str
    document: str
    version: int
    to: tuple[str, ...]
    text: str
    asks: str
    within: str = ""
    chase_at: datetime | None = None
    chased: list[tuple[datetime, str, tuple[str, ...]]] = field(default_factory=list)
    answers: dict[str, AnswerStory] = field(default_factory=dict)
    recalled: datetime | None = None
    recalled_by: str = ""
    reason: str = ""

    @property
    def silent(self) -> tuple[str, ...]:
        """Receivers who still owe what was asked of them."""
        return tuple(one for one in self.to if not self.has_answered(one))

    def has_answered(self, receiver: str) -> bool:
        """Whether a receiver did what was asked."""
        answer = self.answers.get(receiver)
        if answer is None:
            return False
        return (answer.replied if self.asks == "reply" else answer.received) is not None
