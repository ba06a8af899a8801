"""A file, for whoever may read one of the documents that hold it."""

from io import BytesIO

from django.http import FileResponse
from django.views.decorators.http import require_safe

from xize.projects.queries.papers import file as read
from xize.web.access import signed_in
from xize.web.request import Request


@signed_in
@require_safe
def file(request: Request, blob: str) -> FileResponse:
    """Always a download: what somebody uploaded is never run as a page of ours."""
    name, media_type, content = read(request.actor, blob)
    answer = FileResponse(
        BytesIO(content), as_attachment=True, filename=name, content_type=media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
