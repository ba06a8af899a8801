"""What can be done on a project as a whole."""

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
from xize.projects.services import Done
from xize.web.access import signed_in
from xize.web.parts.refusals import sentence
from xize.web.project.views import show_overview
from xize.web.request import Request

Verb = Callable[[Request, str], Done]


@signed_in
@require_POST
def start(request: Request, stream: str) -> HttpResponse:
    """Begin a side procedure and open its first step if it is one's own."""
    procedure = request.POST.get("procedure", "")

    def verb(request: Request, stream: str) -> Done:
        return services.start_procedure(
            actor=request.actor,
            stream=stream,
            procedure=procedure,
            holds=request.POST.getlist("holds"),
            at=timezone.now(),
            key=request.POST.get("key") or None,
        )

    return _carry_out(request, stream, verb)


@signed_in
@require_POST
def manage(request: Request, stream: str) -> HttpResponse:
    """Suspend, resume, cancel, reopen, withdraw, correct a datum, name people."""
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        return show_overview(request, stream, refusal=_("Unknown action."), status=422)
    return _carry_out(request, stream, verb)


def _carry_out(request: Request, stream: str, verb: Verb) -> HttpResponse:
    """Do it and go to the project, or show the project with the refusal."""
    queries.require(request.actor, stream)
    try:
        done = verb(request, stream)
    except Refused as refused:
        names = queries.project_state(request.actor, stream).names
        text = f"{sentence(refused, names, request.actor.language)} ({refused.code})"
        return show_overview(request, stream, refusal=text, status=422)
    messages.success(request, _("Recorded."))
    opened = {getattr(one, "element", "") for one in done.events}
    for line in queries.todo(request.actor, limit=50):
        if line.project.stream == stream and line.element in opened:
            return HttpResponseRedirect(reverse("item", args=[stream, line.element]))
    return HttpResponseRedirect(reverse("project", args=[stream]))


def _reason(request: Request) -> str:
    return request.POST.get("reason", "")


def _suspend(request: Request, stream: str) -> Done:
    return services.suspend(
        actor=request.actor, stream=stream, reason=_reason(request), at=timezone.now()
    )


def _resume(request: Request, stream: str) -> Done:
    return services.resume(
        actor=request.actor, stream=stream, reason=_reason(request), at=timezone.now()
    )


def _cancel(request: Request, stream: str) -> Done:
    return services.cancel(
        actor=request.actor, stream=stream, reason=_reason(request), at=timezone.now()
    )


def _reopen(request: Request, stream: str) -> Done:
    to = request.POST.get("to", "")
    return services.reopen(
        actor=request.actor, stream=stream, to=to, reason=_reason(request), at=timezone.now()
    )


def _withdraw(request: Request, stream: str) -> Done:
    post = request.POST
    return services.withdraw(
        actor=request.actor,
        stream=stream,
        case=post.get("case", ""),
        node=post.get("node", ""),
        reason=_reason(request),
        at=timezone.now(),
    )


def _withdraw_case(request: Request, stream: str) -> Done:
    case = request.POST.get("case", "")
    return services.withdraw_case(
        actor=request.actor, stream=stream, case=case, reason=_reason(request), at=timezone.now()
    )


def _change_data(request: Request, stream: str) -> Done:
    post = request.POST
    return services.change_data(
        actor=request.actor,
        stream=stream,
        name=post.get("name", ""),
        value=post.get("value", ""),
        reason=_reason(request),
        at=timezone.now(),
    )


def _name(request: Request, stream: str) -> Done:
    post = request.POST
    return services.name_people(
        actor=request.actor,
        stream=stream,
        role=post.get("role", ""),
        people=[one for one in post.getlist("people") if one],
        reason=_reason(request),
        at=timezone.now(),
    )


VERBS: dict[str, Verb] = {
    "cancel": _cancel,
    "change_data": _change_data,
    "name": _name,
    "reopen": _reopen,
    "resume": _resume,
    "suspend": _suspend,
    "withdraw": _withdraw,
    "withdraw_case": _withdraw_case,
}
