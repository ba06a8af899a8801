"""Prints by a regulation's own templates: the project's data in the shape templates can name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xize.printing import as_pdf
from xize.printing.templates import blank, blank_form, fill
from xize.projects.prints.boxes import sheet_of
from xize.projects.prints.forms import read_form
from xize.projects.prints.model import FormRead, SectionRead, Voice
from xize.projects.prints.printed import PDF, Printed, file_name
from xize.projects.prints.reading import Reading
from xize.projects.prints.refusals import NothingToPrint
from xize.rulebook import queries as rulebook


def letters_of(reading: Reading) -> list[str]:
    """The ids of the regulation's own prints that there is something to print of now."""
    held = reading.read.edition.regulation.prints
    return [str(name) for name, one in held.items() if reading.holds(one.when)]


def letter(reading: Reading, name: str, at: datetime) -> Printed:
    """An own print. Raises ``NothingToPrint``, ``TemplateWrong`` and ``TemplateEndless``."""
    if name not in letters_of(reading):
        raise NothingToPrint(name)
    held = {str(key): one for key, one in reading.read.edition.regulation.prints.items()}
    title = reading.names.print(name)
    return _printed(reading, held[name].template, title, {}, at)


def form_printed(reading: Reading, key: str, instance: int, at: datetime) -> Printed:
    """A form as PDF: by the regulation's own template where it has one, else as our sheet."""
    form = read_form(reading, key, instance, at)
    held = reading.read.edition.regulation.documents
    template = next((one.prints_as for name, one in held.items() if str(name) == form.document), "")
    if template and template.endswith(".typ"):
        return _printed(reading, template, form.title, _form(reading, form), at, form.number)
    content = as_pdf(sheet_of(reading, form, at))
    return Printed(file_name(form.title, form.number) + ".pdf", PDF, content)


def _printed(
    reading: Reading,
    template: str,
    title: str,
    form: dict[str, Any],
    at: datetime,
    number: str = "",
) -> Printed:
    content = rulebook.template(reading.read.edition.id, template)
    if content is None:
        raise NothingToPrint(template)
    data = {**data_of(reading, at), "title": title, "form": form}
    made = fill(template, content, data, printed_at=int(at.timestamp()))
    suffix = ".pdf" if made.media_type == PDF else ".docx"
    name = file_name(title, number or reading.story.title) + suffix
    return Printed(name, made.media_type, made.content)


def data_of(reading: Reading, at: datetime) -> dict[str, Any]:
    """Everything templates can name."""
    story, names = reading.story, reading.names
    data = blank(reading.rules)
    data |= {
        "organisation": reading.organisation,
        "language": names.language,
        "today": reading.day(at),
        "project": {
            "title": story.title,
            "number": reading.number,
            "began": reading.day(story.began),
            "ended": reading.day(story.ended),
            "result": names.result(story.result) if story.result else "",
            "initiator": reading.person(story.initiator),
            "regulation": names.title,
            "edition": str(reading.read.edition.regulation.edition),
        },
    }
    for name, field in reading.rules.data.items():
        value = story.data.get(name)
        data["data"][name]["label"] = names.datum(name)
        if value is not None:
            data["data"][name]["text"] = reading.datum(field, value)
    for role in data["team"]:
        people = story.team.get(role, ())
        data["team"][role] = {"label": names.role(role), "people": reading.people(people)}
    _papers(reading, data, at)
    _steps(reading, data)
    return data


def _papers(reading: Reading, data: dict[str, Any], at: datetime) -> None:
    """Documents with their versions and signatures; forms as they stand last."""
    for key, one in reading.story.documents.items():
        latest = one.latest
        data["documents"][one.id] = {
            "label": reading.names.document(key),
            "version": latest.label if latest else "",
            "day": reading.day(latest.at) if latest else "",
            "signed": [
                {"name": reading.person(each.person), "day": reading.day(each.at)}
                for each in one.signatures
                if not each.void
            ],
        }
    for key in reading.story.forms:
        data["forms"][key.rpartition(":")[2]] = _form(reading, read_form(reading, key, 0, at))


def _steps(reading: Reading, data: dict[str, Any]) -> None:
    """Every step with how it ended last."""
    for visit in reading.story.visits.values():
        if visit.node in data["steps"] and visit.ended is not None and visit.decisions:
            last = visit.decisions[-1]
            data["steps"][visit.node] = {
                "label": reading.names.node(visit.node),
                "outcome": reading.names.outcome(visit.node, visit.outcome or last.outcome),
                "by": reading.person(last.person),
                "day": reading.day(visit.ended),
                "text": last.comment,
            }


def _form(reading: Reading, form: FormRead) -> dict[str, Any]:
    """A form over its blank one: what is closed to the reader or erased stays blank."""
    made = blank_form(reading.rules.documents[form.document])
    made |= {
        "label": form.title,
        "number": form.number,
        "filled": any(one.filled for one in form.sections),
    }
    for one in form.sections:
        made["sections"][one.id] |= {"label": one.title}
        if not one.closed and not one.erased:
            found = _section(one)
            fields = made["sections"][one.id]["fields"] | found.pop("fields")
            made["sections"][one.id] |= {**found, "fields": fields}
    return made


def _section(section: SectionRead) -> dict[str, Any]:
    table = section.table
    last = section.filled[-1] if section.filled else None
    return {
        "by": last.name if last else "",
        "day": last.day if last else "",
        "fields": {
            one.id: one.text or "、".join(each.text for each in one.choices if each.on)
            for one in section.fields
        },
        "heads": [one.label for one in table.columns] if table else [],
        "rows": [list(row) for row in table.rows] if table else [],
        "opinions": [_opinion(one) for one in section.voices],
    }


def _opinion(voice: Voice) -> dict[str, Any]:
    return {
        "station": voice.station,
        "name": voice.name,
        "day": voice.day,
        "outcome": voice.outcome,
        "text": voice.text,
        "late": voice.late,
        "void": voice.void,
        "choices": [{"text": one.text, "on": one.on} for one in voice.choices],
    }
