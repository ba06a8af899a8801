"""签出 and 签入."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.core.engine import Refused
from xize.projects import queries, services
from xize.projects.queries.documents import document
from xize.web.access import signed_in
from xize.web.documents.views import show
from xize.web.parts.people import People
from xize.web.parts.refusals import sentence
from xize.web.request import Request


@signed_in
@require_POST
def check_out(request: Request, stream: str, key: str) -> HttpResponse:
    """Keep a document to oneself at an open step (``item``)."""
    return _act(
        request,
        stream,
        key,
        lambda: services.check_out(
            actor=request.actor,
            stream=stream,
            document=key,
            item=request.POST.get("item", ""),
            text=request.POST.get("text", ""),
        ),
        _("You have checked it out. The others see that you are working on it."),
    )


@signed_in
@require_POST
def check_in(request: Request, stream: str, key: str) -> HttpResponse:
    """Give it back, or take it from somebody with a reason."""
    return _act(
        request,
        stream,
        key,
        lambda: services.check_in(
            actor=request.actor, stream=stream, document=key, reason=request.POST.get("reason", "")
        ),
        _("The document is free again."),
    )


def _act(
    request: Request, stream: str, key: str, act: Callable[[], object], said: str
) -> HttpResponse:
    """Carry it out and come back to the document, with what stood in the way."""
    document(request.actor, stream, key, timezone.now())  # whoever may not read it may not touch it
    try:
        act()
    except Refused as refused:
        return show(request, stream, key, refusal=said_of(request, stream, refused), status=422)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("document", args=[stream, key]))


def said_of(request: Request, stream: str, refused: Refused) -> str:
    """A refusal in the reader's words, with names."""
    read = queries.project_state(request.actor, stream)
    named = refused.args_.get("people", ())
    people = People(request.actor, named if isinstance(named, tuple) else (), read.names)
    return sentence(refused, read.names, request.actor.language, people)
