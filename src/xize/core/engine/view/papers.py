"""Reading documents and forms of a stream: which one is meant, what stands in it, is it ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from xize.core.engine.applying.papers import section_key
from xize.core.engine.state import MAIN, CheckOut, Form, Paper, State
from xize.core.forms import SectionValues
from xize.core.process.rulebook import Document, Rulebook, Section

Payloads = Callable[[str], Any]


def paper_key(rules: Rulebook, document: str, case: str) -> str:
    """Key of a document in ``State.papers``: its id, or ``c2:id`` for a form of a case."""
    definition = rules.documents.get(document)
    if definition is not None and definition.per == "case" and case != MAIN:
        return f"{case}:{document}"
    return document


def document_of(key: str) -> str:
    """The document id of a paper key."""
    return key.rpartition(":")[2]


def paper(state: State, key: str) -> Paper:
    """The document as it stands; empty when there is none yet."""
    return state.papers.get(key, Paper())


def papers_of(rules: Rulebook, state: State, document: str, case: str) -> list[Paper]:
    """All papers a name means: one, or every case's own when asked from outside the case."""
    key = paper_key(rules, document, case)
    if key in state.papers:
        return [state.papers[key]]
    if rules.documents[document].per == "case":
        return [one for name, one in state.papers.items() if document_of(name) == document]
    return []


def held_by(state: State, key: str, at: datetime) -> CheckOut | None:
    """Who works on a document alone: until the next version, the end of the step, or the time."""
    one = paper(state, key)
    out = one.out
    if out is None or out.until < at or out.version != one.version:
        return None
    return out if out.element in state.tasks else None


def exists(one: Paper) -> bool:
    """Whether anything of it was ever submitted."""
    return one.version > 0 or bool(one.forms)


def section_of(definition: Document, section: str) -> Section | None:
    """A section by id."""
    return next((one for one in definition.sections if one.id == section), None)


def form_values(definition: Document, form: Form, payloads: Payloads) -> dict[str, SectionValues]:
    """Stored values of a form by section id; rows of several origins are joined.

    Sections filled per role are left out: they are opinions, read by ``seat_values``.
    """
    values: dict[str, SectionValues] = {}
    for section in definition.sections:
        if section.each is None:
            stored = stored_section(section, form, payloads)
            if stored is not None:
                values[section.id] = stored
    return values


def own_rows(form: Form, origin: str) -> Form:
    """The form with only what one case has submitted to it."""
    own = {
        section: tuple(one for one in found if one[0] == origin)
        for section, found in form.payloads.items()
    }
    return replace(form, payloads=own)


def stored_section(
    section: Section, form: Form, payloads: Payloads, seat: str | None = None
) -> SectionValues | None:
    """The stored values of one section of a form; None when nobody has filled it."""
    found = [payloads(one) for _, one in form.payloads.get(section_key(section.id, seat), ())]
    if not found:
        return None
    if section.rows:
        return [row for rows in found for row in (rows or [])]
    last: Mapping[str, Any] = found[-1] or {}
    return dict(last)


def row_labels(
    rules: Rulebook, state: State, of: str, case: str, payloads: Payloads
) -> Sequence[str]:
    """Labels of the rows of ``document.section``: the values of its first column.

    For a whole document those of its forms: their numbers, else which one it is, from 1.
    """
    document, _, section_id = of.partition(".")
    definition = rules.documents.get(document)
    if definition is not None and not section_id:
        forms = [one for paper in papers_of(rules, state, document, case) for one in paper.forms]
        return [form.number or str(place) for place, form in enumerate(forms, 1)]
    section = section_of(definition, section_id) if definition else None
    if section is None or not section.fields:
        return ()
    first = section.fields[0].id
    labels: list[str] = []
    for one in papers_of(rules, state, document, case):
        for form in one.forms[-1:]:
            rows: Any = stored_section(section, form, payloads) or []
            labels += [str(row[first]) for row in rows if first in row]
    return labels
