"""Where the answers of a search lead."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from xize.search.keys import DOCUMENT, FORM, PERSON, PROJECT, REMARK, UNIT, parts_of
from xize.search.queries import Found


def address_of(one: Found) -> str:
    """The page that shows what was found, at its place where it has one."""
    match one.kind:
        case kind if kind == PROJECT:
            return reverse("project", args=[one.stream])
        case kind if kind == DOCUMENT:
            return reverse("document", args=[one.stream, parts_of(one.key, 2)[1]])
        case kind if kind == FORM:
            return reverse("project-forms", args=[one.stream])
        case kind if kind == REMARK:
            return reverse("project-history", args=[one.stream])
        case kind if kind == PERSON:
            return f"{reverse('organisation')}#person-{parts_of(one.key, 2)[1]}"
        case kind if kind == UNIT:
            return _unit(*parts_of(one.key, 3)[1:])
    return _rule(*parts_of(one.key, 3))


def _unit(what: str, code: str) -> str:
    return f"{reverse('organisation')}#{'unit' if what == 'department' else 'partner'}-{code}"


def _rule(part: str, edition: str, ident: str) -> str:
    match part:
        case "article":
            asked = urlencode({"article": ident})
            return f"{reverse('edition', args=[edition])}?{asked}#article-{ident}"
        case "step":
            procedure, _, node = ident.partition("/")
            asked = urlencode({"procedure": procedure, "step": node})
            return f"{reverse('edition', args=[edition])}?{asked}#flow-{node}"
        case "paper":
            return f"{reverse('edition-documents', args=[edition])}#document-{ident}"
        case "role":
            return f"{reverse('edition-roles', args=[edition])}#role-{ident}"
    return reverse("edition", args=[edition])
