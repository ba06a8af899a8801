"""What happens to every request: who asks, in which language and zone, and whether they may."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation

from xize.people import queries
from xize.web.access import access_of
from xize.web.request import Request

Next = Callable[[HttpRequest], HttpResponseBase]


class ActorMiddleware:
    """Sets ``request.actor``, and answers in that person's language and the organisation's zone."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.zone = zoneinfo.ZoneInfo(settings.XIZE_TIME_ZONE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the person's own choice of language win over the browser's."""
        actor = queries.actor_for(request.user)
        cast(Request, request).actor = actor
        if actor.is_somebody:
            translation.activate(actor.language)
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        with timezone.override(self.zone):
            return self.get_response(request)


class AccessMiddleware:
    """Denies by default: opens only views that say who may open them."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do before the view is known."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Stop a request before its view runs, or let it through."""
        access = access_of(view)
        actor = cast(Request, request).actor
        if access is None:
            raise Http404
        if access.admits(actor):
            return None
        if actor.is_somebody:
            raise PermissionDenied(access.permission)
        return to_sign_in(cast(Request, request))


def to_sign_in(request: Request) -> HttpResponse:
    """Send somebody who is not signed in to the sign-in page, and back afterwards."""
    here = request.get_full_path() if request.method == "GET" else ""
    if request.htmx:
        here = request.htmx.current_url_abs_path or ""
    address = reverse("sign-in") + (f"?{urlencode({'next': here})}" if here else "")
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
