"""What was said about a step or a project, and who got it to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.commands import Attached
from xize.core.story import Story
from xize.notices import queries as notices
from xize.people.actor import Actor
from xize.rulebook.names import Names


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment. ``step`` is what it was made at, "" for the project."""

    at: datetime
    by: str
    acting_for: str
    step: str
    text: str
    files: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who got it; both instants are None until they come."""

    person: str
    read_at: datetime | None
    acknowledged_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A copy, or something circulated (``receipt``), with everybody who got it."""

    at: datetime
    by: str
    step: str
    text: str
    receipt: bool
    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """Both, the newest first."""

    remarks: tuple[Remark, ...]
    sent: tuple[Sent, ...]


def talk(actor: Actor, stream: str, story: Story, names: Names, element: str = "") -> Talk:
    """About one step, or about everything for "".

    A partner's contact reads what they said and what was sent to them, not what the house says
    among itself.
    """
    mine = (lambda people: actor.person in people) if actor.partner else (lambda _people: True)
    remarks = tuple(
        Remark(one.at, one.person, one.acting_for, _step(names, one.node), one.text, one.files)
        for one in reversed(story.comments)
        if element in ("", one.element) and mine((one.person,))
    )
    wanted = [
        one
        for one in reversed(story.sent)
        if element in ("", one.element) and mine((one.person, *one.to))
    ]
    marks = {
        (one.person, one.at, one.kind): one
        for one in notices.receipts(actor, stream, [(one.to, one.at) for one in wanted])
    }
    sent = []
    for one in wanted:
        found = [
            (person, marks.get((person, one.at, one.kind)))
            for person in one.to
            if mine((person, one.person))
        ]
        readers = tuple(
            Reader(person, mark.read_at if mark else None, mark.acknowledged_at if mark else None)
            for person, mark in found
        )
        receipt = one.kind == "circulated"
        sent.append(Sent(one.at, one.person, _step(names, one.node), one.text, receipt, readers))
    return Talk(remarks, tuple(sent))


def _step(names: Names, node: str) -> str:
    return names.node(node) if node else ""


def people_in_talk(story: Story, element: str = "") -> Iterator[str]:
    """Everybody the talk may name."""
    for one in story.comments:
        if element in ("", one.element):
            yield from (one.person, one.acting_for)
    for sent in story.sent:
        if element in ("", sent.element):
            yield from (sent.person, *sent.to)
