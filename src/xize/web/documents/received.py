"""签收: one version for whoever got it, a partner's contact too: got, read, replied."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xize.core.engine import Refused
from xize.documents.refusals import DocumentRefusal
from xize.notices import services as notices
from xize.projects import services
from xize.projects.queries import documents as queries
from xize.projects.queries.documents import MySending
from xize.web.access import signed_in
from xize.web.parts.people import People
from xize.web.parts.refusals import sentence
from xize.web.parts.submitted import files_of
from xize.web.request import Request

SAID = {
    "received": _("You have signed for it."),
    "read": _("Recorded that you have read it."),
    "replied": _("Your reply was sent."),
}


@signed_in
def received(request: Request, stream: str, sending: str) -> HttpResponse:
    """The version and what is asked; on POST sign for it, say that it was read, or reply."""
    page = queries.received(request.actor, stream, sending)
    if request.method != "POST":
        return _show(request, page)
    how: Any = request.POST.get("how", "")
    if how not in SAID:
        raise Http404
    files, bad = files_of(request, ["reply"])
    try:
        for refusal in bad.values():
            raise refusal
        services.acknowledge(
            actor=request.actor,
            stream=stream,
            sending=sending,
            how=how,
            text=request.POST.get("text", ""),
            files=files.get("reply", []),
        )
    except Refused as refused:
        said = sentence(refused, page.read.names, request.actor.language)
        return _show(request, page, said)
    except DocumentRefusal as refused:
        return _show(request, page, refused.sentence(request.actor.language))
    if how == "replied" or page.sending.asks != "reply":  # else it still waits to be signed for
        notices.acknowledge_about(actor=request.actor, stream=stream, about=sending)
    messages.success(request, SAID[how])
    return HttpResponseRedirect(reverse("document-received", args=[stream, sending]))


def _show(request: Request, page: MySending, refusal: str = "") -> HttpResponse:
    people = People(request.actor, {page.sending.by, page.version.by}, page.read.names)
    context = {
        "page": page,
        "line": page.line,
        "people": people,
        "refusal": refusal,
        "given": request.POST,
        "asks_reply": page.sending.asks == "reply",
    }
    return render(request, "documents/received.html", context, status=422 if refusal else 200)
