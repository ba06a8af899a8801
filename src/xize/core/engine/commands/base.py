"""Who asks, when, and what comes along: the parts all commands share."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

CLOCK = "clock"  # the actor of what the clock owes


class Actor(msgspec.Struct, frozen=True):
    """Who asks. ``outside`` names the outside role a partner's own account stands for.

    ``acting_for`` (代理) is the person whose work this is: whoever asks stands in for them, and
    the record names both.
    """

    person: str
    admin: bool = False
    outside: str | None = None
    acting_for: str = ""

    @property
    def principal(self) -> str:
        """The person whose seats are used: the one acted for, else whoever asks."""
        return self.acting_for or self.person


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
