"""Error pages: what happened, why, and what to do, in the reader's language.

They stand on their own: none of them asks the database, so that they also show when it is gone.
"""

from __future__ import annotations

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import get_language

from xize.people.permissions import Permission
from xize.web.access import public
from xize.web.errors.problems import (
    BAD_REQUEST,
    BUSY,
    FORBIDDEN,
    NOT_FOUND,
    SERVER_ERROR,
    STALE_FORM,
    Problem,
)

RETRY_AFTER = 10
"""Seconds, for programs; people see for themselves."""


def show(
    request: HttpRequest, problem: Problem, *, why: str | Promise = "", code: str = ""
) -> HttpResponse:
    """The page, or for a part of a page (HTMX) only the notice."""
    part = bool(request.headers.get("HX-Request"))
    context = {
        "problem": problem,
        "why": why or problem.why,
        "code": code,
        "language": get_language() or "zh-hans",
    }
    template = "errors/part.html" if part else "errors/page.html"
    return HttpResponse(render_to_string(template, context), status=problem.status)


@public
def bad_request(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 - Django hands it over by this name
) -> HttpResponse:
    """400."""
    return show(request, BAD_REQUEST)


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, naming the missing permission."""
    missing = exception.args[0] if exception is not None and exception.args else ""
    return show(request, FORBIDDEN, code=missing if isinstance(missing, Permission) else "")


@public
def csrf_failed(request: HttpRequest, **_: object) -> HttpResponse:
    """403 for a form without a valid token."""
    return show(request, STALE_FORM)


@public
def not_found(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 - Django hands it over by this name
) -> HttpResponse:
    """404, the same for what does not exist and for what is not meant for the reader."""
    return show(request, NOT_FOUND)


@public
def server_error(request: HttpRequest, **_: object) -> HttpResponse:
    """500; or 503 where only the database kept us waiting too long, and nothing was recorded."""
    if not isinstance(sys.exc_info()[1], OperationalError):
        return show(request, SERVER_ERROR)
    answer = show(request, BUSY)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer
