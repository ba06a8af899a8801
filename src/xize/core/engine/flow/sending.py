"""A version goes round: by the rule when it comes to be (``goes_to:``), or by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from xize.core.engine import events as e
from xize.core.engine.people.seats import OUTSIDE, outside_people, people_of
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import document_of, paper
from xize.core.engine.view.timing import next_note
from xize.core.engine.view.world import World

SENT: Final = "sent"
"""The kind of the notice by which a version reaches its receivers."""

RETRACTED: Final = "retracted_sending"
"""The kind of the notice that it was taken back."""

MOST_REMINDERS: Final = 3
"""The clock reminds so often and then leaves it to whoever sent it: more would not be read."""


def sent_by_rule(draft: Draft, key: str, state: str) -> None:
    """A version came to be: it goes to those the document's ``goes_to:`` names for its state."""
    definition = draft.rules.documents[document_of(key)]
    case = key.partition(":")[0] if ":" in key else MAIN
    for rule in definition.goes_to:
        if state in rule.on:
            people = people_of(draft, rule.to, World(draft, case), selves=(draft.by,))
            to = tuple(one for one in people if one != draft.by)
            version = paper(draft.state, key).version
            asks = "reply" if rule.reply else "receipt"
            send(draft, key, version, to, asks=asks, within=rule.within or "")


def send(
    draft: Draft,
    key: str,
    version: int,
    to: tuple[str, ...],
    *,
    asks: str = "receipt",
    within: str = "",
    text: str = "",
) -> None:
    """Send it, and tell its receivers; nobody to send it to is no event.

    A party outside is one receiver (``outside:partner``): any of its contacts answers for it, or
    whoever sent it records the answer.
    """
    to = _parties_for_contacts(draft, to)
    if not to:
        return
    sending = f"d{len(draft.state.sent) + 1}"
    draft.emit(
        e.VersionSent(
            at=draft.at,
            by=draft.by,
            sending=sending,
            document=key,
            version=version,
            person=draft.by,
            to=to,
            text=text,
            asks=asks,
            within=within,
            chase_at=reminder(draft, within),
            acting_for=draft.acting_for,
        )
    )
    tell_receivers(draft, sending, SENT, to, text, receipt=True)


def call_back(draft: Draft, sending: str, reason: str) -> None:
    """Take back what was sent; its receivers are told, and can open it no more."""
    sent = draft.state.sent[sending]
    draft.emit(
        e.Recalled(
            at=draft.at,
            by=draft.by,
            sending=sending,
            document=sent.document,
            person=draft.by,
            reason=reason,
            acting_for=draft.acting_for,
        )
    )
    tell_receivers(draft, sending, RETRACTED, sent.to, reason)


def call_back_of(draft: Draft, element: str, reason: str) -> None:
    """A step was withdrawn: what went round of the versions it brought is taken back."""
    for key, one in list(draft.state.papers.items()):
        if one.element != element:
            continue
        for sending, sent in list(draft.state.sent.items()):
            if (sent.document, sent.version) == (key, one.version) and not sent.recalled:
                call_back(draft, sending, reason)


def _parties_for_contacts(draft: Draft, to: tuple[str, ...]) -> tuple[str, ...]:
    """The receivers without the contacts of a party that is a receiver itself."""
    parties = [one for one in to if one.startswith(OUTSIDE)]
    contacts = {person for party in parties for person in _people(draft, party)}
    return tuple(one for one in dict.fromkeys(to) if one not in contacts)


def _people(draft: Draft, receiver: str) -> tuple[str, ...]:
    """Whom a notice to a receiver goes to."""
    role = draft.rules.roles.get(receiver.removeprefix(OUTSIDE))
    if not receiver.startswith(OUTSIDE) or role is None:
        return (receiver,)
    return tuple(one for one in outside_people(draft, role) if not one.startswith(OUTSIDE))


def reminder(draft: Draft, within: str) -> datetime | None:
    """When the period given for an answer is over, counted from today; None without one."""
    return next_note(draft, draft.today, within or None)


def tell_receivers(
    draft: Draft, sending: str, kind: str, to: tuple[str, ...], text: str, *, receipt: bool = False
) -> None:
    """One notice to all people among the receivers, a party's contacts too, about the sending."""
    people = tuple(dict.fromkeys(one for each in to for one in _people(draft, each)))
    if people:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=sending,
                case=MAIN,
                kind=kind,
                to=people,
                attach=(draft.state.sent[sending].document,),
                receipt=receipt,
                text=text,
            )
        )
