"""What a human step asks for: who, what, on which documents, by when, with which outcomes.

These are the extension attributes of a BPMN user task. All defaults of the language are already
filled in by the compiler, so the engine has no defaults of its own.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from xize.core.expressions import Expression


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of the parts: immutable, compact when written."""


class Who(Part, frozen=True, kw_only=True):
    """One entry of ``by:``/``with:``/``to:``. Exactly one of the first five is set.

    ``role`` names a role of the regulation, or one of the words ``self``, ``starter``,
    ``initiator`` (and with ``superior=n`` their n-th superior: ``self.superior`` is n=1).
    """

    role: str | None = None
    head_of: str | None = None
    person: Expression | None = None  # ``{person: project.owner}`` or a form's person field
    is_: Expression | None = None  # ``{is: expression}``
    pool: str | None = None
    superior: int = 0
    pick: Literal["all", "one", "least_loaded"] = "one"
    when: Expression | None = None
    entry: bool = False  # in ``with:``: their entry is mandatory


class Due(Part, frozen=True, kw_only=True):
    """A deadline: a period before or after an anchor, or a date by itself.

    ``period`` in the language's grammar ("3 workdays") or "$parameter". ``anchor`` is a step,
    block or milestone id (its latest completion); ``date`` an expression giving a date; with
    neither, the opening of the step is the anchor.
    """

    period: str | None = None
    direction: Literal["after", "before"] = "after"
    anchor: str | None = None
    date: Expression | None = None
    roll: Literal["none", "next", "previous"] | None = None
    kind: Literal["max", "min", "point"] = "max"
    recurs: str | None = None  # a ``wait: {until: {yearly: …}}``
    cites: tuple[str, ...] = ()
    basis: str = "stated"


class Notice(Part, frozen=True, kw_only=True):
    """``tells:``: who is told, with which documents, and whether receipt is asked."""

    to: tuple[Who, ...]
    attach: tuple[str, ...] = ()
    receipt: bool = False


class OverdueRule(Part, frozen=True, kw_only=True):
    """What happens when a deadline has passed. ``every`` repeats it."""

    tells: Notice | None = None
    every: str | None = None
    escalate: Who | None = None
    hand_over: Who | None = None
    decide: str | None = None


class Requirement(Part, frozen=True, kw_only=True):
    """One line of a readiness board. ``id`` is stable: the source text of the expression."""

    id: str
    that: Expression
    says: str = ""


class Fill(Part, frozen=True, kw_only=True):
    """A form section to fill: ``document.section``.

    ``requires`` must not be blank here; ``only`` these fields may be changed, ``shows`` only these
    are seen (empty: all); ``by``: for seats of these roles (empty: for everybody).
    """

    document: str
    section: str
    requires: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


class Outcome(Part, frozen=True, kw_only=True):
    """One way a step can end.

    ``counts_as`` is what the vote counts: agree, object, refuse or abstain for deciding steps,
    the outcome's own id on tasks. ``forward`` says that the flow goes on (no goto except to what
    lies ahead, no end except a successful one): the completion then counts as achieved for
    ``from:``, anchors and requirements. The routing itself (steps, goto, end) is in the graph
    behind the task.
    """

    id: str
    name: str = ""
    counts_as: str
    forward: bool = True
    needs: tuple[str, ...] = ()  # "comment" or field ids
    choose_from: tuple[str, ...] = ()  # legal targets the person must choose among (goto)
    choose_many: bool = False
    reopen: tuple[str, ...] = ()
    reopen_choose: bool = False
    set: dict[str, Expression] = {}
    starts: tuple[str, ...] = ()
    tells: tuple[Notice, ...] = ()
    project: Literal["", "suspend", "end"] = ""  # effect on the host project
    project_result: str | None = None


class Vote(Part, frozen=True, kw_only=True):
    """How several decisions become one outcome (approvals.md)."""

    rule: Literal["all", "any", "count", "percent", "in_order"] = "all"
    threshold: str = ""  # a whole number for count, a Decimal text for percent ("60")
    tally: Literal["when_all_decided", "as_soon_as_certain"] = "as_soon_as_certain"
    veto: tuple[str, ...] = ()
    quorum: str = ""
    weights: dict[str, str] = {}
    split: Who | None = None


class Work(Part, frozen=True, kw_only=True):
    """A human step's definition. ``turns`` are the groups of ``in_turn`` (one group otherwise)."""

    kind: Literal["task", "approve", "countersign", "file", "archive"]
    turns: tuple[tuple[Who, ...], ...]
    beside: tuple[Who, ...] = ()  # ``with:``
    outcomes: tuple[Outcome, ...]
    vote: Vote = Vote()
    uses: tuple[str, ...] = ()
    fills: tuple[Fill, ...] = ()
    produces: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    stale: Literal["redo", "keep", "ask"] = "redo"
    new: bool = False  # each visit makes another form instance
    due: Due | None = None
    remind: tuple[str, ...] = ()  # periods before the due day
    remind_tells: Notice | None = None  # None: those who have not spoken
    overdue: OverdueRule | None = None
    requires: tuple[Requirement, ...] = ()
    tells: tuple[Notice, ...] = ()  # when the step is completed forward
    names: tuple[str, ...] = ()  # roles of the team this step fills
    optional: bool = False
    forbids: tuple[str, ...] = ()
    allows: tuple[str, ...] = ()
    nobody: str = "ask-owner"
    self_: Literal["allow", "superior", "skip"] = "allow"
    again: Literal["ask", "carry"] = "ask"
    not_same_as: str | None = None
    not_of: tuple[str, ...] = ()  # nobody of the organisation of these roles (or words) decides
    returning: Outcome | None = None  # 退回 to where the person says; None: not allowed here
    resubmit: Literal["", "in_turn", "here"] = ""  # how it comes back; "": the person says
    pauses: bool = True  # a suspension does not count against the deadline
    effort: dict[str, str] = {}
