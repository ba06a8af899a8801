"""Searching: the page of answers, and what is offered while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xize.people.actor import Actor
from xize.rulebook import queries as rulebook
from xize.search import queries
from xize.search.keys import DOCUMENT, FORM, KINDS, PERSON, PROJECT, REMARK, RULE, UNIT
from xize.search.queries import PAGE, Found, Group
from xize.web.access import signed_in
from xize.web.parts.paging import Page
from xize.web.request import Request
from xize.web.search.addresses import address_of
from xize.web.search.asked import Asked, asked

OFFERED = 3
"""Answers of a kind that are offered while somebody types."""

HEADINGS: dict[str, str | Promise] = {
    PROJECT: _("Projects"),
    DOCUMENT: _("Documents"),
    FORM: _("Forms"),
    REMARK: _("Opinions and remarks"),
    PERSON: _("People"),
    UNIT: _("Departments and partners"),
    RULE: _("Regulations"),
}
ICONS = {
    PROJECT: "folder",
    DOCUMENT: "file-text",
    FORM: "forms",
    REMARK: "message",
    PERSON: "user",
    UNIT: "sitemap",
    RULE: "scale",
}


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of a kind, each with its address. ``more``: there are others behind them."""

    kind: str
    heading: str | Promise
    icon: str
    total: int
    answers: tuple[tuple[Found, str], ...]

    @property
    def more(self) -> bool:
        """Whether the page of the kind shows more of them."""
        return self.total > len(self.answers)


@signed_in
@require_safe
def search(request: Request) -> HttpResponse:
    """What the words of ``?text=`` are found in, as far as it is open to the person."""
    actor, wanted = request.actor, asked(request)
    whole = bool(wanted.filters.kind)
    answers = queries.find(
        actor,
        wanted.text,
        wanted.filters,
        each=PAGE if whole else queries.EACH,
        page=wanted.page if whole else 1,
    )
    context = {
        "asked": wanted,
        "text": wanted.text,
        "too_short": answers.too_short,
        "sections": _sections(answers.groups),
        "total": answers.total,
        "page": _page(wanted, answers.groups) if whole else None,
        "near": [] if answers.groups or not wanted.text else queries.near(actor, wanted.text),
        "late": queries.late(actor),
        "kinds": [(kind, HEADINGS[kind]) for kind in KINDS],
        "regulations": _regulations(actor),
    }
    return render(request, "search/page.html", context)


@signed_in
@require_safe
def suggest(request: Request) -> HttpResponse:
    """The first answers of each kind, for the box at the top of every page."""
    wanted = asked(request)
    answers = queries.find(request.actor, wanted.text, each=OFFERED)
    context = {
        "text": wanted.text,
        "too_short": answers.too_short,
        "sections": _sections(answers.groups),
        "total": answers.total,
    }
    return render(request, "search/suggest.html", context)


def _sections(groups: Iterable[Group]) -> list[Section]:
    return [
        Section(
            one.kind,
            HEADINGS[one.kind],
            ICONS[one.kind],
            one.total,
            tuple((found, address_of(found)) for found in one.found),
        )
        for one in groups
    ]


def _page(wanted: Asked, groups: Sequence[Group]) -> Page[Found]:
    """Where the page stands among all answers of its kind."""
    number = wanted.page
    shown = sum(len(one.found) for one in groups)
    more = sum(one.total for one in groups) > (number - 1) * PAGE + shown
    return Page((), number, number - 1, number + 1 if more and shown else 0)


def _regulations(actor: Actor) -> list[tuple[str, str]]:
    return [(one.regulation, one.title) for one in rulebook.in_force(actor)]
