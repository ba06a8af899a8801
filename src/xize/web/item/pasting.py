"""Cells pasted into a table of a form: typed in for the person, marked where they do not fit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec.structs import replace

from xize.core.forms import FieldError, Pasted
from xize.core.process.rulebook import Field, Section
from xize.projects import queries
from xize.projects.queries import ItemPage
from xize.projects.queries.items import FormPart
from xize.rulebook.names import Names
from xize.web.item.attempt import with_what_stays
from xize.web.item.forms import forms_of
from xize.web.parts.attached import row_numbers
from xize.web.parts.submitted import is_blank, typed
from xize.web.request import Request


def paste_into(
    request: Request, page: ItemPage, now: datetime, post: QueryDict
) -> tuple[QueryDict, dict[str, Any]]:
    """The page with the pasted rows typed in, and what the script has to show of them.

    ``paste`` names the section; ``paste-at`` is "row:column" of the cell pasted into, without it
    the rows are put behind those that are there.
    """
    name = post.get("paste", "")
    part = next((one for one in page.forms if one.fillable and one.name == name), None)
    if part is None or not part.section.rows:
        return post, {}
    row, _bar, column = post.get("paste-at", "").partition(":")
    section = in_words(page.read.names, part.document.id, part.section)
    found = queries.paste(page, now, section, post.get(f"paste:{name}", ""), column)
    before = list(row_numbers(post, f"f:{name}:"))
    given = typed(post, name, part.section)
    rows = with_what_stays(_laid(given, found, row), part.values, part.locked)
    answer = _with_rows(post, name, part.section, rows, before)
    first = _first(given, row)
    return answer, _shown(request, page, now, part, rows, found, first)


def _first(rows: list[Any], row: str) -> int:
    """The place of the first pasted row."""
    if row.isdecimal():
        return min(int(row), len(rows))
    return max((place + 1 for place, one in enumerate(rows) if not is_blank(one)), default=0)


def _laid(rows: list[Any], found: Pasted, row: str) -> list[dict[str, Any]]:
    """The rows of the table with the pasted ones over or behind them."""
    first = _first(rows, row)
    laid = [dict(one) for one in rows]
    for place, cells in enumerate(found.rows, first):
        if place < len(laid):
            laid[place].update(cells)
        else:
            laid.append(dict(cells))
    return laid


def _with_rows(
    post: QueryDict, name: str, section: Section, rows: list[dict[str, Any]], before: list[int]
) -> QueryDict:
    """The page as if the rows had been typed in."""
    answer = post.copy()
    for place, number in enumerate(before):
        for field in section.fields:
            answer.pop(f"f:{name}:{number}:{field.id}", None)
            answer.pop(f"f:{name}:{number}:{field.id}:unit", None)
            files = answer.pop(f"kept:f:{name}:{number}:{field.id}", None)
            if files:
                answer.setlist(f"kept:f:{name}:{place}:{field.id}", files)
    for number, row in enumerate(rows):
        for field in section.fields:
            _type(answer, f"f:{name}:{number}:{field.id}", field, row.get(field.id))
    answer.pop(f"paste:{name}", None)
    return answer


def _type(post: QueryDict, key: str, field: Field, value: Any) -> None:
    if field.type in ("file", "picture"):
        return
    if field.type == "period" and value:
        count, _space, unit = str(value).partition(" ")
        post[key], post[f"{key}:unit"] = count, unit if unit.endswith("s") else f"{unit}s"
    elif isinstance(value, list):
        post.setlist(key, [str(one) for one in value])
    elif isinstance(value, bool):
        post[key] = "true" if value else "false"
    else:
        post[key] = "" if value is None else str(value)


def _shown(
    request: Request,
    page: ItemPage,
    now: datetime,
    part: FormPart,
    rows: list[dict[str, Any]],
    found: Pasted,
    first: int,
) -> dict[str, Any]:
    """The rows drawn, and a sentence about them."""
    errors = {
        f"{part.name}.{_moved(error, first)}": error.message(_kind(request))
        for error in found.errors
    }
    forms = forms_of(request, page, now, {part.name: rows}, errors)
    section = next(one for one in forms if one.name == part.name)
    html = "".join(
        render_to_string("forms/row.html", {"row": row, "section": section}, request)
        for row in section.rows
    )
    count = len(found.rows)
    said = ngettext("%(count)s row was put in.", "%(count)s rows were put in.", count) % {
        "count": count
    }
    wrong = [error.message(_kind(request)) for error in found.errors]
    if wrong:
        said += " " + _("%(count)s cells do not fit and are marked:") % {"count": len(wrong)}
    return {"rows": {part.name: html}, "pasted": said, "wrong": wrong[:20], "section": part.name}


def _moved(error: FieldError, first: int) -> str:
    """The place of an error in the whole table."""
    row, _dot, field = error.path.partition(".")
    return f"{int(row) + first}.{field}" if row.isdecimal() else error.path


def _kind(request: Request) -> Any:
    return "zh" if request.actor.language.startswith("zh") else "en"


def in_words(names: Names, document: str, section: Section) -> Section:
    """A section with its names and options as the reader reads them."""
    fields = tuple(
        replace(
            field,
            name=names.field(document, section.id, field),
            options={
                option: names.option(
                    field.shows or f"{document}.{section.id}.{field.id}", option, text
                )
                for option, text in field.options.items()
            },
        )
        for field in section.fields
    )
    return replace(section, name=names.section(document, section), fields=fields)
