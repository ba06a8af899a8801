"""Files inside forms: uploads of a field are kept at once and named by signed tokens from then on.

The engine makes them attachments of the form's version, so that whoever may read the form may read
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from xize.core.engine.commands import Attached
from xize.core.forms import attached
from xize.core.process.rulebook import Section
from xize.documents.refusals import DocumentRefusal
from xize.documents.services import Upload, store
from xize.web.parts.submitted import read_token, sign_token
from xize.web.request import Request

FILES = ("file", "picture")
Shown = tuple[str, str]
"""Name and signed token."""


class FieldFiles:
    """The files of the file fields of one page: those kept before and those just uploaded.

    ``bad`` says what is wrong with an upload, by the place of its field.
    """

    def __init__(self, request: Request, post: QueryDict) -> None:
        self._request = request
        self._post = post
        self.bad: dict[str, str] = {}

    def of(self, name: str, section: Section, values: Any) -> Any:
        """The typed values of a section with its files in them, as ``clean`` reads them."""
        if not any(field.type in FILES for field in section.fields):
            return values
        if not section.rows:
            return {**values, **dict(self._fields(f"f:{name}", section))}
        numbers = row_numbers([*self._post, *self._request.FILES], f"f:{name}:")
        found = [dict(self._fields(f"f:{name}:{number}", section)) for number in numbers]
        return [{**row, **files} for row, files in zip(values, found, strict=False)]

    def _fields(self, prefix: str, section: Section) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        for field in section.fields:
            if field.type in FILES:
                yield field.id, [_as_value(one) for one in self._of_field(f"{prefix}:{field.id}")]

    def _of_field(self, key: str) -> Iterator[Attached]:
        for token in self._post.getlist(f"kept:{key}"):
            found = read_token(self._request, token)
            if found is not None:
                yield found
        for upload in self._request.FILES.getlist(key):
            try:
                yield store(upload=Upload(upload.name or "", upload.file or b""), at=timezone.now())
            except DocumentRefusal as refusal:
                place = key.removeprefix("f:").replace(":", ".")
                self.bad[place] = refusal.sentence(self._request.actor.language)


def row_numbers(keys: Iterable[str], prefix: str) -> list[int]:
    """The rows of a table a page sent, in the order of the page."""
    numbers = (key.removeprefix(prefix).partition(":")[0] for key in keys if key.startswith(prefix))
    return sorted({int(number) for number in numbers if number.isdecimal()})


def shown_files(request: Request, value: Any) -> tuple[Shown, ...]:
    """The files of a value as names and tokens, for the inputs of the next try."""
    return tuple(
        (
            one["name"],
            sign_token(request, Attached(one["file"], one["name"], one["file"], one["size"])),
        )
        for one in attached(value)
    )


def _as_value(file: Attached) -> dict[str, Any]:
    return {"file": file.file, "name": file.name, "size": file.size}
