"""What is found of a seal, and in which words it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from xize.printing.seals.certificate import Certificate

State = Literal["valid", "changed", "unknown", "expired", "none", "unreadable"]

STATES: Final[dict[State, tuple[str, str]]] = {
    "valid": ("签章有效，签章后未被改动", "The seal holds; nothing was changed since"),
    "changed": ("文件在签章后被改动，签章无效", "The file was changed after sealing"),
    "unknown": (
        "签章完整，但证书不在受信任之列",
        "Unchanged, but the certificate is not a known one",
    ),
    "expired": ("签章完整，证书已过有效期", "Unchanged, but the certificate has expired"),
    "none": ("文件没有签章", "The file carries no seal"),
    "unreadable": (
        "文件或签章已损坏，无法核验",
        "The file or its seal is damaged and cannot be checked",
    ),
}
"""What is said of a seal, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Verified:
    """One seal. ``at`` is when it says that it was made; ``certificate`` whose it is."""

    state: State
    certificate: Certificate | None = None
    at: datetime | None = None
    reason: str = ""

    def sentence(self, language: str) -> str:
        """The state in words."""
        return STATES[self.state][0 if language.startswith("zh") else 1]
