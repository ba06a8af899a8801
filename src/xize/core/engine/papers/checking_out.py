"""签出 and 签入: one person works on a document, and others see who, since when, until when."""

from __future__ import annotations

from typing import Final

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.objections import accountable, open_task, reasoned, voting_seats
from xize.core.engine.papers.known import standing_paper, title
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import document_of, held_by, paper, paper_key
from xize.core.engine.view.timing import next_note

PERIOD: Final = "3 workdays"
"""How long a document is kept where the rule says nothing (``check_out:``); then it is free."""


def standing_to_check_out(draft: Draft, command: c.CheckOut) -> None:
    """Somebody whose turn it is at a step that takes a new version of it; nobody else has it."""
    standing_paper(draft, command.document)
    element, _, node = open_task(draft, command.item)
    voting_seats(draft, c.Complete(by=command.by, at=command.at, item=command.item))
    document = document_of(command.document)
    work = node.work
    takes = {*work.produces, *work.revises, *work.settles, *work.signs}
    if document not in takes or paper_key(draft.rules, document, element.case) != command.document:
        step = node.name or node.id
        raise Refused("document-unknown", step=step, document=title(draft, command.document))
    out = held_by(draft.state, command.document, draft.at)
    if out is not None:
        raise Refused(
            "checked-out-already", document=title(draft, command.document), people=(out.person,)
        )


def check_out(draft: Draft, command: c.CheckOut) -> None:
    """Keep it until the period the rule gives is over."""
    standing_to_check_out(draft, command)
    element = draft.state.elements[command.item]
    period = draft.rules.documents[document_of(command.document)].check_out or PERIOD
    until = next_note(draft, draft.today, period)
    assert until is not None, period  # a period of the language, checked when it was read
    draft.emit(
        e.CheckedOut(
            at=draft.at,
            by=draft.by,
            document=command.document,
            element=command.item,
            node=element.node,
            case=element.case,
            person=draft.by,
            version=paper(draft.state, command.document).version,
            until=until,
            text=command.text,
            acting_for=draft.acting_for,
        )
    )


def standing_to_check_in(draft: Draft, command: c.CheckIn) -> str:
    """Whoever has it, or whoever is accountable; who has it."""
    out = held_by(draft.state, command.document, draft.at)
    if out is None:
        raise Refused("not-checked-out", document=title(draft, command.document))
    if command.by.principal != out.person:
        accountable(draft, command.by)
    return out.person


def check_in(draft: Draft, command: c.CheckIn) -> None:
    """Give it back; taking it from somebody needs a reason, and they are told."""
    person = standing_to_check_in(draft, command)
    mine = person == command.by.principal
    if not mine:
        reasoned(command.reason)
    draft.emit(
        e.CheckedIn(
            at=draft.at,
            by=draft.by,
            document=command.document,
            person=person,
            reason=command.reason,
        )
    )
    if not mine:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=document_of(command.document),
                case="main",
                kind="taken_in",
                to=(person,),
                attach=(command.document,),
                text=command.reason,
            )
        )
