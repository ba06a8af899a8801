"""What every page of an edition begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xize.core.regulation.model import UNDECIDED
from xize.projects.queries.coverage import coverage
from xize.rulebook import queries as rulebook
from xize.rulebook.names import Names
from xize.rulebook.queries import EditionCard
from xize.web.regulations.phrases import Phrases
from xize.web.request import Request

TABS = (
    ("edition", _("Articles and flow")),
    ("edition-drawing", _("Flow chart (BPMN)")),
    ("edition-documents", _("Documents")),
    ("edition-roles", _("Roles")),
    ("edition-deadlines", _("Deadlines and figures")),
    ("edition-figures", _("Indicators and registers")),
    ("edition-scenarios", _("Scenarios")),
)
STATES: dict[str, str | Promise] = {
    "draft": _("Draft edition"),
    "in_force": _("In force"),
    "repealed": _("Repealed"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of an edition's page."""

    words: str | Promise
    address: str
    current: bool


def read(request: Request, edition: str) -> tuple[EditionCard, Phrases]:
    """The edition and its words; 404 for one that the reader may not see or that is not there."""
    card = next((one for one in rulebook.editions(request.actor) if one.id == edition), None)
    if card is None:
        raise Http404
    written = rulebook.compiled(edition)
    language = request.actor.language
    return card, Phrases(written, Names(written, language), language)


def frame(card: EditionCard, phrases: Phrases, tab: str) -> dict[str, Any]:
    """The head of the page."""
    regulation = phrases.edition.regulation
    return {
        "card": card,
        "title": phrases.names.title,
        "issued": regulation.issued,
        "undecided": UNDECIDED,
        "coverage": coverage(phrases.edition),
        "state_words": STATES[card.state],
        "tabs": [Tab(words, reverse(route, args=[card.id]), route == tab) for route, words in TABS],
    }
