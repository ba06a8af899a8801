"""Taking a register away as a file: at once, or as a background task where it is long."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xize.jobs.services import begin
from xize.registers.asking import encoded
from xize.registers.export import MEDIA_TYPES, WRITERS, sheet_of
from xize.registers.queries import card_of, columns_of
from xize.registers.works import EXPORT
from xize.web.access import signed_in
from xize.web.registers.asked import page_of_address
from xize.web.registers.controls import words
from xize.web.registers.views import opened_for
from xize.web.request import Request


@signed_in
@require_safe
def export(request: Request, regulation: str, ident: str, kind: str) -> HttpResponse:
    """The rows as they are filtered and sorted on the page, all of them."""
    if kind not in WRITERS:
        raise Http404
    _shelf, opened = opened_for(request.actor, regulation, ident)
    page = page_of_address(request.GET, opened.columns)
    name = card_of(opened.names, opened.edition, ident).name
    said = words(opened, columns_of(opened), page.asked)
    show = page.show or _filled(opened.filled()[1])
    content = WRITERS[kind](sheet_of(opened, page.asked, name, show, said))
    answer = HttpResponse(content, content_type=MEDIA_TYPES[kind])
    file = quote(f"{name}-{timezone.localdate().isoformat()}.{kind}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{file}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@signed_in
@require_POST
def export_task(request: Request, regulation: str, ident: str, kind: str) -> HttpResponse:
    """The same as a background task; its page shows how far it is."""
    if kind not in WRITERS:
        raise Http404
    shelf, opened = opened_for(request.actor, regulation, ident)
    page = page_of_address(request.GET, opened.columns)
    name = card_of(opened.names, opened.edition, ident).name
    arguments = {
        "regulation": shelf.regulation,
        "ident": ident,
        "format": kind,
        "asked": encoded(page.asked),
        "show": [*(page.show or _filled(opened.filled()[1]))],
        "words": words(opened, columns_of(opened), page.asked),
    }
    job = begin(
        EXPORT,
        person=request.actor.person,
        arguments=arguments,
        language=request.actor.language,
        title=_("Export of %(name)s") % {"name": name},
        back=f"{reverse('register', args=[regulation, ident])}?{request.GET.urlencode()}"[:500],
    )
    return redirect("job", job)


def _filled(counts: dict[str, int]) -> tuple[str, ...]:
    """The columns that are filled in anywhere; all of them where there is no row yet."""
    return tuple(one for one, count in counts.items() if count) or tuple(counts)
