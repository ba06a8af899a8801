"""How much may be sent at once, and how much a project may hold."""

from __future__ import annotations

from collections.abc import Iterable

from xize.documents.safety.policy import MEGABYTE, Policy, policy
from xize.documents.safety.refusals import ProjectFull, SubmissionTooLarge, TooManyFiles


def check_amounts(sizes: Iterable[int], held: int, *, by: Policy | None = None) -> None:
    """Refuse too many files, too large a submission, or one that overfills its project.

    ``sizes`` and ``held`` (what the project holds already) are bytes. Raises ``TooManyFiles``,
    ``SubmissionTooLarge``, ``ProjectFull``.
    """
    rules = by or policy()
    given = list(sizes)
    if len(given) > rules.files:
        raise TooManyFiles(limit=rules.files)
    if sum(given) > rules.submission_mb * MEGABYTE:
        raise SubmissionTooLarge(limit=rules.submission_mb)
    if given and held + sum(given) > rules.project_mb * MEGABYTE:
        raise ProjectFull(limit=rules.project_mb)
