"""抄送, 传阅 and comments: people are told, read, and say something, at any time."""

from __future__ import annotations

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.people.holding import ready_voices, users
from xize.core.engine.people.seats import OUTSIDE, owners
from xize.core.engine.people.taking_part import Subject, participant, subject
from xize.core.engine.refusals import Refused
from xize.core.engine.sharing.held import known_people
from xize.core.engine.view.draft import Draft


def standing_to_send(draft: Draft, command: c.Copy | c.Circulate) -> Subject:
    """Whoever takes part, about an open step that allows it, or about the project."""
    participant(draft, command.by, command.item)
    about = subject(draft, command.item)
    way = "copy" if isinstance(command, c.Copy) else "circulate"
    if way in about.forbids:
        raise Refused("way-forbidden", step=about.step, way=way)
    return about


def send(draft: Draft, command: c.Copy | c.Circulate) -> None:
    """Tell them; whom it is circulated to is asked for the receipt."""
    about = standing_to_send(draft, command)
    circulates = isinstance(command, c.Circulate)
    kind = e.Circulated if circulates else e.Copied
    to = known_people(draft, command.to)
    draft.emit(
        kind(
            at=draft.at,
            by=draft.by,
            element=about.element,
            node=about.node,
            case=about.case,
            person=draft.by,
            to=to,
            text=command.text,
            acting_for=draft.acting_for,
        )
    )
    tell_people(
        draft, about, "circulated" if circulates else "copied", to, command.text, receipt=circulates
    )


def tell_people(
    draft: Draft,
    about: Subject,
    kind: str,
    to: tuple[str, ...],
    text: str,
    *,
    receipt: bool = False,
) -> None:
    """One notice to all of them; nobody to tell is no event."""
    if to:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=about.node,
                case=about.case,
                kind=kind,
                to=to,
                text=text,
                receipt=receipt,
            )
        )


def standing_to_comment(draft: Draft, command: c.Comment) -> Subject:
    """Whoever takes part, at any time after the beginning."""
    participant(draft, command.by, command.item)
    return subject(draft, command.item)


def comment(draft: Draft, command: c.Comment) -> None:
    """Keep it, and tell those the step waits for, or whoever is accountable of the project."""
    about = standing_to_comment(draft, command)
    if not (command.text.strip() or command.files):
        raise Refused("text-missing")
    draft.emit(
        e.Commented(
            at=draft.at,
            by=draft.by,
            element=about.element,
            node=about.node,
            case=about.case,
            person=draft.by,
            text=command.text,
            files=command.files,
            acting_for=draft.acting_for,
        )
    )
    people = waited_for(draft, about.element) if about.element else owners(draft)
    tell_people(draft, about, "commented", others(draft, people), command.text)


def waited_for(draft: Draft, item: str) -> tuple[str, ...]:
    """People an open step waits for now, those who owe it an entry included."""
    task, element = draft.state.tasks[item], draft.state.elements[item]
    work = getattr(draft.node(element.case, element.node), "work", None)
    in_order = work is not None and work.vote.rule == "in_order"
    deciding = [users(task, seat) for seat in ready_voices(task, in_order=in_order)]
    owing = [seat.people for seat in task.seats if seat.entry and seat.id not in task.entries]
    return tuple(dict.fromkeys(one for people in (*deciding, *owing) for one in people))


def others(draft: Draft, people: tuple[str, ...]) -> tuple[str, ...]:
    """People that can be told: not the one who speaks, no role of a party outside as such."""
    me = {draft.by, draft.acting_for}
    return tuple(one for one in people if one not in me and not one.startswith(OUTSIDE))
