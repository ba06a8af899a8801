"""What a person submits with a step, checked before anything is recorded.

The same cleaning runs in the shell before values are stored as payloads, so that what is stored
and hashed is exactly what was checked.
"""

from __future__ import annotations

from collections.abc import Mapping

from xize.core.engine.commands import Complete
from xize.core.engine.events import Seat
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Element
from xize.core.engine.submitting.filling import Filling, fillings_of, merged
from xize.core.engine.submitting.settling import (
    data_given,
    needed,
    needs_there,
    roles_of,
    settled,
    signed_by,
    standing_form,
)
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import paper, paper_key, section_of
from xize.core.engine.view.referring import KnownHere
from xize.core.engine.view.world import World
from xize.core.forms import SectionValues, check_form, clean_all
from xize.core.process.rulebook import Document, Section
from xize.core.process.work import Outcome, Work


def cleaned(
    draft: Draft,
    command: Complete,
    work: Work,
    element: Element,
    seats: tuple[Seat, ...],
    outcome: Outcome,
) -> dict[str, SectionValues]:
    """The canonical values of everything filled in; refused with all errors at once."""
    allowed = fillings_of(draft.rules, work, roles_of(seats))
    for name in command.fills:
        if name not in allowed:
            raise Refused("section-unknown", step=element.node, section=name)
    needs_there(outcome, command.fills, {name: one.section for name, one in allowed.items()})
    sections = {name: allowed[name].section for name in command.fills}
    raws = _with_what_stays(draft, command, work, element, allowed)
    results = clean_all(
        sections,
        raws,
        known=KnownHere(draft, element.case),
        complete=outcome.forward,
        data=draft.state.data.keys(),
    )
    results = settled(draft, element, work, sections, results, complete=outcome.forward)
    errors = [error.below(name) for name, one in results.items() for error in one.errors]
    errors += needed(outcome, sections, results)
    if errors:
        raise Refused(errors[0].code, tuple(errors))
    values = {name: result.values for name, result in results.items()}
    _refuse_held(draft, element, sections, values)
    return signed_by(draft, allowed, values)


def _with_what_stays(
    draft: Draft,
    command: Complete,
    work: Work,
    element: Element,
    allowed: Mapping[str, Filling],
) -> dict[str, object]:
    """What was typed; locked fields of a section keep the values it has."""
    raws: dict[str, object] = {}
    for name, filled in command.fills.items():
        document, _, section = name.partition(".")
        filling = allowed[name]
        stored = None
        if filling.locked:
            own = element.case if filling.section.rows and document not in work.revises else None
            stored = standing_form(draft, element, work, document, origin=own).get(section)
        raws[name] = merged(filling, name, filled.values, stored, KnownHere(draft, element.case))
    return raws


def check_forms(
    draft: Draft,
    element: Element,
    work: Work,
    values: dict[str, SectionValues],
    *,
    forward: bool = True,
) -> None:
    """Rules over whole forms (``check:``), with what is being submitted already in place.

    A table the step fills and nobody has filled yet counts as empty when the step goes forward.
    """
    errors = []
    for document in dict.fromkeys(name.partition(".")[0] for name in values):
        definition = draft.rules.documents[document]
        if not definition.checks:
            continue
        world = World(draft, element.case, element.row, element.parent)
        form = standing_form(draft, element, work, document)
        sections = {section.id: section for section in definition.sections}
        own = {name.partition(".")[2]: one for name, one in values.items() if _of(name, document)}
        world.given = data_given(sections, own)
        for name, submitted in values.items():
            if name.partition(".")[0] == document:
                form[name.partition(".")[2]] = _joined(draft, element, name, work, submitted, form)
        if forward:
            _empty_tables(definition, document, work, form)
        errors += check_form(definition, form, lambda that, names: world.within(names, that))  # noqa: B023
    if errors:
        raise Refused("check-failed", tuple(errors), says=errors[0].says)


def _of(name: str, document: str) -> bool:
    return name.partition(".")[0] == document


def _empty_tables(
    definition: Document, document: str, work: Work, form: dict[str, SectionValues]
) -> None:
    for fill in work.fills:
        section = section_of(definition, fill.section) if fill.document == document else None
        if section is not None and section.rows:
            form.setdefault(section.id, [])


def _joined(
    draft: Draft,
    element: Element,
    name: str,
    work: Work,
    submitted: SectionValues,
    form: dict[str, SectionValues],
) -> SectionValues:
    """Rows of this origin replace its earlier rows; those of other procedures stay."""
    document, _, section_id = name.partition(".")
    if not isinstance(submitted, list) or document in work.revises or section_id not in form:
        return submitted
    key = paper_key(draft.rules, document, element.case)
    current = paper(draft.state, key)
    world = World(draft, element.case)
    rows = []
    for origin, payload in current.forms[-1].payloads.get(section_id, ()):
        if origin != element.case:
            rows += list(world.payload(payload) or [])
    return [*rows, *submitted]


def _refuse_held(
    draft: Draft,
    element: Element,
    allowed: dict[str, Section],
    values: dict[str, SectionValues],
) -> None:
    """Entries on rows a change procedure holds are refused (PP-R05)."""
    for name, submitted in values.items():
        rows = submitted if isinstance(submitted, list) else [submitted]
        for field in allowed[name].fields:
            if field.type != "row":
                continue
            for case, hold in draft.state.holds.items():
                for row in rows:
                    if (
                        case != element.case
                        and hold.section == field.of
                        and row.get(field.id) in hold.rows
                    ):
                        raise Refused("held", row=row[field.id])
