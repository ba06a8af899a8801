"""A file, for whoever may read one of the documents that hold it."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from xize.documents import blobs
from xize.documents.previews import can_mark, marked, page, picture, preview_of
from xize.documents.previews.drawing import Drawn
from xize.documents.previews.marks import marked_picture
from xize.documents.previews.showing import PLAYED
from xize.documents.refusals import NoSuchFile
from xize.documents.services import record_copy
from xize.projects.queries.files import OpenFile, about, copies, opened
from xize.web.access import signed_in
from xize.web.files.serving import HOUR, NEVER, guarded, stream
from xize.web.files.wording import WARNINGS, WAYS, mark
from xize.web.parts.people import People
from xize.web.request import Request

WEBP = "image/webp"


@signed_in
@require_safe
def file(request: Request, blob: str) -> HttpResponseBase:
    """Always a download: what somebody uploaded is never run as a page of ours.

    Where the document says so, a copy with a mark; of confidential ones a record is kept.
    """
    found, now = opened(request.actor, blob), timezone.now()
    if found.marked:
        source = _source(found)
        with source:
            body = marked(source, found.media_type, mark(request, now), found.name)
        answer: HttpResponseBase = HttpResponse(body, content_type=found.media_type)
    else:
        answer = stream(request, _source(found), found.media_type, etag=blob)
    if answer.status_code < 300:
        _record(request, found, "marked" if found.marked else "original", now)
    return guarded(answer, name=found.name)


@signed_in
@require_safe
def look(request: Request, blob: str) -> HttpResponse:
    """The file on a page of ours: pictures of its pages, its text, its tables."""
    found, now = opened(request.actor, blob), timezone.now()
    _record(request, found, "preview", now)
    shown, around = preview_of(blob, found.media_type), about(request.actor, found)
    version = around.version
    context = {
        "file": found,
        "about": around,
        "people": People(request.actor, {version.by} if version else (), around.names),
        "shown": shown,
        "pages": range(1, shown.pages + 1),
        "can_copy": not found.marked or can_mark(found.media_type),
        "warnings": [WARNINGS[one] for one in found.warnings],
        "mark": mark(request, now) if found.marked else "",
        "film": found.media_type.startswith("video/"),
    }
    return render(request, "files/look.html", context)


@signed_in
@require_safe
def one_page(request: Request, blob: str, number: int) -> HttpResponseBase:
    """The picture of a page of a PDF."""
    found = opened(request.actor, blob)
    if found.media_type != "application/pdf":
        raise NoSuchFile(blob)
    return _drawn(request, found, page(blob, number))


@signed_in
@require_safe
def as_picture(request: Request, blob: str) -> HttpResponseBase:
    """A picture, written anew without where and with what it was taken."""
    found = opened(request.actor, blob)
    if not found.media_type.startswith("image/"):
        raise NoSuchFile(blob)
    return _drawn(request, found, picture(blob))


@signed_in
@require_safe
def media(request: Request, blob: str) -> HttpResponseBase:
    """Sound or film for the player of the page, in the parts it asks for."""
    found = opened(request.actor, blob)
    if found.media_type not in PLAYED or found.marked:
        raise NoSuchFile(blob)
    return guarded(stream(request, _source(found), found.media_type, etag=blob))


@signed_in
@require_safe
def taken(request: Request, stream: str, key: str) -> HttpResponse:
    """Who took copies of a confidential document, for its keepers."""
    read, found = copies(request.actor, stream, key)
    context = {
        "stream": stream,
        "key": key,
        "name": read.names.document(key.rpartition(":")[2]),
        "copies": [(one, WAYS[one.way]) for one in found],
        "people": People(request.actor, {one.person for one in found}, read.names),
    }
    return render(request, "files/taken.html", context)


def _source(found: OpenFile) -> BinaryIO:
    source = blobs.open(found.blob)
    if source is None:
        raise NoSuchFile(found.name)
    return source


def _drawn(request: Request, found: OpenFile, drawn: Drawn) -> HttpResponseBase:
    content = drawn.content
    if found.marked:
        content = marked_picture(content, "WEBP", mark(request, timezone.now()))
    answer = HttpResponse(content, content_type=WEBP)
    return guarded(answer, keep=NEVER if found.confidential else HOUR)


def _record(request: Request, found: OpenFile, way: str, at: datetime) -> None:
    """Remember a copy of what is confidential; a further part of the same one is no new copy."""
    further = not request.headers.get("Range", "bytes=0-").startswith("bytes=0-")
    if found.confidential and request.method == "GET" and not further:
        record_copy(use=found.use, blob=found.blob, person=request.actor.person, way=way, at=at)
