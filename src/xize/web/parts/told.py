"""Notices in words: what was told, with outcomes by name."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xize.core.deadlines import text_words
from xize.people.actor import Actor
from xize.projects.queries import NoticeLine
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written

KINDS: dict[str, str | Promise] = {
    "opened": _("new work"),
    "overdue": _("overdue"),
    "reminder": _("reminder"),
    "returned": _("returned"),
    "decided": _("decided"),
    "escalated": _("escalated"),
    "due_moved": _("deadline moved"),
    "ended_early": _("no longer asked"),
    "nobody": _("nobody is there"),
    "retracted": _("retracted"),
    "copied": _("Copied"),
    "circulated": _("Circulated"),
    "urged": _("urged"),
    "commented": _("Comment"),
    "transferred": _("passed on"),
    "delegated": _("delegated"),
    "answered": _("answered"),
    "signer_added": _("asked to sign"),
    "signer_removed": _("no longer asked"),
    "handed_over": _("handed over to you"),
    "sent": _("sent to you"),
    "chased": _("reminder"),
    "replied": _("replied"),
    "retracted_sending": _("recalled"),
    "taken_in": _("taken back"),
    "stale": _("text changed"),
}
"""What a notice is, by its kind; others are just notices."""

SENDINGS = frozenset(("sent", "chased", "replied", "retracted_sending"))
"""Notices that are about a version sent round; ``about`` is its id."""

OPEN_SENDINGS = SENDINGS - {"retracted_sending"}
"""Those that lead to what was sent: what was taken back is there no more."""


def told_lines(actor: Actor, lines: Iterable[NoticeLine]) -> list[tuple[NoticeLine, str]]:
    """Each notice with its text; what came back says with which outcome."""
    return [(line, _text(actor, line)) for line in lines]


def _text(actor: Actor, line: NoticeLine) -> str:
    if line.kind == "due_moved":
        return text_words(line.text, actor.language)
    if line.kind not in ("returned", "decided", "ended_early") or not line.text:
        return line.text
    return Names(as_written(line.project.edition), actor.language).outcome(line.about, line.text)
