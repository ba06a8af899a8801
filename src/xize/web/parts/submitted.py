"""What a person sent, turned into what services take: values of sections, files, choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core import signing
from django.http import QueryDict
from django.utils import timezone

from xize.core.engine.commands import Attached
from xize.core.process.rulebook import Field, Section
from xize.documents.refusals import DocumentRefusal
from xize.documents.services import Upload, store
from xize.web.request import Request

SALT = "xize.web.kept-file"
KEPT_FOR = 90 * 86_400
"""Seconds: as long as a draft, which may hold the token, is kept."""


def typed(post: QueryDict, name: str, section: Section) -> Any:
    """What was typed into a section: a mapping, or a list of rows in the order of the page."""
    if not section.rows:
        return {field.id: _value(post, f"f:{name}:{field.id}", field) for field in section.fields}
    prefix = f"f:{name}:"
    numbers = {
        int(number)
        for key in post
        if key.startswith(prefix)
        for number in (key.removeprefix(prefix).partition(":")[0],)
        if number.isdecimal()
    }
    return [
        {field.id: _value(post, f"{prefix}{number}:{field.id}", field) for field in section.fields}
        for number in sorted(numbers)
    ]


def _value(post: QueryDict, key: str, field: Field) -> Any:
    if field.type == "several":
        return post.getlist(key)
    if field.type in ("file", "picture"):
        return []  # they come by themselves: see ``attached``
    if field.type == "period":
        count, unit = post.get(key, "").strip(), post.get(f"{key}:unit", "")
        return f"{count} {unit}".strip() if count else ""
    return post.get(key, "")


def without(values: Any, fields: frozenset[str]) -> Any:
    """The same without some fields: what a page only shows is not sent."""
    if isinstance(values, list):
        return [without(row, fields) for row in values]
    return {key: value for key, value in values.items() if key not in fields}


def is_blank(values: Any) -> bool:
    """Whether nothing at all was typed."""
    rows = values if isinstance(values, list) else [values]
    return not any(value not in ("", [], None) for row in rows for value in row.values())


def files_of(
    request: Request, documents: Iterable[str], post: QueryDict | None = None
) -> tuple[dict[str, list[Attached]], dict[str, DocumentRefusal]]:
    """The files of each document, kept at once, with those kept on an earlier try.

    A file that is refused is named by its document; the others are kept for the next try.
    """
    kept: dict[str, list[Attached]] = {}
    refused: dict[str, DocumentRefusal] = {}
    sent = request.POST if post is None else post
    for document in documents:
        found = [read_token(request, token) for token in sent.getlist(f"kept:{document}")]
        for upload in request.FILES.getlist(f"d:{document}"):
            try:
                found.append(
                    store(upload=Upload(upload.name or "", upload.file or b""), at=timezone.now())
                )
            except DocumentRefusal as refusal:
                refused[document] = refusal
        kept[document] = [one for one in found if one is not None]
    return {document: files for document, files in kept.items() if files}, refused


def tokens(request: Request, files: Mapping[str, list[Attached]]) -> dict[str, list[Any]]:
    """Kept files as pairs of name and signed token, for hidden inputs of the next try."""
    return {
        document: [(one.name, sign_token(request, one)) for one in found]
        for document, found in files.items()
    }


def sign_token(request: Request, file: Attached) -> str:
    """A token that names a stored file, good for the person who stored it only."""
    body = [request.actor.person, file.file, file.name, file.digest, file.size]
    return signing.dumps(body, salt=SALT)


def read_token(request: Request, token: str) -> Attached | None:
    """The file of a token that this very person got; anything else is left out."""
    try:
        person, file, name, digest, size = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    if person != request.actor.person:
        return None
    return Attached(file=file, name=name, digest=digest, size=size)
