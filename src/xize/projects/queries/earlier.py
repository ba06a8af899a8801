"""Earlier forms somebody may copy from: of the same kind, in projects they have a part in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from xize.core.story import FormStory
from xize.documents import queries as documents
from xize.people.actor import Actor
from xize.projects.queries.access import may_see, project_state
from xize.projects.queries.lists import lines_of
from xize.projects.queries.papers import may_open, may_read, roles_of
from xize.projects.refusals import NoSuchProject

MOST: Final = 20
"""The newest are enough to choose from."""


@dataclass(frozen=True, slots=True)
class EarlierForm:
    """A form that can be copied from; ``at`` is when something was last written in it."""

    stream: str
    document: str
    instance: int
    number: str
    project: str
    at: datetime

    @property
    def ident(self) -> str:
        """How it is named in an address."""
        return f"{self.stream}~{self.document}~{self.instance}"


def earlier_forms(actor: Actor, document: str, besides: str = "") -> list[EarlierForm]:
    """Forms of one kind the actor wrote in, the newest first; ``besides``: not this project's.

    Only in projects that are open to the actor, and of documents that are.
    """
    found: list[EarlierForm] = []
    streams = dict.fromkeys(reversed([one.stream for one in documents.standing(document)]))
    for stream in [one for one in streams if one != besides][: MOST * 3]:
        if not may_see(actor, stream):
            continue
        read = project_state(actor, stream)
        if not may_open(actor, read, document, roles_of(actor, read)):
            continue
        title = lines_of(actor, [stream])[0].title
        for key, forms in read.story().forms.items():
            if key.rpartition(":")[2] != document:
                continue
            for one in forms:
                mine = [sub.at for sub in one.submissions if sub.by == actor.person]
                if mine:
                    found.append(
                        EarlierForm(stream, key, one.instance, one.number, title, max(mine))
                    )
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def copied_values(actor: Actor, ident: str, document: str) -> tuple[str, Mapping[str, Any]] | None:
    """What stands in an earlier form, by section, as far as the actor may read it; its name too.

    None where there is no such form, or none that is the actor's to read.
    """
    stream, key, instance = [*ident.split("~"), "", ""][:3]
    if key.rpartition(":")[2] != document or not may_see(actor, stream):
        return None
    try:
        read = project_state(actor, stream)
    except NoSuchProject:
        return None
    roles = roles_of(actor, read)
    definition = read.edition.rules.documents.get(document)
    form = _form(read.story().forms.get(key, []), instance)
    if definition is None or form is None or not may_open(actor, read, document, roles):
        return None
    name = form.number or lines_of(actor, [stream])[0].title
    return name, {
        section.id: form.values(section.id)
        for section in definition.sections
        if section.each is None and may_read(actor, section, roles)
    }


def _form(forms: list[FormStory], instance: str) -> FormStory | None:
    return next((one for one in forms if str(one.instance) == instance), None)
