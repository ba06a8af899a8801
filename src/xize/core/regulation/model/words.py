"""What a scalar may be: references (and to what), words of a fixed list, days, periods.

The reader, the JSON Schema and the check for dangling references all follow these annotations.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from xize.core.regulation.model.marks import Word


class Names(msgspec.Struct, frozen=True):
    """The word is the id of something declared elsewhere: of one of these ``kinds``.

    ``also`` lists words that need no declaration (``self``, ``all``).
    """

    kinds: tuple[str, ...]
    also: tuple[str, ...] = ()


class Declares(msgspec.Struct, frozen=True):
    """The word is an id given here: ``snake_case`` or a Chinese identifier.

    ``kebab`` also allows ``payment-projects``; ``free`` allows words of Python (``return``), for
    ids that expressions only know as text.
    """

    kebab: bool = False
    free: bool = False


class Grammar(msgspec.Struct, frozen=True):
    """The word follows one of the small grammars of the reader (period, date …)."""

    name: str


class Split(msgspec.Struct, frozen=True):
    """A list that may be written as one text with commas: ``cites: 5, 6(2)``."""


ALLOWED_PEOPLE = ("self", "starter", "initiator")
"""Words that stand for people without being declared as roles."""

Id = Annotated[Word, Declares()]
OutcomeId = Annotated[Word, Declares(free=True)]
OptionId = Annotated[Word, Grammar("option")]
RegulationId = Annotated[Word, Declares(kebab=True)]
ArticleNumber = Annotated[Word, Grammar("article")]

RoleRef = Annotated[Word, Names(("role",), ALLOWED_PEOPLE)]
StepRef = Annotated[Word, Names(("step",))]
DocumentRef = Annotated[Word, Names(("document",))]
SectionRef = Annotated[Word, Names(("section",))]
TargetRef = Annotated[Word, Names(("step", "block", "milestone", "branch"))]
PointRef = Annotated[Word, Names(("step", "block", "milestone"))]
SpanRef = Annotated[Word, Names(("stage", "block", "window"))]
ResultRef = Annotated[Word, Names(("result",))]
OutcomeRef = Annotated[Word, Names(("outcome",))]
ProcedureRef = Annotated[Word, Names(("procedure",))]
DataRef = Annotated[Word, Names(("data",))]
PoolRef = Annotated[Word, Names(("pool",))]
Cites = Annotated[tuple[Annotated[Word, Names(("article",)), Grammar("article")], ...], Split()]

PeriodText = Annotated[Word, Grammar("period")]
DateText = Annotated[Word, Grammar("date")]
DayOfYear = Annotated[Word, Grammar("day-of-year")]
ClosingTime = Annotated[Word, Grammar("closing")]

Plain = Any
"""A value of any shape, read as text, lists and mappings of text."""

UNDECIDED = "待定"
"""A blank the source leaves open: asked of the responsible role, never invented."""

Basis = Literal["stated", "derived", "proposed"]
Roll = Literal["none", "next", "previous"]
Pick = Literal["all", "one", "least_loaded"]
Way = Literal[
    "transfer", "delegate", "add_before", "add_after", "add_beside", "remove_signer", "copy",
    "circulate", "urge", "withdraw", "take_back", "claim", "batch", "return",
]  # fmt: skip
FieldType = Literal[
    "text", "long_text", "number", "money", "percent", "date", "datetime", "time", "period",
    "choice", "several", "yes_no", "person", "department", "organisation", "project", "file",
    "picture", "row", "form", "rows", "computed", "signature", "declaration",
]  # fmt: skip
Pattern = Literal[
    "mobile", "phone", "email", "postcode", "id_card", "credit_code", "bank_card", "web_address",
]  # fmt: skip
RESERVED_OUTCOMES = {
    "agree": ("同意", "Agree"),
    "object": ("不同意", "Object"),
    "return": ("退回", "Return"),
    "refuse": ("否决", "Refuse"),
    "abstain": ("弃权", "Abstain"),
    "next": ("完成", "Done"),
}
"""Outcome ids with ready names; ``next`` is what a task has when it declares none."""
