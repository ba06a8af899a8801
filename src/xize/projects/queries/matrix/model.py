"""The matrix as pages show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.commands import Attached
from xize.projects.queries.lists import ProjectLine
from xize.projects.queries.page import StageMark

OVERDUE, MISSING, RUNNING, AHEAD = "overdue", "missing", "running", "ahead"
WAIVED, MET, AS_NEEDED = "waived", "met", "as-needed"
INAPPLICABLE, SHOWN = "inapplicable", "shown"

PRESSING = (
    OVERDUE, MISSING, RUNNING, AHEAD, WAIVED, MET, AS_NEEDED, INAPPLICABLE, SHOWN
)  # fmt: skip
"""The states of an article and of what carries it out, the most pressing first.

``missing``: should have been done by now and was not; or nothing carries the article out.
``waived``: done although a condition was not met, with a recorded reason. ``as-needed``: nobody
had to begin it so far. ``inapplicable``: left out by the rule itself, with the reason.
``shown``: a duty that is read, not done in a step.
"""


@dataclass(frozen=True, slots=True)
class Party:
    """A role that carries something out."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence.

    ``kind``: decided, entered, document, form, waived, delivered, reached, ended (a called
    procedure). ``what`` is an outcome, document, requirement or result, ``detail`` a version,
    number, reason or remark. ``late`` says by how much. People are ids; ``by`` is empty for the
    clock.
    """

    kind: str
    at: datetime
    by: str
    what: str = ""
    detail: str = ""
    late: str = ""
    on_behalf: str = ""
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Carrier:
    """A step, stage, milestone or line of the archive list, and what happened at it.

    ``case`` is the latest case it was met in. ``why`` is a code of why it does not apply, and
    ``reason`` the text that belongs to it. ``missed`` counts occurrences that were not done,
    ``earlier`` the visits whose proofs are left out. ``waits_for`` are ids of people.
    """

    node: str
    procedure: str
    case: str
    name: str
    state: str
    parties: tuple[Party, ...] = ()
    proofs: tuple[Proof, ...] = ()
    visits: int = 0
    earlier: int = 0
    missed: int = 0
    due: datetime | None = None
    waits_for: tuple[str, ...] = ()
    why: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty that cites the article. ``check``: auto, gate, attest, review or info.

    ``held_by`` are the people who hold the roles in this project now.
    """

    says: str
    check: str
    state: str
    parties: tuple[Party, ...]
    held_by: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article. A heading has nothing of its own and stands as what is ``under`` it does."""

    article: str
    text: str
    depth: int
    state: str
    carriers: tuple[Carrier, ...]
    duties: tuple[DutyRow, ...]
    under: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it only holds the articles below it together."""
        return bool(self.under) and not self.carriers and not self.duties

    def concerns(self, party: str) -> bool:
        """Whether a role carries out any of it."""
        lines: tuple[Carrier | DutyRow, ...] = (*self.carriers, *self.duties)
        return any(one.id == party for line in lines for one in line.parties)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of one project."""

    line: ProjectLine
    stages: tuple[StageMark, ...]
    rows: tuple[ArticleRow, ...]
    parties: tuple[Party, ...]
    at: datetime

    def counts(self, rows: Iterable[ArticleRow]) -> list[tuple[str, int]]:
        """How many articles stand in which state, headings left out, the most pressing first."""
        found = Counter(one.state for one in rows if not one.is_heading)
        return [(state, found[state]) for state in PRESSING if found[state]]


def pressing(states: Iterable[str]) -> str:
    """One state for several. What is met once more is ahead is under way.

    What does not apply, is only read, or was not needed so far says nothing beside the rest.
    """
    found = set(states)
    if {MET, AHEAD} <= found and not found & {OVERDUE, MISSING}:
        return RUNNING
    return next((state for state in PRESSING if state in found), MISSING)
