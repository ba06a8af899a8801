"""A submission seen against the form it belongs to: conditions, bounds, needs, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from xize.core.engine.events import Seat
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Element
from xize.core.engine.submitting.filling import Filling
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import form_values, own_rows, paper, paper_key
from xize.core.engine.view.world import World
from xize.core.expressions import Value
from xize.core.forms import (
    Cleaned,
    FieldError,
    Form,
    SectionValues,
    missing,
    needs_settling,
    settle,
    typed_value,
)
from xize.core.process.rulebook import Document, Section
from xize.core.process.work import Outcome, Work


def roles_of(seats: Iterable[Seat]) -> frozenset[str]:
    """The roles some seats speak for."""
    return frozenset(role for seat in seats for role in seat.roles)


def standing_form(
    draft: Draft, element: Element, work: Work, document: str, *, origin: str | None = None
) -> dict[str, SectionValues]:
    """The stored sections of the form a step works on; empty where it makes a new one.

    ``origin``: only the rows that this case has submitted.
    """
    current = paper(draft.state, paper_key(draft.rules, document, element.case))
    if work.new or not current.forms:
        return {}
    form = current.forms[-1] if origin is None else own_rows(current.forms[-1], origin)
    world = World(draft, element.case, element.row, element.parent)
    return form_values(draft.rules.documents[document], form, world.payload)


def settled(
    draft: Draft,
    element: Element,
    work: Work,
    sections: Mapping[str, Section],
    results: Mapping[str, Cleaned],
    *,
    complete: bool,
) -> dict[str, Cleaned]:
    """What was submitted, by "document.section", judged as part of its whole form."""
    done = dict(results)
    for document in dict.fromkeys(name.partition(".")[0] for name in results):
        own = {
            name.partition(".")[2]: name for name in results if name.partition(".")[0] == document
        }
        asked = {inner: sections[name] for inner, name in own.items()}
        if not any(needs_settling(section) for section in asked.values()):
            continue
        definition = draft.rules.documents[document]
        form = Form(
            document=_asking(definition, asked),
            standing=standing_form(draft, element, work, document),
            complete=complete,
            data=draft.state.data.keys(),
        )
        world = World(draft, element.case, element.row, element.parent)
        world.given = data_given(
            asked, {inner: results[name].values for inner, name in own.items()}
        )
        found = settle(
            form,
            {inner: results[name] for inner, name in own.items()},
            lambda expression, names: world.within(names, expression),  # noqa: B023
        )
        done |= {own[inner]: one for inner, one in found.items()}
    return done


def data_given(
    sections: Mapping[str, Section], values: Mapping[str, SectionValues]
) -> dict[str, Value]:
    """Project data that fields of these sections show, as they are being submitted."""
    return {
        field.shows: typed_value(field, record[field.id])
        for inner, section in sections.items()
        for record in (values.get(inner),)
        if isinstance(record, Mapping)
        for field in section.fields
        if field.shows and field.id in record
    }


def _asking(document: Document, asked: Mapping[str, Section]) -> Document:
    """The form with the submitted sections as this step asks them."""
    sections = tuple(asked.get(one.id, one) for one in document.sections)
    return replace(document, sections=sections)


def needed(
    outcome: Outcome, sections: Mapping[str, Section], results: Mapping[str, Cleaned]
) -> list[FieldError]:
    """Fields an outcome needs (``needs:``) that were left blank where they are asked."""
    errors = []
    for name, section in sections.items():
        record = results[name].values
        for field in section.fields if isinstance(record, Mapping) else ():
            if field.id in outcome.needs and field.id not in record:
                told = any(error.path == field.id for error in results[name].errors)
                errors += [] if told else [missing(field).below(name)]
    return errors


def needs_there(outcome: Outcome, given: Iterable[str], sections: Mapping[str, Section]) -> None:
    """Refuses an outcome that needs a field of a section that was not sent at all."""
    sent = {*given}
    for need in outcome.needs:
        holders = [name for name, one in sections.items() if need in {f.id for f in one.fields}]
        if holders and not sent & {*holders}:
            section = sections[holders[0]]
            raise Refused("section-missing", section=section.name or holders[0])


def signed_by(
    draft: Draft,
    fillings: Mapping[str, Filling],
    values: Mapping[str, SectionValues],
) -> dict[str, SectionValues]:
    """Signatures given now say who signed and on which day; earlier ones stay as they are."""
    mark: dict[str, str] = {"by": draft.by, "on": draft.today.isoformat()}
    if draft.acting_for:
        mark["for"] = draft.acting_for
    done: dict[str, SectionValues] = {}
    for name, given in values.items():
        filling = fillings[name]
        fresh = [
            field.id
            for field in filling.section.fields
            if field.type == "signature" and field.id not in filling.locked
        ]
        done[name] = given if not fresh else _marked(given, fresh, mark)
    return done


def _marked(given: SectionValues, fields: list[str], mark: Mapping[str, str]) -> SectionValues:
    if isinstance(given, list):
        return [_record(row, fields, mark) for row in given]
    return _record(given, fields, mark)


def _record(
    record: Mapping[str, Any], fields: list[str], mark: Mapping[str, str]
) -> dict[str, Any]:
    return {key: dict(mark) if key in fields and value else value for key, value in record.items()}
