"""Turns a refusal that a view did not handle into a 409 page with its code and sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from xize.core.engine.refusals import Refused
from xize.people.refusals import PeopleRefusal
from xize.web.errors.problems import CONFLICT, TOO_LARGE
from xize.web.errors.views import show


class RefusalMiddleware:
    """Refusals are answers, not errors: they get a page that says what is possible."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do before the view runs."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave everything else to Django."""
        if isinstance(exception, (Refused, PeopleRefusal)):
            sentence = exception.sentence(get_language() or "zh-hans")
            return show(request, CONFLICT, why=sentence, code=exception.code)
        if isinstance(exception, RequestDataTooBig):
            return show(request, TOO_LARGE)
        return None
