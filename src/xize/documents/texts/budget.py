"""How much of a file is read: characters that come out, bytes that are unpacked, seconds."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from xize.documents.texts.refusals import TextTooLarge

CHARACTERS = 4_000_000
"""Characters of text; a book has one million."""

UNPACKED = 256 * 1024 * 1024
"""Bytes that may come out of an archive."""

SECONDS = 20.0


@dataclass(slots=True)
class Budget:
    """What is left; spending more raises ``TextTooLarge``."""

    characters: int = CHARACTERS
    unpacked: int = UNPACKED
    until: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def write(self, text: str) -> str:
        """The text, paid for; an empty line costs one, too."""
        self.characters -= len(text) + 1
        if self.characters < 0:
            raise TextTooLarge
        return text

    def unpack(self, size: int) -> None:
        """Pay for so many bytes, and look at the clock."""
        self.unpacked -= size
        if self.unpacked < 0 or time.monotonic() > self.until:
            raise TextTooLarge
