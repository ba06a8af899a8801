"""Two versions side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xize.core.process.rulebook import Section
from xize.documents.comparing import FieldChange
from xize.projects.queries import documents as queries
from xize.projects.queries.documents import Compared
from xize.projects.refusals import NoSuchPaper
from xize.web.access import signed_in
from xize.web.documents.folding import folded
from xize.web.documents.frame import frame
from xize.web.documents.views import before
from xize.web.parts.values import Values, people_in
from xize.web.request import Request

MARKS = {
    "same": ("", ""),
    "changed": ("≠", _("changed")),
    "added": ("+", _("newly added")),
    "removed": ("−", _("removed")),
    "moved_from": ("↓", _("moved away")),
    "moved_to": ("↑", _("moved here")),
}
"""A sign and a word beside the colour: nobody needs to see the colour."""


@signed_in
@require_safe
def compare(request: Request, stream: str, key: str) -> HttpResponse:
    """``?from=1&to=3``; without them the latest version and the last other text."""
    now = timezone.now()
    page = queries.document(request.actor, stream, key, now)
    numbers = [one.story.version for one in page.versions]
    if len(numbers) < 2:
        raise NoSuchPaper(key)
    right = _number(request, "to", numbers[0])
    left = _number(request, "from", before(page))
    found = queries.compared(request.actor, stream, key, left, right, now)
    named = {found.left.story.by, found.right.story.by}
    context = frame(request, page.line, page.read, now, named)
    whole = request.GET.get("whole") == "yes"
    context |= {
        "page": page,
        "found": found,
        "rows": folded(found.text.rows, whole=whole) if found.text else (),
        "counts": _counts(found),
        "marks": MARKS,
        "fields": _fields(request, found, whole),
        "whole": whole,
    }
    return render(request, "documents/compare.html", context)


def _counts(found: Compared) -> dict[str, int]:
    """How many paragraphs are of each kind."""
    if found.text is None:
        return {}
    kinds = {"changed": "changed", "added": "added", "removed": "removed", "moved": "moved_to"}
    return {name: found.text.count(kind) for name, kind in kinds.items()}  # type: ignore[arg-type]


def _number(request: Request, name: str, otherwise: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def _fields(
    request: Request, found: Compared, whole: bool
) -> list[tuple[FieldChange, str, str, str, str]]:
    """Field by field: section, field and both values in words."""
    definition, names = found.page.definition, found.page.read.names
    sections = {one.id: one for one in definition.sections}
    shown = [one for one in found.fields if whole or one.kind != "same"]
    ids = [
        (sections[one.section], {one.field: value})
        for one in shown
        for value in (one.before, one.after)
    ]
    values = Values(request.actor, names, people_in(ids))
    return [_line(one, sections[one.section], definition.id, values) for one in shown]


def _line(
    change: FieldChange, section: Section, document: str, values: Values
) -> tuple[FieldChange, str, str, str, str]:
    field = next(each for each in section.fields if each.id == change.field)
    before, after = (
        "" if value is None else values.text(document, section.id, field, value)
        for value in (change.before, change.after)
    )
    names = values.names
    return (
        change,
        names.section(document, section),
        names.field(document, section.id, field),
        before,
        after,
    )
