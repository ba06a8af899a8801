"""Rows of a pool or register that a field may name, while somebody types what they look for."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from xize.projects.queries.access import project_state
from xize.registers.elsewhere import offered
from xize.web.access import signed_in
from xize.web.request import Request

LONGEST = 100
"""Characters looked for."""


@signed_in
@require_safe
def offer(request: Request, stream: str, of: str) -> HttpResponse:
    """What rows are called that hold ``find`` and are open to the reader, as JSON."""
    read = project_state(request.actor, stream)
    find = request.GET.get("find", "")[:LONGEST]
    rows = offered(request.actor, read.edition.rules.regulation, of, find)
    return JsonResponse({"rows": rows})
