"""Sealing a print, its list with what each seal is worth now, and its download."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xize.documents import blobs
from xize.people import queries as people
from xize.people.actor import Actor
from xize.projects.prints import sealing
from xize.web.access import signed_in
from xize.web.request import Request


@dataclass(frozen=True, slots=True)
class Shown:
    """A sealed print with the state of its last seal."""

    blob: str
    at: datetime
    name: str
    certificate: str
    state: str
    sentence: str
    current: bool


def sealed_prints(actor: Actor, stream: str, kind: str, about: str) -> list[Shown]:
    """The sealed prints of one kind; each is verified when it is shown."""
    found = [
        one for one in sealing.sealed_of(stream) if (one.body.kind, one.body.about) == (kind, about)
    ]
    cards = people.people(actor, [one.by for one in found])
    return [_shown(one, cards[one.by].name if one.by in cards else "") for one in found]


def _shown(one: sealing.SealedPrint, name: str) -> Shown:
    verified = sealing.checked(blobs.read(one.body.blob) or b"", timezone.now())[-1]
    return Shown(
        blob=one.body.blob,
        at=one.at,
        name=name,
        certificate=verified.certificate.name if verified.certificate else "",
        state=verified.state,
        sentence=verified.sentence(get_language() or "zh-hans"),
        current=one.current,
    )


@signed_in
@require_POST
def seal(request: Request, stream: str, kind: str, about: str) -> HttpResponse:
    """Seal what is shown now and keep it."""
    sealing.seal_print(
        actor=request.actor, stream=stream, kind=kind, about=about, at=timezone.now()
    )
    messages.success(request, _("Sealed and kept"))
    return redirect("print", stream, kind, about)


@signed_in
@require_safe
def download(request: Request, stream: str, blob: str) -> FileResponse:
    """A sealed print, as it was kept."""
    one, content = sealing.sealed(request.actor, stream, blob)
    made = sealing.as_printed(one, content)
    answer = FileResponse(
        BytesIO(content), as_attachment=True, filename=made.name, content_type=made.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
