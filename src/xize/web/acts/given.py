"""What a person sent for an act, kept whole so that a refusal loses nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xize.core.engine.commands import Attached
from xize.web.parts.submitted import files_of, tokens
from xize.web.request import Request

FILES = "files"
"""The name under which files of an act are sent and kept."""


@dataclass
class Given:
    """The people, words, choices and files of one act. ``find`` is a search, not part of it."""

    people: list[str] = field(default_factory=list)
    text: str = ""
    find: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    files: list[Attached] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    bad_file: str = ""
    key: str = ""

    @property
    def person(self) -> str:
        """The one person chosen, "" for nobody."""
        return self.people[0] if self.people else ""

    def choice(self, name: str) -> str:
        """The one option chosen, "" for none."""
        return next(iter(self.chosen.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class Place:
    """Who acts on what, and when."""

    request: Request
    stream: str
    element: str
    at: datetime

    def arguments(self, given: Given) -> dict[str, Any]:
        """The arguments every service takes."""
        found: dict[str, Any] = {"actor": self.request.actor, "stream": self.stream, "at": self.at}
        return {**found, "key": given.key} if given.key else found


def given_of(request: Request) -> Given:
    """From the address when the page is opened, from the form when it is sent."""
    sent = request.POST if request.method == "POST" else request.GET
    given = Given(
        people=[one for one in sent.getlist("to") if one],
        text=sent.get("text", ""),
        find=sent.get("find", ""),
        chosen={
            name.removeprefix("choice:"): tuple(values)
            for name, values in sent.lists()
            if name.startswith("choice:")
        },
        key=sent.get("key", "") if request.method == "POST" else "",
    )
    if request.method == "POST":
        files, refused = files_of(request, [FILES])
        given.files = files.get(FILES, [])
        given.kept = tokens(request, files).get(FILES, [])
        given.bad_file = "".join(one.sentence(request.actor.language) for one in refused.values())
    return given
