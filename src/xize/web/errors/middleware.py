"""Turns a refusal that a view did not handle into a 409 page with its code and sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from xize.archive.refusals import ArchiveRefusal, NoSuchDisposal
from xize.documents.refusals import NoSuchFile
from xize.jobs.refusals import NoSuchJob
from xize.projects.refusals import REFUSALS, NoSuchItem, NoSuchPaper, NoSuchProject
from xize.rulebook.refusals import NoSuchDraft, NoSuchEdition, NotInForce
from xize.web.errors.problems import CONFLICT, NOT_FOUND, TOO_LARGE
from xize.web.errors.views import show

UNKNOWN = (
    NoSuchDisposal,
    NoSuchDraft,
    NoSuchEdition,
    NoSuchFile,
    NoSuchItem,
    NoSuchJob,
    NoSuchPaper,
    NoSuchProject,
    NotInForce,
)
"""What does not exist, or is not for this person to see: the answer is the same."""


class RefusalMiddleware:
    """Refusals are answers, not errors: they get a page that says what is possible."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do before the view runs."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave everything else to Django."""
        if isinstance(exception, (*REFUSALS, ArchiveRefusal)):
            sentence = exception.sentence(get_language() or "zh-hans")
            problem = NOT_FOUND if isinstance(exception, UNKNOWN) else CONFLICT
            return show(request, problem, why=sentence, code=exception.code)
        if isinstance(exception, RequestDataTooBig):
            return show(request, TOO_LARGE)
        return None
