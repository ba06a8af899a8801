"""Views of an open step that may be opened for somebody one stands in for (代理)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.utils import timezone

from xize.projects import queries
from xize.web.request import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, str, str, P], HttpResponse]


def standing_in(view: View[P]) -> View[P]:
    """Let ``request.actor`` act for whom ``?for=`` names."""

    @wraps(view)
    def opened(
        request: Request, stream: str, element: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        wanted = request.GET.get("for", "")
        if wanted:
            request.actor = queries.acting(request.actor, timezone.now(), wanted)
        return view(request, stream, element, *args, **kwargs)

    return opened
