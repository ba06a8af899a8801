"""What this organisation takes: kinds, sizes, macros, passwords. Read from Django's settings.

`XIZE_UPLOAD_LIMIT_MB`       the largest file
`XIZE_UPLOAD_KINDS`          extensions: `+svg -zip` changes the usual list, `pdf docx` replaces it
`XIZE_UPLOAD_MACROS`         `refuse` (default) or `warn`: macros, and scripts in PDFs
`XIZE_UPLOAD_ENCRYPTED`      `refuse` (default) or `warn`: files that need a password
`XIZE_UPLOAD_FILES`          files in one submission
`XIZE_SUBMISSION_LIMIT_MB`   all files of one submission
`XIZE_PROJECT_LIMIT_MB`      all files of one project
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings

from xize.documents.safety.archives import Bounds
from xize.documents.safety.kinds import USUAL

MEGABYTE = 1024 * 1024
LIMIT_MB = 50


@dataclass(frozen=True, slots=True)
class Policy:
    """What is taken. Sizes in MB, pixels in millions."""

    kinds: frozenset[str] = USUAL
    file_mb: int = LIMIT_MB
    macros: str = "refuse"
    encrypted: str = "refuse"
    megapixels: int = 80
    """Under what Pillow itself warns of (89)."""
    files: int = 50
    submission_mb: int = 200
    project_mb: int = 20_000
    bounds: Bounds = field(default_factory=Bounds)


def policy() -> Policy:
    """The policy in force."""
    usual = Policy()
    return Policy(
        kinds=_kinds(str(getattr(settings, "XIZE_UPLOAD_KINDS", ""))),
        file_mb=getattr(settings, "XIZE_UPLOAD_LIMIT_MB", usual.file_mb),
        macros=getattr(settings, "XIZE_UPLOAD_MACROS", usual.macros),
        encrypted=getattr(settings, "XIZE_UPLOAD_ENCRYPTED", usual.encrypted),
        files=getattr(settings, "XIZE_UPLOAD_FILES", usual.files),
        submission_mb=getattr(settings, "XIZE_SUBMISSION_LIMIT_MB", usual.submission_mb),
        project_mb=getattr(settings, "XIZE_PROJECT_LIMIT_MB", usual.project_mb),
    )


def _kinds(text: str) -> frozenset[str]:
    """The usual list with what is added and taken away, or another list altogether."""
    words = text.replace(",", " ").lower().split()
    added = {f".{word[1:].lstrip('.')}" for word in words if word.startswith("+")}
    gone = {f".{word[1:].lstrip('.')}" for word in words if word.startswith("-")}
    listed = {f".{word.lstrip('.')}" for word in words if word[0] not in "+-"}
    return frozenset((listed or USUAL) | added) - gone
