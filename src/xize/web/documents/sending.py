"""分发: sending a version to people and roles, and seeing who has got, read, answered it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xize.core.engine import Refused
from xize.documents.refusals import DocumentRefusal
from xize.people.ids import new_id
from xize.projects import services
from xize.projects.queries import documents as queries
from xize.projects.queries.documents import DocumentPage
from xize.projects.refusals import NoSuchPaper
from xize.web.access import signed_in
from xize.web.documents.acting import said_of
from xize.web.documents.frame import frame
from xize.web.parts.choices import Choices
from xize.web.parts.submitted import files_of
from xize.web.request import Request

DAYS = ("1", "2", "3", "5", "10")
"""Working days to choose from, after which the silent ones are reminded."""


@signed_in
def send(request: Request, stream: str, key: str) -> HttpResponse:
    """Ask to whom; on POST send it, and go to where the answers gather."""
    page = queries.document(request.actor, stream, key, timezone.now())
    if not page.may_send:
        raise NoSuchPaper(key)
    if request.method != "POST":
        return _ask(request, page)
    people = [*request.POST.getlist("to"), *_of_departments(request)]
    days = request.POST.get("days", "")
    try:
        done = services.send(
            actor=request.actor,
            stream=stream,
            document=key,
            version=int(request.POST.get("version") or 0),
            to=list(dict.fromkeys(people)),
            roles=request.POST.getlist("role"),
            text=request.POST.get("text", ""),
            reply="reply" in request.POST,
            within=f"{days} workdays" if days in DAYS else "",
            key=request.POST.get("key") or None,
        )
    except Refused as refused:
        return _ask(request, page, said_of(request, stream, refused))
    messages.success(request, _("Sent. Here you see who has signed for it."))
    sent_ids = [getattr(one, "sending", "") for one in done.events]
    sending = next((one for one in sent_ids if one), "")
    address = ("document-sent", [stream, sending]) if sending else ("document", [stream, key])
    return HttpResponseRedirect(reverse(address[0], args=address[1]))


def _of_departments(request: Request) -> list[str]:
    """Everybody of the departments that were ticked."""
    wanted = {*request.POST.getlist("department")}
    if not wanted:
        return []
    names = {one.id: one.name for one in Choices(request.actor).departments}
    units = {names[one] for one in wanted if one in names}
    everybody = Choices(request.actor).everybody
    return [one.id for one in everybody if one.unit in units and one.id != request.actor.person]


def _ask(request: Request, page: DocumentPage, refusal: str = "") -> HttpResponse:
    choices = Choices(request.actor)
    context = frame(request, page.line, page.read, timezone.now(), ())
    roles = page.read.edition.rules.roles.values()
    context |= {
        "page": page,
        "refusal": refusal,
        "given": request.POST,
        "version": request.POST.get("version") or request.GET.get("version", ""),
        "chosen": request.POST.getlist("to"),
        "groups": choices.people,
        "departments": choices.departments,
        "roles": [
            (one.id, page.read.names.role(one.id), one.kind == "outside")
            for one in roles
            if one.id in page.read.state.team or one.kind in ("outside", "heads", "group")
        ],
        "chosen_roles": request.POST.getlist("role"),
        "days": DAYS,
        "key": request.POST.get("key") or new_id(),
    }
    return render(request, "documents/send.html", context, status=422 if refusal else 200)


@signed_in
def sent(request: Request, stream: str, sending: str) -> HttpResponse:
    """Who has got, read and answered it; on POST remind, recall, or record an outside answer."""
    queries.sent(request.actor, stream, sending, timezone.now())
    if request.method != "POST":
        return _show(request, stream, sending)
    try:
        said = _steer(request, stream, sending)
    except Refused as refused:
        return _show(request, stream, sending, said_of(request, stream, refused))
    except DocumentRefusal as refused:
        return _show(request, stream, sending, refused.sentence(request.actor.language))
    messages.success(request, said)
    return HttpResponseRedirect(reverse("document-sent", args=[stream, sending]))


def _steer(request: Request, stream: str, sending: str) -> str:
    """Carry out what was asked; what is said afterwards. Raises ``Refused``."""
    on: dict[str, Any] = {"actor": request.actor, "stream": stream, "sending": sending}
    text = request.POST.get("text", "")
    match request.POST.get("do"):
        case "chase":
            services.chase(**on, text=text)
            return _("Those who have not answered were reminded.")
        case "recall":
            services.recall(**on, reason=text)
            return _("Taken back. The receivers were told and can open it no more.")
        case "record":
            files, bad = files_of(request, ["answer"])
            for refusal in bad.values():
                raise refusal
            behalf = request.POST.get("behalf", "")
            how: Any = request.POST.get("how", "received")
            if how not in ("received", "read", "replied"):
                raise Http404
            given = files.get("answer", [])
            services.acknowledge(**on, how=how, text=text, files=given, on_behalf=behalf)
            return _("The answer of the outside party was recorded.")
    raise Http404


def _show(request: Request, stream: str, sending: str, refusal: str = "") -> HttpResponse:
    now = timezone.now()
    page = queries.sent(request.actor, stream, sending, now)
    named = {page.sending.by, page.sending.recalled_by, *page.sending.to}
    named |= {one for _at, by, to in page.sending.chased for one in (by, *to)}
    named |= {one.recorded_by for one in page.answers}
    context = frame(request, page.line, page.read, now, named)
    context |= {
        "page": page,
        "refusal": refusal,
        "outside": [(one, page.read.names.role(one)) for one in page.recordable],
        "received": sum(one.received is not None for one in page.answers),
        "has_read": sum(one.read is not None for one in page.answers),
        "replied": sum(one.replied is not None for one in page.answers),
    }
    return render(request, "documents/sent.html", context, status=422 if refusal else 200)
