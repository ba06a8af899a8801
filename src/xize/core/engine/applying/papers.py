"""Applying the events of documents and forms (see ``evolve``)."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.state import Form, Paper, Signature, State


def apply_paper(
    state: State,
    event: e.SectionFilled
    | e.Numbered
    | e.VersionAdded
    | e.LeftUnchanged
    | e.Signed
    | e.SignaturesVoided,
) -> None:
    """Apply one event about a document, in place."""
    paper = state.papers.get(event.document, Paper())
    match event:
        case e.SectionFilled():
            paper = _filled(paper, event)
            _mark(state, event.element, filled=f"{event.document}.{event.section}")
        case e.Numbered():
            form = replace(_form(paper, event.instance), number=event.number)
            paper = _with_form(paper, event.instance, form)
        case e.VersionAdded():
            paper = _versioned(paper, event)
            _mark(state, event.element, written=event.document)
        case e.LeftUnchanged():
            _mark(state, event.element, written=event.document)
        case e.Signed():
            signature = Signature(
                node=event.node,
                visit=event.visit,
                version=event.version,
                person=event.person,
                roles=event.roles,
            )
            paper = replace(paper, signatures=(*paper.signatures, signature))
        case e.SignaturesVoided():
            paper = replace(paper, signatures=_lapsed(paper.signatures, event))
        case _:
            assert_never(event)
    state.papers[event.document] = paper


def section_key(section: str, seat: str | None) -> str:
    """Where the payloads of a section (of a seat's copy) are kept in a ``Form``."""
    return f"{section}@{seat}" if seat else section


def _filled(paper: Paper, event: e.SectionFilled) -> Paper:
    form = _form(paper, event.instance)
    key = section_key(event.section, event.seat)
    kept = () if event.replaces else form.payloads.get(key, ())
    payloads = (*(one for one in kept if one[0] != event.origin), (event.origin, event.payload))
    form = replace(
        form,
        versions={**form.versions, key: event.version},
        payloads={**form.payloads, key: payloads},
    )
    return _with_form(paper, event.instance, form)


def _versioned(paper: Paper, event: e.VersionAdded) -> Paper:
    settled = event.state == "settled"
    return replace(
        paper,
        version=event.version,
        label=event.label,
        drafts=paper.drafts + (event.state == "draft"),
        amended=paper.amended + (event.state == "amended"),
        settled=paper.settled + settled,
        settled_version=event.version if settled else paper.settled_version,
        element=event.element,
    )


def _lapsed(signatures: tuple[Signature, ...], event: e.SignaturesVoided) -> tuple[Signature, ...]:
    """Void from now on; gone where the decision itself was taken back and may be given anew."""
    found = []
    for one in signatures:
        same = (one.node, one.visit) == (event.node, event.visit) and one.person in event.people
        if not same:
            found.append(one)
        elif event.reason != e.TAKEN_BACK:
            found.append(replace(one, void=True))
    return tuple(found)


def _form(paper: Paper, instance: int) -> Form:
    return paper.forms[instance - 1] if instance <= len(paper.forms) else Form()


def _with_form(paper: Paper, instance: int, form: Form) -> Paper:
    forms = list(paper.forms)
    forms += [Form()] * (instance - len(forms))
    forms[instance - 1] = form
    return replace(paper, forms=tuple(forms))


def _mark(state: State, element: str, *, filled: str = "", written: str = "") -> None:
    """Note on the open step what this visit has produced."""
    task = state.tasks.get(element)
    if task is None:
        return
    state.tasks[element] = replace(
        task,
        filled=(*task.filled, filled) if filled and filled not in task.filled else task.filled,
        written=(*task.written, written)
        if written and written not in task.written
        else task.written,
    )
