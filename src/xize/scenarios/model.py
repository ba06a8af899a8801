"""A scenario as data. Field names are the keys of the scenario language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from xize.core.regulation.model import Part, Word
from xize.core.regulation.model.words import Split

Words = tuple[Word, ...]
UNSAID: Final = "\N{HORIZONTAL ELLIPSIS}"
"""What stands where nothing is said, for a key that may say nothing (``ended: null``)."""

People = Mapping[Word, Words]
"""People by role (or by step); one person stands for a list of one."""


class Department(Part, frozen=True, kw_only=True):
    """A department of the scenario's organisation; its id is the role it stands for."""

    name: str = ""
    mark: str = ""
    head: Word | None = None


class Person(Part, frozen=True, kw_only=True):
    """Somebody of the scenario's organisation."""

    name: str = ""
    department: Word | None = None
    superior: Word | None = None


class Days(Part, frozen=True, kw_only=True):
    """Days over the statutory calendar, or instead of it (``replace``: Monday to Friday work)."""

    rest: Words = ()
    work: Words = ()
    replace: bool = False


class Deputy(Part, frozen=True, kw_only=True):
    """A standing delegation (代理): ``person`` acts for another ``from`` then ``until`` then."""

    person: Word
    acts_for: Word
    from_: Word | None = None
    until: Word | None = None


class Given(Part, frozen=True, kw_only=True):
    """The world before the first play."""

    calendar: Days | None = None
    parameters: Mapping[Word, Any] = {}
    numbers: Mapping[Word, Any] = {}
    departments: Mapping[Word, Department] = {}
    people: Mapping[Word, Person] = {}
    deputies: tuple[Deputy, ...] = ()


class Notice(Part, frozen=True, kw_only=True):
    """A notice that must have gone out: to exactly these people (and others, with ``among``)."""

    about: Word | None = None
    kind: Word | None = None
    to: Words = ()
    among: Words = ()
    attach: Words = ()
    receipt: bool = False
    on: Word | None = None


class Rows(Part, frozen=True, kw_only=True):
    """What a register must show: how many rows, their numbers, some rows by their columns."""

    rows: int | None = None
    numbers: Words | None = None
    has: tuple[Mapping[Word, Any], ...] = ()


class Board(Part, frozen=True, kw_only=True):
    """A readiness board: lines that are met, all that are unmet, all that were waived."""

    met: Words = ()
    unmet: Words | None = None
    waived: Words | None = None


class Held(Part, frozen=True, kw_only=True):
    """From which day to which day a row was held; without ``to`` it still is."""

    from_: Word
    to: Word | None = None


class Void(Part, frozen=True, kw_only=True):
    """Signatures of a round that no longer count."""

    round: int
    by: Words


class Dossier(Part, frozen=True, kw_only=True):
    """The state of the dossier: complete or not, how many mandatory items are delivered."""

    complete: bool | None = None
    delivered: int | None = None


class Offered(Part, frozen=True, kw_only=True):
    """Exactly what somebody may do now: steps they may finish, procedures they may start.

    ``returns`` are the steps each step may be returned to, the nearest first; ``takes_back`` those
    where they may take their decision back. ``shares`` are the ways open to them at a step, beside
    telling people of it: ``transfer``, ``delegate``, ``answer``, ``add_before``, ``claim`` …
    """

    does: Words | None = None
    starts: Words | None = None
    returns: Mapping[Word, Words] | None = None
    takes_back: Words | None = None
    shares: Mapping[Word, Words] | None = None


class Sent(Part, frozen=True, kw_only=True):
    """What became of the latest sending of a document: exactly these receivers, in any order."""

    to: Words | None = None
    received: Words | None = None
    read: Words | None = None
    replied: Words | None = None
    silent: Words | None = None
    version: Word | None = None
    recalled: bool | None = None


class Expectation(Part, frozen=True, kw_only=True):
    """What must be so at this moment. Every key names something a person could see."""

    open: People = {}
    due: Mapping[Word, Word] = {}
    overdue: Mapping[Word, Any] = {}
    late: Mapping[Word, Mapping[Word, str]] = {}
    decided: Mapping[Word, Any] = {}
    round: Mapping[Word, int] = {}
    finished: Words = ()
    skipped: Words = ()
    board: Mapping[Word, Board] = {}
    shown: Mapping[Word, Any] = {}
    recurring: Mapping[Word, Any] = {}
    offers: Mapping[Word, Offered] = {}

    versions: Mapping[Word, Any] = {}
    signed: People = {}
    void: Mapping[Word, Void] = {}
    values: Mapping[Word, Any] = {}
    rows: Mapping[Word, int] = {}
    sums: Mapping[Word, Any] = {}
    numbers: Mapping[Word, Any] = {}
    dossier: Dossier | None = None
    missing: Mapping[Word, Any] | None = None
    sent: Mapping[Word, Sent] = {}
    kept: Mapping[Word, Any] = {}

    people: People = {}
    stage: Words | None = None
    status: Word | None = None
    ended: Any = UNSAID
    held: Mapping[Word, Held] = {}
    notices: tuple[Notice, ...] = ()
    silent: tuple[Notice, ...] = ()
    registers: Mapping[Word, Rows] = {}
    indicators: Mapping[Word, Any] = {}
    log: Word | None = None


class Play(Part, frozen=True, kw_only=True):
    """One entry of ``plays``: time passes, somebody acts, something must be so.

    At most one of ``VERBS``; ``does`` goes with ``decides`` or ``enters``. ``at:`` is ``moment``.
    ``calendar`` is published before anybody acts, and open deadlines follow it.
    """

    moment: Word | None = None  # written ``at:``
    wait: Word | None = None
    calendar: Days | None = None
    by: Word | None = None
    acting_for: Word | None = None
    for_: Words = ()
    as_: Word | None = None

    does: Word | None = None
    decides: Word | None = None
    enters: str | None = None
    comment: str = ""
    reason: str = ""
    fills: Mapping[Word, Any] = {}
    files: Mapping[Word, Words] = {}
    unchanged: Words = ()
    choose: Words = ()
    delivers: Words = ()
    appoints: People = {}
    on_behalf: Word | None = None

    starts: Word | None = None
    holds: Words = ()
    begins: Word | None = None
    team: People = {}

    waives: str | None = None
    transfers: Word | None = None
    delegates: Word | None = None
    answers: str | None = None
    adds: Words = ()
    position: Literal["before", "after", "beside"] | None = None
    removes: Word | None = None
    claims: Word | None = None
    releases: Word | None = None
    copies: Words = ()
    circulates: Words = ()
    urges: Word | None = None
    comments: str | None = None
    attaches: Words = ()
    hands_over: Mapping[Word, Word] = {}
    texts: Mapping[Word, Words] = {}
    checks_out: Word | None = None
    checks_in: Word | None = None
    sends: Word | None = None
    to: Words = ()
    reply: bool = False
    within: Word | None = None
    receives: Word | None = None
    reads: Word | None = None
    replies: Word | None = None
    chases: Word | None = None
    recalls: Word | None = None

    returns: Words = ()
    mode: Literal["in_turn", "here"] | None = None
    takes_back: str | None = None
    moves: Word | None = None
    withdraws: Word | None = None
    cancels: str | None = None
    suspends: str | None = None
    resumes: str | None = None
    names: People = {}
    sets: Mapping[Word, Any] = {}
    reopens: Word | None = None

    mark: Word | None = None

    refused: Word | None = None
    naming: Annotated[Words, Split()] = ()

    expect: Expectation | None = None
    proves: Words = ()


VERBS = (
    "does", "starts", "begins", "waives", "transfers", "delegates", "answers", "adds", "removes",
    "claims", "releases", "copies", "circulates", "urges", "comments", "hands_over", "returns",
    "takes_back", "moves", "withdraws", "cancels", "suspends", "resumes", "names", "sets",
    "reopens", "checks_out", "checks_in", "sends", "receives", "reads", "replies", "chases",
    "recalls",
)  # fmt: skip
"""What a play can do. ``moves`` names the step a case is moved to, ``takes_back`` the reason.

``delegates``, ``adds``, ``copies`` and ``circulates`` name people, ``removes`` one of them,
``claims``, ``releases`` and ``urges`` the step, ``hands_over`` a person and the successor;
``answers`` and ``comments`` are what is said, with files (``attaches``), and ``decides`` beside an
answer is what it suggests.
``checks_out`` and ``checks_in`` name a document, ``sends`` one that goes ``to`` people and roles;
``receives``, ``reads`` and ``replies`` answer what was sent of it, ``chases`` and ``recalls`` steer
that. ``texts`` gives paragraphs to made-up files by name.
"""

AT_STEP = frozenset(
    ("waives", "transfers", "delegates", "answers", "adds", "removes", "copies", "circulates",
     "comments", "returns", "takes_back", "checks_out")
)  # fmt: skip
"""Verbs that also say at which step, with ``does``."""


class Follows(Part, frozen=True, kw_only=True):
    """Begin where another scenario of the folder stands: after the entry that proves ``until``.

    ``until`` is a checkpoint or the ``mark:`` of an entry. What the other one expects is not judged
    again; its ``given`` and ``team`` hold here too.
    """

    scenario: Word
    until: Word


class Scenario(Part, frozen=True, kw_only=True):
    """A whole file. The project begins at ``clock`` with ``team``, unless ``begins: nothing``."""

    scenario: str
    follows: Follows | None = None
    clock: Word | None = None
    given: Given | None = None
    begins: Word | None = None
    team: People = {}
    plays: tuple[Play, ...]
