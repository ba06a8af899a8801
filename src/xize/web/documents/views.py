"""All documents of a project, and the page of one."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from xize.documents.templates import blank
from xize.projects.queries import documents as queries
from xize.projects.queries.archive import dossier
from xize.projects.queries.documents import DocumentLine, DocumentPage
from xize.projects.queries.documents.one import files_of
from xize.projects.queries.files import copies
from xize.projects.refusals import NoSuchPaper
from xize.rulebook import queries as rulebook
from xize.rulebook.names import Names
from xize.web.access import signed_in
from xize.web.documents.frame import frame
from xize.web.documents.wording import STANDINGS, readers, way
from xize.web.request import Request

FEW = 2
"""Steps of a document's way that a list names; its own page names them all."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_safe
def documents(request: Request, stream: str) -> HttpResponse:
    """What there is, what is still to come and who owes it, and the archive list."""
    now = timezone.now()
    found = queries.documents(request.actor, stream, now)
    context = frame(request, found.line, found.read, now, _people_of(found.lines))
    context |= {
        "there": [_row(one, found.read.names) for one in found.there],
        "to_come": [_row(one, found.read.names) for one in found.to_come],
        "hidden": found.hidden,
        "dossier": dossier(found.read, now),
    }
    return render(request, "documents/list.html", context)


def _row(line: DocumentLine, names: Names) -> dict[str, Any]:
    makers = way(line.makers, names)
    made_at = {(one.procedure, one.node) for one in line.makers}
    users = way([one for one in line.users if (one.procedure, one.node) not in made_at], names)
    return {
        "line": line,
        "files": files_of(line.story.versions, line.story.versions[-1].version)
        if line.story.versions
        else (),
        "standing": STANDINGS[line.standing],
        "makers": makers,
        "users": users,
        "more_makers": max(len(makers) - FEW, 0),
        "more_users": max(len(users) - FEW, 0),
        "readers": readers(line, names),
        "owed": [(one, names.node(one.node)) for one in line.owed],
    }


def _people_of(lines: tuple[DocumentLine, ...]) -> set[str]:
    """Everybody a list of documents names."""
    found: set[str] = set()
    for one in lines:
        found |= {version.by for version in one.story.versions[-1:]}
        found |= {person for owed in one.owed for person in owed.people}
        found |= {one.out.person} if one.out else set()
    return found


@signed_in
@require_safe
def document(request: Request, stream: str, key: str) -> HttpResponse:
    """Every version with its files and signatures, who keeps it, to whom it went."""
    return show(request, stream, key)


def show(
    request: Request, stream: str, key: str, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The page of a document, with a refusal on top where something could not be done."""
    now = timezone.now()
    page = queries.document(request.actor, stream, key, now)
    context = frame(request, page.line, page.read, now, _people_on(page))
    names = page.read.names
    context |= {
        "page": page,
        "row": _row(page.document, names),
        "steps": {one.story.version: names.node(one.story.node) for one in page.versions},
        "before": before(page),
        "keeps": bool(page.document.readers) and _keeps(request, stream, key),
        "refusal": refusal,
        "check_out_at": [(one, _step(page, one)) for one in page.check_out_at],
        "mine": page.document.out is not None
        and page.document.out.person == page.read.actor.principal,
    }
    return render(request, "documents/page.html", context, status=status)


def _keeps(request: Request, stream: str, key: str) -> bool:
    """Whether the reader may see who took copies of it."""
    try:
        copies(request.actor, stream, key)
    except NoSuchPaper:
        return False
    return True


def before(page: DocumentPage) -> int:
    """The version before the latest one that has another text; 0 where there is but one."""
    numbers = [(one.story.version, [file.file for file in one.files]) for one in page.versions]
    if len(numbers) < 2:
        return 0
    other = (version for version, files in numbers[1:] if files != numbers[0][1])
    return next(other, numbers[1][0])


def _step(page: DocumentPage, element: str) -> str:
    """The name of the open step at which it may be kept."""
    return page.read.names.node(page.read.state.elements[element].node)


def _people_on(page: DocumentPage) -> set[str]:
    found = _people_of((page.document,))
    for version in page.versions:
        found |= {version.story.by, *(one.person for one in version.signatures)}
    for sending in page.sendings:
        found |= {sending.by, *sending.to}
    for out in page.document.story.check_outs:
        found |= {out.person, out.returned_by}
    return found


@signed_in
@require_safe
def template(request: Request, stream: str, key: str) -> FileResponse:
    """The rule's own template, else an empty file with the mandatory sections, to be written in."""
    page = queries.document(request.actor, stream, key, timezone.now())
    own = page.definition.template
    content = rulebook.template(page.read.edition.id, own) if own else None
    suffix = PurePath(own).suffix if own and content is not None else ".docx"
    if content is None:
        if not page.definition.headings:
            raise NoSuchPaper(key)
        content = blank(page.document.name, page.definition.headings, request.actor.language)
    answer = FileResponse(
        BytesIO(content),
        as_attachment=True,
        filename=f"{page.document.name}{suffix}",
        content_type=WORD if suffix == ".docx" else "application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
