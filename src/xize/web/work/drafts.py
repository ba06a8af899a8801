"""草稿: what somebody has begun to write and not sent, on whichever page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.people.actor import Actor
from xize.projects import queries
from xize.projects.refusals import NoSuchItem, NoSuchProject
from xize.web.access import signed_in
from xize.web.parts.onwards import item_page
from xize.web.request import Request
from xize.writing import queries as writing
from xize.writing.queries import DraftLine
from xize.writing.services import discard_draft


@dataclass(frozen=True, slots=True)
class Line:
    """A draft. ``address`` is "" where its page is over; ``texts`` are what was written then."""

    place: str
    title: str
    step: str
    saved: datetime
    address: str
    texts: tuple[str, ...] = ()


@signed_in
def drafts(request: Request) -> HttpResponse:
    """The reader's drafts, the newest first."""
    lines = [_line(request.actor, one) for one in writing.drafts(request.actor)]
    return render(request, "work/drafts.html", {"lines": lines})


@signed_in
@require_POST
def discard(request: Request) -> HttpResponse:
    """Forget one of them."""
    discard_draft(actor=request.actor, place=request.POST.get("place", ""))
    messages.success(request, _("The draft is discarded."))
    return HttpResponseRedirect(reverse("work-drafts"))


def _line(actor: Actor, draft: DraftLine) -> Line:
    address = _address(actor, draft.parts)
    texts = () if address else _texts(actor, draft.place)
    return Line(draft.place, draft.title, draft.step, draft.saved, address, texts)


def _address(actor: Actor, parts: tuple[str, ...]) -> str:
    """The page of a draft, where it is still open to the reader."""
    match parts:
        case ("start", regulation):
            return reverse("start-project", args=[regulation])
        case ("item", stream, element, principal):
            now = timezone.now()
            reader = queries.acting(actor, now, principal) if principal else actor
            try:
                queries.work_item(reader, stream, element, now)
            except (NoSuchItem, NoSuchProject):
                return ""
            return item_page(stream, element, principal)
    return ""


def _texts(actor: Actor, place: str) -> tuple[str, ...]:
    """What was written, to be copied elsewhere; ticks and choices are left out."""
    kept = writing.draft(actor, place)
    pairs = kept.typed if kept else ()
    written = (name in ("comment", "title") or name.startswith("f:") for name, _values in pairs)
    return tuple(
        value
        for (_name, values), wanted in zip(pairs, written, strict=True)
        if wanted
        for value in values
        if value.strip() and value not in ("true", "false")
    )
