"""分发: a version goes to people who sign for it, read it, reply; or it is taken back."""

from __future__ import annotations

from xize.core.deadlines import Period, PeriodError
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.flow.sending import (
    MOST_REMINDERS,
    call_back,
    reminder,
    send,
    tell_receivers,
)
from xize.core.engine.objections import reasoned
from xize.core.engine.papers.known import sending_of, standing_paper, title
from xize.core.engine.people.seats import OUTSIDE, outside_people, owners, role_people
from xize.core.engine.people.taking_part import participant
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Sending
from xize.core.engine.view.draft import Draft


def standing_to_send(draft: Draft, command: c.Send) -> None:
    """Whoever takes part may send what there is, also when the project has ended."""
    participant(draft, command.by, "")
    current = standing_paper(draft, command.document)
    if not 0 <= command.version <= current.version:
        raise Refused("no-version", document=title(draft, command.document))


def send_round(draft: Draft, command: c.Send) -> None:
    """Send it by hand."""
    standing_to_send(draft, command)
    if command.within:
        _a_period(command.within)
    version = command.version or draft.state.papers[command.document].version
    send(
        draft,
        command.document,
        version,
        _receivers(draft, command),
        asks="reply" if command.reply else "receipt",
        within=command.within,
        text=command.text,
    )


def _a_period(text: str) -> None:
    try:
        Period.parse(text)
    except PeriodError:
        raise Refused("not-a-period", period=text) from None


def _receivers(draft: Draft, command: c.Send) -> tuple[str, ...]:
    """Those named and those who hold the roles, each once, without whoever sends it."""
    found: list[str] = []
    for person in command.to:
        if not draft.facts.knows_person(person):
            raise Refused("unknown-person", person=person)
        found.append(person)
    for name in command.roles:
        role = draft.rules.roles.get(name)
        if role is not None:
            outside = role.kind == "outside"
            found += outside_people(draft, role) if outside else role_people(draft, name)
    to = tuple(one for one in dict.fromkeys(found) if one != draft.by)
    if not to:
        raise Refused("nobody-named")
    return to


def standing_to_acknowledge(draft: Draft, command: c.Acknowledge) -> str:
    """Who of the receivers answers: oneself, one's party, or a party outside one records for."""
    sent = sending_of(draft, command.sending)
    if command.on_behalf is not None:
        receiver = OUTSIDE + command.on_behalf
        if receiver in sent.to and command.by.principal in (sent.by, *owners(draft)):
            return receiver
        raise Refused("not-a-receiver", document=title(draft, sent.document))
    mine = [command.by.principal, command.by.person]
    if command.by.outside:
        mine.append(OUTSIDE + command.by.outside)
    found = next((one for one in mine if one in sent.to), None)
    if found is None:
        raise Refused("not-a-receiver", document=title(draft, sent.document))
    return found


def acknowledge(draft: Draft, command: c.Acknowledge) -> None:
    """Record it once; a reply may be given again, and says something."""
    receiver = standing_to_acknowledge(draft, command)
    sent = draft.state.sent[command.sending]
    if command.how == "replied" and not (command.text.strip() or command.files):
        raise Refused("text-missing")
    if command.on_behalf is not None and not (command.text.strip() or command.files):
        raise Refused("evidence-missing")
    if command.how != "replied" and receiver in _have(sent, command.how):
        return
    draft.emit(
        e.Acknowledged(
            at=draft.at,
            by=draft.by,
            sending=command.sending,
            document=sent.document,
            receiver=receiver,
            person=draft.by,
            how=command.how,
            text=command.text,
            files=command.files,
            acting_for=draft.acting_for,
        )
    )
    if command.how == "replied" and sent.by != draft.by:
        tell_receivers(draft, command.sending, "replied", (sent.by,), command.text)


def _have(sent: Sending, how: str) -> tuple[str, ...]:
    return {"received": sent.received, "read": sent.read}.get(how, sent.replied)


def standing_to_steer(draft: Draft, command: c.Chase | c.Recall) -> Sending:
    """Whoever sent it, or is accountable."""
    sent = sending_of(draft, command.sending)
    if command.by.principal not in (sent.by, *owners(draft)) and not command.by.admin:
        raise Refused("not-yours-to-steer", document=title(draft, sent.document))
    return sent


def chase(draft: Draft, command: c.Chase) -> None:
    """Remind those who have not answered; the clock goes on as before."""
    sent = standing_to_steer(draft, command)
    if not sent.silent:
        raise Refused("all-answered", document=title(draft, sent.document))
    _remind(draft, command.sending, sent, command.text, sent.chase_at is not None)


def chase_by_clock(draft: Draft, sending: str) -> None:
    """The period is over: remind the silent ones, a few times at most."""
    sent = draft.state.sent[sending]
    _remind(draft, sending, sent, "", sent.chases + 1 < MOST_REMINDERS)


def _remind(draft: Draft, sending: str, sent: Sending, text: str, again: bool) -> None:
    next_at = reminder(draft, sent.within) if again else None
    draft.emit(
        e.Chased(
            at=draft.at, by=draft.by, sending=sending, to=sent.silent, text=text, next_at=next_at
        )
    )
    tell_receivers(draft, sending, "chased", sent.silent, text, receipt=True)


def recall(draft: Draft, command: c.Recall) -> None:
    """Take it back; whoever got it is told."""
    standing_to_steer(draft, command)
    reasoned(command.reason)
    call_back(draft, command.sending, command.reason)
