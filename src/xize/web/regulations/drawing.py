"""The BPMN drawing of an edition: its picture, and both as files."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xize.people.permissions import Permission
from xize.rulebook.picturing import pictured
from xize.web.access import permitted
from xize.web.regulations.reading import frame, read
from xize.web.request import Request

readers = permitted(Permission.RULEBOOK_EDITIONS_READ)


@readers
@require_safe
def page(request: Request, edition: str) -> HttpResponse:
    """The picture, why it is edited where it is, the downloads."""
    card, phrases = read(request, edition)
    context = frame(card, phrases, "edition-drawing")
    found = pictured(request.actor, edition)
    may_draw = request.actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH)
    context |= {"is_drawn": found.is_drawn, "may_draw": may_draw and found.is_drawn}
    return render(request, "regulations/drawing.html", context)


@readers
@require_safe
def picture(request: Request, edition: str) -> HttpResponse:
    """The picture; ``?as=file`` to be kept."""
    card, _phrases = read(request, edition)
    content = pictured(request.actor, edition).picture
    answer = HttpResponse(content, content_type="image/svg+xml; charset=utf-8")
    if request.GET.get("as") == "file":
        answer["Content-Disposition"] = _named(f"{card.regulation}-{card.edition}.svg")
    return answer


@readers
@require_safe
def file(request: Request, edition: str) -> HttpResponse:
    """The file, with all that the regulation says in it."""
    card, _phrases = read(request, edition)
    answer = HttpResponse(pictured(request.actor, edition).file, content_type="application/xml")
    answer["Content-Disposition"] = _named(f"{card.regulation}-{card.edition}.bpmn")
    return answer


def _named(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"
