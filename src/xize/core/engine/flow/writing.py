"""What a completed step leaves behind: form sections, numbers, versions, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.applying.papers import section_key
from xize.core.engine.commands import Complete
from xize.core.engine.flow.data import set_data
from xize.core.engine.flow.sending import sent_by_rule
from xize.core.engine.flow.stale import text_changed
from xize.core.engine.people.seats import department_of_role, role_people
from xize.core.engine.state import Element, Form
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import document_of, paper, paper_key, section_of
from xize.core.forms import SectionValues
from xize.core.forms.numbering import key as counter_key
from xize.core.forms.numbering import render
from xize.core.process.rulebook import Document, Section
from xize.core.process.work import Work

Cleaned = Mapping[str, SectionValues]


def write(
    draft: Draft, command: Complete, work: Work, values: Cleaned, seats: tuple[e.Seat, ...]
) -> None:
    """Record everything a command submits; ``values`` are its sections, already checked."""
    element = draft.state.elements[command.item]
    for name in command.fills:
        _fill(draft, command, work, name, values[name], seats)
    for document in _documents(command):
        _version(draft, command, document, element)
    for document in command.unchanged:
        key = paper_key(draft.rules, document, element.case)
        draft.emit(e.LeftUnchanged(at=draft.at, by=draft.by, document=key, element=command.item))


def settle(draft: Draft, work: Work, element_id: str, element: Element) -> None:
    """Make the latest version of the documents of ``settles:`` the settled one."""
    for document in work.settles:
        key = paper_key(draft.rules, document, element.case)
        current = paper(draft.state, key)
        if current.version and current.settled_version != current.version:
            _add_version(draft, key, "settled", element_id, element.node, ())


def sign(draft: Draft, command: Complete, work: Work, seats: tuple[e.Seat, ...]) -> None:
    """Bind the signature to the version at the opening of the round."""
    element = draft.state.elements[command.item]
    task = draft.state.tasks[command.item]
    roles = tuple(role for seat in seats for role in seat.roles)
    for document in work.signs:
        key = paper_key(draft.rules, document, element.case)
        draft.emit(
            e.Signed(
                at=draft.at,
                by=draft.by,
                document=key,
                version=task.signs.get(key, 0),
                element=command.item,
                node=element.node,
                visit=element.visit,
                person=draft.by,
                roles=roles,
                on_behalf=command.on_behalf,
                acting_for=draft.acting_for,
            )
        )


# ------------------------------------------------------------------ forms
def _fill(
    draft: Draft,
    command: Complete,
    work: Work,
    name: str,
    values: SectionValues,
    seats: tuple[e.Seat, ...],
) -> None:
    document, _, section_id = name.partition(".")
    definition = draft.rules.documents[document]
    section = section_of(definition, section_id)
    assert section is not None, name  # the objections have seen to it
    element = draft.state.elements[command.item]
    key = paper_key(draft.rules, document, element.case)
    current = paper(draft.state, key)
    first_here = not any(
        one.startswith(f"{key}.") for one in draft.state.tasks[command.item].filled
    )
    instance = max(len(current.forms), 1)
    if work.new and first_here and current.forms:
        instance += 1
    seat = _seat_mark(section, element, seats)
    form = current.forms[instance - 1] if instance <= len(current.forms) else Form()
    filled = command.fills[name]
    payload = filled.payload or f"inline:{draft.state.serial}:{len(draft.events)}:{name}"
    draft.pending[payload] = values
    draft.emit(
        e.SectionFilled(
            at=draft.at,
            by=draft.by,
            document=key,
            instance=instance,
            section=section_id,
            version=form.versions.get(section_key(section_id, seat), 0) + 1,
            payload=payload,
            digest=filled.digest,
            element=command.item,
            origin=element.case,
            seat=seat,
            replaces=not section.rows or document in work.revises,
        )
    )
    _number(draft, definition, key, instance)
    _show(draft, section, values, name)


def _seat_mark(section: Section, element: Element, seats: tuple[e.Seat, ...]) -> str | None:
    """An ``each: role`` section has one copy per seat and round."""
    if section.each is None:
        return None
    role = seats[0].roles[0] if seats and seats[0].roles else (seats[0].id if seats else "")
    return f"{element.node}#{element.visit}:{role}"


def _show(draft: Draft, section: Section, values: SectionValues, source: str) -> None:
    """Fields that show project data write it."""
    if isinstance(values, dict):
        for field in section.fields:
            if field.shows and values.get(field.id) is not None:
                set_data(draft, field.shows, values[field.id], source)


def _number(draft: Draft, definition: Document, key: str, instance: int) -> None:
    """Issue the number at the first submit of the form."""
    scheme = definition.number
    if scheme is None or paper(draft.state, key).forms[instance - 1].number is not None:
        return
    department = _numbering_department(draft, scheme.of)
    today = draft.today
    counter = counter_key(
        scheme,
        document=definition.id,
        department=department,
        year=today.year,
        month=today.month,
        project="this",
    )
    text = render(
        scheme,
        year=today.year,
        month=today.month,
        mark=draft.facts.mark(department) if department else "",
        seq=draft.facts.next_number(counter),
    )
    draft.emit(e.Numbered(at=draft.at, by=draft.by, document=key, instance=instance, number=text))


def _numbering_department(draft: Draft, role: str | None) -> str:
    """The department whose mark a number bears: of the role ``of``, else of whoever submits."""
    who = draft.acting_for or draft.by
    if role in (None, "starter", "self"):
        return draft.facts.department_of(who) or ""
    if role == "initiator":
        return draft.facts.department_of(draft.state.initiator) or ""
    if who in role_people(draft, role or ""):
        return draft.facts.department_of(who) or ""
    return department_of_role(draft, role or "") or ""


# ------------------------------------------------------------------ versions
def _documents(command: Complete) -> list[str]:
    """Documents a command touches, each once, in the order given."""
    fills = [name.partition(".")[0] for name in command.fills]
    return list(dict.fromkeys([*command.files, *fills]))


def _version(draft: Draft, command: Complete, document: str, element: Element) -> None:
    """A file is a new version; a form gets one when a section of it is submitted again."""
    key = paper_key(draft.rules, document, element.case)
    current = paper(draft.state, key)
    files = command.files.get(document, ())
    contents = current.drafts + current.amended
    resubmitted = max((max(f.versions.values(), default=0) for f in current.forms), default=0)
    if files or not current.version or max(resubmitted, len(current.forms)) > contents:
        definition = draft.rules.documents[document]
        amends = current.settled > 0 and "amended" in definition.versions
        state = "amended" if amends else "draft"
        _add_version(draft, key, state, command.item, element.node, files)
        text_changed(draft, key, element)


def _add_version(
    draft: Draft, key: str, state: str, element: str, node: str, files: tuple[Any, ...]
) -> None:
    current = paper(draft.state, key)
    versions = draft.rules.documents[document_of(key)].versions
    count = {
        "draft": current.drafts + 1,
        "settled": current.settled + 1,
        "amended": current.amended + 1,
    }[state]
    pattern = versions.get(state)
    label = pattern.format(n=count) if pattern else str(current.version + 1)
    draft.emit(
        e.VersionAdded(
            at=draft.at,
            by=draft.by,
            document=key,
            version=current.version + 1,
            label=label,
            state=state,
            element=element,
            node=node,
            files=files,
        )
    )
    sent_by_rule(draft, key, state)
