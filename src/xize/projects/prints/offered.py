"""What a reader may print of a project: exactly what they may read on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from xize.people.actor import Actor
from xize.printing import Sheet
from xize.projects.prints.boxes import sheet_of
from xize.projects.prints.forms import read_form
from xize.projects.prints.history import history_data, history_sheet
from xize.projects.prints.letters import LETTERS, letter_sheet, notices, rounds
from xize.projects.prints.own import form_printed
from xize.projects.prints.own import letter as own_letter
from xize.projects.prints.own import letters_of as own_letters
from xize.projects.prints.printed import Printed, as_file
from xize.projects.prints.reading import Reading
from xize.projects.prints.refusals import NothingToPrint
from xize.projects.prints.slips import slip_data, slip_sheet
from xize.projects.queries.access import project_state
from xize.projects.queries.papers import may_open, may_read, roles_of
from xize.projects.refusals import NoSuchPaper, NoSuchProject

OWN = "own"
"""The kind of what the regulation's own templates print: a file, without a print view."""

NOTHING = "-"
"""Stands in an address where a print is about the project as a whole."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One print. ``kind`` and ``about`` make its address; ``group`` is the heading it is under."""

    group: str
    kind: str
    about: str
    name: str
    number: str = ""


def reading_for(actor: Actor, stream: str, document: str = "") -> Reading:
    """The project read for this reader.

    Raises ``NoSuchProject``, and ``NoSuchPaper`` where the document is not open to them.
    """
    if actor.partner:
        raise NoSuchProject(stream)  # partners see work items, not the project around them
    read = project_state(actor, stream)
    roles = roles_of(actor, read)
    if document and not may_open(actor, read, document, roles):
        raise NoSuchPaper(document)
    return Reading(read, sees=lambda section: may_read(actor, section, roles))


def sheet(actor: Actor, stream: str, kind: str, about: str, at: datetime) -> Sheet:
    """One print as a sheet. ``about`` is "slip" or "c2:expense_form~3" (its third) for a form."""
    key, _, instance = about.partition("~")
    document = key.rpartition(":")[2] if kind in ("form", "slip") else ""
    reading = reading_for(actor, stream, document)
    number = int(instance) if instance.isdecimal() else 0
    match kind:
        case "form":
            return sheet_of(reading, read_form(reading, key, number, at), at)
        case "slip":
            return slip_sheet(reading, key, at)
        case "timeline":
            return history_sheet(reading, at)
        case _ if kind in LETTERS and _may_letter(actor, reading, kind, about):
            return letter_sheet(reading, kind, "" if about == NOTHING else about, at)
    raise NothingToPrint(kind)


def require_own(actor: Actor, stream: str, about: str) -> None:
    """Raise ``NothingToPrint`` unless the regulation's own print is there to be had."""
    if about not in own_letters(reading_for(actor, stream)):
        raise NothingToPrint(about)


def file(actor: Actor, stream: str, kind: str, about: str, at: datetime) -> Printed:
    """One print as a file: PDF, or Word where the regulation's own template is one."""
    key, _, instance = about.partition("~")
    if kind == OWN:
        return own_letter(reading_for(actor, stream), about, at)
    if kind == "form":
        reading = reading_for(actor, stream, key.rpartition(":")[2])
        return form_printed(reading, key, int(instance) if instance.isdecimal() else 0, at)
    found = sheet(actor, stream, kind, about, at)
    return as_file(found, found.title, found.number)


def data(actor: Actor, stream: str, kind: str, about: str) -> dict[str, Any] | list[dict[str, Any]]:
    """What stands in a form, a slip or the timeline, as JSON."""
    key, _, instance = about.partition("~")
    document = key.rpartition(":")[2] if kind in ("form", "slip") else ""
    reading = reading_for(actor, stream, document)
    number = int(instance) if instance.isdecimal() else 0
    match kind:
        case "form":
            form = read_form(reading, key, number, reading.last_moment)
            found: dict[str, Any] = msgspec.to_builtins(form)
            return found
        case "slip":
            return slip_data(reading, key)
        case "timeline":
            return history_data(reading)
    raise NothingToPrint(kind)


def _may_letter(actor: Actor, reading: Reading, kind: str, about: str) -> bool:
    """Minutes of a round on a document that is not open to the reader are not either."""
    if kind != "minutes":
        return True
    roles = roles_of(actor, reading.read)
    return all(
        may_open(actor, reading.read, document, roles)
        for node, visit in rounds(reading)
        if visit.element == about
        for document in node.work.signs
    )


def offered(actor: Actor, reading: Reading) -> Iterator[Offered]:
    """Every print there is now, by group."""
    roles, say = roles_of(actor, reading.read), reading.say
    keys = [
        key
        for key in dict.fromkeys((*reading.story.forms, *reading.story.documents))
        if may_open(actor, reading.read, key.rpartition(":")[2], roles)
    ]
    yield from _forms(reading, keys)
    for key in keys:
        papers = reading.story.documents.get(key)
        if papers is not None and papers.signatures:
            name = reading.names.document(key)
            yield Offered(say("流转单", "Circulation slips"), "slip", key, name)
    for name in own_letters(reading):
        yield Offered(say("文书", "Letters"), OWN, name, reading.names.print(name))
    group = say("通知", "Notices")
    for number, told in enumerate(notices(reading), 1):
        name = f"{reading.names.node(told.about)}　{reading.day(told.at)}"
        yield Offered(group, "notice", f"{number}", name)
    group = say("纪要", "Minutes")
    for node, visit in rounds(reading):
        if _may_letter(actor, reading, "minutes", visit.element):
            again = say(f"（第 {visit.visit} 轮）", f" (round {visit.visit})")
            name = reading.names.node(node.id) + (again if visit.visit > 1 else "")
            yield Offered(group, "minutes", visit.element, name)
    group = say("项目", "The project")
    yield Offered(group, "agreement", NOTHING, say("项目任务书", "Task agreement"))
    yield Offered(group, "timeline", NOTHING, say("项目大事记", "Timeline"))
    if reading.story.ended is not None:
        yield Offered(group, "certificate", NOTHING, say("项目结项证明", "Certificate"))


def _forms(reading: Reading, keys: list[str]) -> Iterator[Offered]:
    group = reading.say("表单", "Forms")
    for key in keys:
        forms = reading.story.forms.get(key, [])
        for form in forms:
            name = reading.names.document(key)
            if len(forms) > 1 and not form.number:
                name += f" {form.instance}"
            yield Offered(group, "form", f"{key}~{form.instance}", name, form.number)
