"""Copying from an earlier form: choose one, its values are typed in and checked anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from xize.core.process.rulebook import Section
from xize.projects import queries
from xize.projects.queries import ItemPage
from xize.projects.queries.earlier import copied_values, earlier_forms
from xize.projects.queries.items import FormPart
from xize.web.access import signed_in
from xize.web.item.attempt import Attempt
from xize.web.parts.standing_in import standing_in
from xize.web.request import Request

NOT_COPIED: Final = frozenset(("signature", "declaration", "file", "picture", "form", "row"))
"""What is said anew every time, or belongs to the other project."""


@signed_in
@require_safe
@standing_in
def choose(request: Request, stream: str, element: str, document: str) -> HttpResponse:
    """The earlier forms to choose from."""
    page = queries.work_item(request.actor, stream, element, timezone.now())
    if document not in {part.document.id for part in copyable(page)}:
        raise Http404
    context = {
        "page": page,
        "line": page.line,
        "step": page.name,
        "document": page.read.names.document(document),
        "forms": earlier_forms(request.actor, document),
    }
    return render(request, "item/copy.html", context)


def copyable(page: ItemPage) -> list[FormPart]:
    """Sections that can be filled from an earlier form."""
    return [
        part
        for part in page.forms
        if part.fillable and part.section.each is None and fields_to_copy(part.section, part.locked)
    ]


def copied(request: Request, page: ItemPage) -> Attempt | None:
    """The step with the values of the form that ``?copy=`` names typed in."""
    ident = request.GET.get("copy", "")
    document = ident.split("~")[1].rpartition(":")[2] if ident.count("~") == 2 else ""
    parts = [part for part in copyable(page) if part.document.id == document]
    found = copied_values(request.actor, ident, document) if parts else None
    if found is None:
        return None
    name, values = found
    typed = {part.name: _typed(part, values.get(part.section.id)) for part in parts}
    return Attempt(typed=typed, copied=name)


def fields_to_copy(section: Section, locked: frozenset[str]) -> frozenset[str]:
    """Fields that can be taken over; none of a table whose rows belong to somebody else."""
    if section.rows and section.fields[0].id in locked:
        return frozenset()
    return frozenset(
        field.id
        for field in section.fields
        if field.value is None and field.type not in NOT_COPIED and field.id not in locked
    )


def _typed(part: FormPart, values: Any) -> Any:
    """The stored values of the other form over what stands in this one."""
    wanted = fields_to_copy(part.section, part.locked)
    if part.section.rows:
        return [_some(row, wanted) for row in values or () if isinstance(row, Mapping)]
    stands = part.values if isinstance(part.values, Mapping) else {}
    return {**stands, **(_some(values, wanted) if isinstance(values, Mapping) else {})}


def _some(values: Mapping[str, Any], wanted: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key in wanted}
