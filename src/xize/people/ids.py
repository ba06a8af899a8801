"""Opaque, sortable identifiers of people, departments and partners."""

import secrets
import time
import uuid
from datetime import datetime


def new_id(at: datetime | None = None) -> str:
    """A UUID version 7 (RFC 9562) as 36 characters: later ones sort later, to the millisecond.

    ``at`` is the instant it stands for, now where none is given.
    """
    milliseconds = int(at.timestamp() * 1_000) if at else time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76  # version
    value = value & ~(0x3 << 62) | 0x2 << 62  # variant
    return str(uuid.UUID(int=value))
