"""催办: asking those a step waits for to go on, not more often than does any good."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from xize.core.deadlines import local_moment
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.commands import Actor
from xize.core.engine.objections import open_task
from xize.core.engine.people.seats import owners
from xize.core.engine.people.taking_part import subject
from xize.core.engine.refusals import Refused
from xize.core.engine.sharing.telling import others, tell_people, waited_for
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft

URGE_PAUSE: Final = timedelta(hours=4)
"""A step is urged at most twice in a working day: more often it is noise, and nobody reads it."""


def standing_to_urge(draft: Draft, command: c.Urge) -> tuple[str, ...]:
    """Who may, whether anybody waits, and whether it was not done just now; who is told."""
    element, task, node = open_task(draft, command.item)
    step = node.name or node.id
    if not _concerned(draft, element, command.by):
        raise Refused("not-yours-to-urge", step=step)
    if "urge" in node.work.forbids:
        raise Refused("way-forbidden", step=step, way="urge")
    to = others(draft, waited_for(draft, command.item))
    if not to:
        raise Refused("nobody-waits", step=step)
    if task.urged is not None and draft.at < task.urged + URGE_PAUSE:
        again = local_moment(task.urged + URGE_PAUSE)
        raise Refused("urged-lately", step=step, until=f"{again:%Y-%m-%d %H:%M}")
    return to


def urge(draft: Draft, command: c.Urge) -> None:
    """Tell them."""
    to = standing_to_urge(draft, command)
    element = draft.state.elements[command.item]
    draft.emit(
        e.Urged(
            at=draft.at,
            by=draft.by,
            element=command.item,
            node=element.node,
            case=element.case,
            person=draft.by,
            to=to,
            text=command.text,
            acting_for=draft.acting_for,
        )
    )
    tell_people(draft, subject(draft, command.item), "urged", to, command.text)


def _concerned(draft: Draft, element: Element, actor: Actor) -> bool:
    """Who began it, who is accountable, who did the step that led here, an administrator."""
    case = draft.state.cases[element.case]
    where, _, number = element.cause.partition("#")
    visit = draft.state.visits.get(where)
    concerned = {draft.state.initiator, case.starter, *owners(draft)}
    if visit is not None and str(visit.completed) == number:
        concerned |= {visit.by, visit.acting_for}
    return actor.admin or actor.principal in concerned
