"""The file somebody brings: as an upload, then carried along in the page that shows it.

Nothing is stored until somebody keeps the draft: the page that shows what became of a file holds
the file, and what is done next begins with it again.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from django.http import HttpRequest

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing import Draft, draft
from xize.core.process.bpmn.reading.rules import RULES
from xize.core.regulation.model.words import Declares
from xize.core.regulation.reading.ids import refused
from xize.search.readings import spelled

LARGEST: Final = 1_500_000
"""Bytes of a file; carried along it is a third more, which the site takes without storing it."""
NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Brought:
    """A file with its name, and what the regulation shall be called ("": made from the file)."""

    content: bytes
    name: str
    ident: str

    @property
    def carried(self) -> str:
        """The content as a page carries it."""
        return base64.b64encode(self.content).decode()

    @property
    def fits(self) -> bool:
        """Whether the id can be one."""
        return not self.ident or refused(self.ident, Declares(kebab=True)) is None

    def draft(self) -> Draft:
        """What becomes of the file."""
        if len(self.content) > LARGEST:
            report = Report(RULES)
            report.say("file-too-large", "", 0, detail=f"{LARGEST / 1_000_000:g}")
            return Draft(findings=report.found)
        return draft(self.content, self.ident, self.name, spelled)


def uploaded(request: HttpRequest) -> Brought:
    """The file of a form; nothing at all where none was chosen."""
    file = request.FILES.get("file")
    content = file.read(LARGEST + 1) if file is not None else b""
    name = file.name or "" if file is not None else ""
    return Brought(content, _short(name), _ident(request))


def carried_along(request: HttpRequest) -> Brought:
    """The file a page carried; nothing at all where it was changed on the way."""
    try:
        content = base64.b64decode(request.POST.get("content", ""), validate=True)
    except (binascii.Error, ValueError):
        content = b""
    return Brought(content[: LARGEST + 1], _short(request.POST.get("name", "")), _ident(request))


def _short(name: str) -> str:
    return PurePath(name.replace("\\", "/")).name[:NAME]


def _ident(request: HttpRequest) -> str:
    return request.POST.get("ident", "").strip()
