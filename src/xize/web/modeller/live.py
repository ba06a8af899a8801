"""What the modeller's script asks for: saving, problems, the dry run. JSON there and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from xize.people.permissions import Permission
from xize.rulebook.drafting import queries, services
from xize.rulebook.drafting.examining import examine
from xize.rulebook.drafting.services import Sent
from xize.rulebook.refusals import DraftChanged, DraftTooLarge, NoSuchDraft, RulebookRefusal
from xize.web.access import permitted
from xize.web.modeller.running import run_through
from xize.web.modeller.words import words_of
from xize.web.parts.people import People
from xize.web.request import Request

keepers = permitted(Permission.RULEBOOK_EDITIONS_PUBLISH)
Live = Callable[[Request, str, "Body"], dict[str, Any]]


class Body(msgspec.Struct, frozen=True):
    """What the script sends: ``version`` to save, ``chosen`` outcomes and ``data`` for a run."""

    rest: str
    drawing: str
    version: int = 0
    chosen: dict[str, str] = {}
    data: str = ""

    @property
    def sent(self) -> Sent:
        """For the services."""
        return Sent(self.rest, self.drawing)


_BODY = msgspec.json.Decoder(Body)


def live(answer: Live) -> Callable[[Request, str], HttpResponse]:
    """A view that reads such a body and answers data; refusals are data as well."""

    @wraps(answer)
    def view(request: Request, draft: str) -> HttpResponse:
        try:
            body = _BODY.decode(request.body)
            services.bounded(body.sent)
            return JsonResponse(answer(request, draft, body))
        except RequestDataTooBig:
            return _refused(request, DraftTooLarge("2 MB"), 413)
        except msgspec.DecodeError:
            return JsonResponse({"refusal": ""}, status=400)
        except DraftChanged as refusal:
            who = People(request.actor, [refusal.about])(refusal.about)
            return _refused(request, DraftChanged(who), 409)
        except NoSuchDraft as refusal:
            return _refused(request, refusal, 404)
        except DraftTooLarge as refusal:
            return _refused(request, refusal, 413)

    return view


def _refused(request: Request, refusal: RulebookRefusal, status: int) -> HttpResponse:
    said = {"refusal": refusal.sentence(request.actor.language), "code": refusal.code}
    return JsonResponse(said, status=status)


@keepers
@require_POST
@live
def save(request: Request, draft: str, body: Body) -> dict[str, Any]:
    """Keep what was drawn on a version; 409 where somebody else saved another one."""
    now = timezone.now()
    version = services.save(
        actor=request.actor, draft=draft, version=body.version, sent=body.sent, at=now
    )
    return {"version": version, "saved": timezone.localtime(now).strftime("%H:%M")}


@keepers
@require_POST
@live
def copy(request: Request, draft: str, body: Body) -> dict[str, Any]:
    """Keep what was drawn as a draft of its own."""
    fresh = services.save_as_new(
        actor=request.actor, draft=draft, sent=body.sent, at=timezone.now()
    )
    return {"address": reverse("modeller", args=[fresh])}


@keepers
@require_POST
@live
def problems(request: Request, draft: str, body: Body) -> dict[str, Any]:
    """What is wrong with it as it stands on the page; nothing is kept."""
    kept = queries.draft(request.actor, draft)
    if kept is None:
        raise NoSuchDraft
    found = examine(body.rest, kept.section, body.drawing)
    language = request.actor.language
    return {
        "words": words_of(body.rest),
        "problems": [
            {
                "rule": one.rule,
                "node": one.node,
                "file": one.file,
                "line": one.line,
                "weight": one.weight,
                "sentence": one.sentence(language),
            }
            for one in found
        ],
    }


@keepers
@require_POST
@live
def run(request: Request, draft: str, body: Body) -> dict[str, Any]:
    """The order of the steps; nothing is kept."""
    if queries.draft(request.actor, draft) is None:
        raise NoSuchDraft
    return run_through(body.drawing, body.chosen, body.data, request.actor.language)
