"""The timeline of a project in sentences: what one person did in one go is one entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from xize.core.deadlines import text_words
from xize.core.story import Moment, Story
from xize.rulebook.names import Names

VERBS: dict[str, str | Promise] = {
    "started": gettext_lazy("began the project"),
    "team_named": gettext_lazy("named people for"),
    "data_set": gettext_lazy("set"),
    "suspended": gettext_lazy("suspended the project"),
    "resumed": gettext_lazy("resumed the project"),
    "ended": gettext_lazy("ended the project:"),
    "reopened": gettext_lazy("took the project up again"),
    "case_opened": gettext_lazy("started"),
    "case_closed": gettext_lazy("closed"),
    "reached": gettext_lazy("reached"),
    "decided": gettext_lazy("decided"),
    "entry_made": gettext_lazy("gave an opinion on"),
    "transferred": gettext_lazy("handed over"),
    "waived": gettext_lazy("let pass at"),
    "split_asked": gettext_lazy("found differing demands, to be decided at"),
    "reseated": gettext_lazy("passed on, overdue,"),
    "returned": gettext_lazy("sent back"),
    "came_back": gettext_lazy("came straight back to"),
    "decision_taken_back": gettext_lazy("took their decision back at"),
    "moved": gettext_lazy("moved the work to"),
    "delegated": gettext_lazy("delegated"),
    "delegate_answered": gettext_lazy("answered the delegation of"),
    "signer_added": gettext_lazy("added signers at"),
    "signer_removed": gettext_lazy("removed a signer at"),
    "claimed": gettext_lazy("claimed"),
    "claim_released": gettext_lazy("gave back unclaimed"),
    "copied": gettext_lazy("sent a copy of"),
    "circulated": gettext_lazy("circulated"),
    "urged": gettext_lazy("urged on"),
    "commented": gettext_lazy("commented on"),
    "handed_over": gettext_lazy("handed over everything"),
    "withdrawn": gettext_lazy("took back"),
    "dropped": gettext_lazy("ended early"),
    "skipped": gettext_lazy("left out"),
    "opened": gettext_lazy("opened"),
    "due_moved": gettext_lazy("moved the deadline of"),
    "reminded": gettext_lazy("reminded about"),
    "overdue_noted": gettext_lazy("marked as overdue"),
    "missing_found": gettext_lazy("found lacking by the new data:"),
    "section_filled": gettext_lazy("filled in"),
    "numbered": gettext_lazy("issued the number of"),
    "version_added": gettext_lazy("handed in"),
    "signed": gettext_lazy("signed"),
    "signatures_voided": gettext_lazy("voided the signatures on"),
    "checked_out": gettext_lazy("checked out"),
    "checked_in": gettext_lazy("gave back"),
    "version_sent": gettext_lazy("sent round"),
    "received": gettext_lazy("signed for"),
    "read": gettext_lazy("read"),
    "replied": gettext_lazy("replied about"),
    "chased": gettext_lazy("reminded the receivers of"),
    "recalled": gettext_lazy("recalled"),
    "delivered": gettext_lazy("delivered dossier items"),
    "occurrence_missed": gettext_lazy("missed an occurrence of"),
    "held": gettext_lazy("held"),
    "released": gettext_lazy("released"),
    "passed": gettext_lazy("met in the flow:"),
    "sent": gettext_lazy("let go out from"),
    "compensated": gettext_lazy("began to undo"),
    "failed": gettext_lazy("found no way on at"),
}
"""Event kinds that stand in the timeline; others are not for readers."""

QUIET = frozenset(
    ("opened", "dropped", "skipped", "signed", "reminded", "section_filled", "reached")
)
"""Shown small: consequences of what stands above them."""


INTERRUPTED = "interrupted:"
"""How the reason begins of what an event of a drawn flow ended."""
WORDLESS = frozenset(
    ("dropped", "skipped", "case_closed", "overdue_noted", "reached", "reseated", "sent")
)
"""Their text is a word of the engine's own, not of a person."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One line: a verb, what it is about, what came of it, what was written."""

    kind: str
    verb: str | Promise
    about: str
    outcome: str
    text: str
    quiet: bool
    people: tuple[str, ...] = ()
    acting_for: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody did at one instant."""

    at: datetime
    by: str
    doings: tuple[Doing, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody it names."""
        named = [one for doing in self.doings for one in (*doing.people, doing.acting_for)]
        return (self.by, *named)


def timeline(story: Story, names: Names) -> Iterator[Entry]:
    """The newest first."""
    moments = [one for one in story.timeline if one.kind in VERBS and _is_told(one, names)]
    for (at, by), found in groupby(reversed(moments), key=lambda one: (one.at, one.by)):
        together = [_doing(one, story, names) for one in reversed(list(found))]
        yield Entry(at, by, tuple(_loud_first(together)))


def _is_told(moment: Moment, names: Names) -> bool:
    """Of the tokens of a drawn flow only what occurred is told, not every gateway they pass."""
    return moment.kind != "passed" or names.occurs(moment.node)


def _loud_first(doings: Iterable[Doing]) -> list[Doing]:
    return sorted(doings, key=lambda one: one.quiet)


def _doing(moment: Moment, story: Story, names: Names) -> Doing:
    about, outcome = _about(moment, story, names)
    text = moment.text
    if text.startswith(INTERRUPTED):
        event = names.node(text.removeprefix(INTERRUPTED))
        text = _("because of “%(event)s”") % {"event": event}
    elif moment.kind in WORDLESS:
        text = ""
    elif moment.kind == "due_moved":
        text = _why_moved(text, names)
    return Doing(
        kind=moment.kind,
        verb=VERBS[moment.kind],
        about=about,
        outcome=outcome,
        text=text,
        quiet=moment.kind in QUIET,
        people=moment.people,
        acting_for=moment.acting_for,
    )


def _why_moved(reason: str, names: Names) -> str:
    """The date a deadline hung on, by name; what changed in the calendar, as a sentence."""
    cause, _colon, datum = reason.partition(":")
    if cause == "data":
        return names.datum(datum)
    return text_words(reason, get_language() or "zh")


def _about(moment: Moment, story: Story, names: Names) -> tuple[str, str]:
    step = names.node(moment.node) if moment.node else ""
    match moment.kind:
        case "decided":
            return step, names.outcome(moment.node, moment.what)
        case "team_named":
            return _(", ").join(names.role(one) for one in moment.what.split(", ")), ""
        case "data_set":
            return names.datum(moment.what), ""
        case "ended":
            return "", names.result(moment.what)
        case "case_opened" | "case_closed":
            case = story.cases.get(moment.case)
            return names.procedure(case.procedure if case else moment.what), ""
        case "section_filled" | "numbered" | "version_added" | "signed" | "signatures_voided":
            return names.document(moment.what), ""
        case (
            "checked_out" | "checked_in" | "version_sent" | "received" | "read" | "replied"
            | "chased" | "recalled"
        ):  # fmt: skip
            return names.document(moment.what), ""
        case "delivered":
            return moment.what, ""
        case "waived":
            return step, names.requirement(moment.what, "")
        case "delegate_answered":
            return step, names.outcome(moment.node, moment.what) if moment.what else ""
        case "returned":
            return step, "→ " + _(", ").join(names.node(one) for one in moment.what.split(", "))
        case "moved" | "came_back":
            return names.node(moment.what), ""
        case "signer_added":
            return step, _position(moment, story)
        case "held" | "released":
            return names.document(moment.what.partition(".")[0]) if moment.what else "", ""
    return step, ""


def _position(moment: Moment, story: Story) -> str:
    """Before, after or beside whoever added them."""
    visit = story.visits.get(moment.element)
    words = {"before": _("before"), "after": _("after"), "beside": _("beside")}
    for one in visit.signers if visit else ():
        if (one.at, one.people) == (moment.at, moment.people):
            return words.get(one.position, "")
    return ""
