"""Answers that carry stored bytes: never a page of ours, in parts where a part is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from xize.documents.safety.source import size_of

PIECE = 256 * 1024
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
HOUR = "private, max-age=3600"
NEVER = "private, no-store"


class Span:
    """A part of a file in pieces; closed by the server, also when nobody fetched it."""

    def __init__(self, source: BinaryIO, start: int, length: int) -> None:
        self._source, self._left = source, length
        source.seek(start)

    def __iter__(self) -> Span:
        return self

    def __next__(self) -> bytes:
        found = self._source.read(min(PIECE, self._left))
        if not found:
            raise StopIteration
        self._left -= len(found)
        return found

    def close(self) -> None:
        """Let the file go."""
        self._source.close()


def stream(
    request: HttpRequest, source: BinaryIO, media_type: str, *, etag: str
) -> HttpResponseBase:
    """A file, or the one part of it that is asked for (RFC 9110, 14); closes the file."""
    size = size_of(source)
    try:
        part = _asked(request, size, etag)
    except ValueError:
        source.close()
        answer = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{size}"
        return answer
    start, end = part or (0, size - 1)
    body = StreamingHttpResponse(
        _body(source, start, end - start + 1), content_type=media_type, status=206 if part else 200
    )
    body["Content-Length"] = str(end - start + 1)
    body["Accept-Ranges"] = "bytes"
    body["ETag"] = f'"{etag}"'
    if part:
        body["Content-Range"] = f"bytes {start}-{end}/{size}"
    return body


def _body(source: BinaryIO, start: int, length: int) -> Iterable[bytes]:
    """In pieces; what is one piece anyway is read at once, and the file let go."""
    span = Span(source, start, length)
    if length > PIECE:
        return span
    found = [*span]
    span.close()
    return found


def _asked(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte; None for all of it. Raises ``ValueError`` for a part that is none.

    Several parts at once, and a part of what has changed since, are answered with all of it.
    """
    match = RANGE.fullmatch(request.headers.get("Range", ""))
    if match is None or request.headers.get("If-Range", f'"{etag}"') != f'"{etag}"':
        return None
    first, last = match.groups()
    if not first and not last:
        return None
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end or (not first and not int(last)):
        raise ValueError
    return start, end


def guarded(answer: HttpResponseBase, *, keep: str = NEVER, name: str = "") -> HttpResponseBase:
    """Nothing in it is run or guessed at: no sniffing, a sandbox without rights.

    ``name`` makes it a download; without it a browser may show it inside a page of ours.
    """
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = keep
    if name:
        answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
