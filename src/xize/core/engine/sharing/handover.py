"""离职交接: everything of this project that is one person's becomes another's."""

from __future__ import annotations

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.management import name_role
from xize.core.engine.objections import reasoned
from xize.core.engine.people.seats import OUTSIDE, owners
from xize.core.engine.refusals import Refused
from xize.core.engine.state import State, Task
from xize.core.engine.view.draft import Draft


def standing_to_hand_over(draft: Draft, command: c.HandOver) -> None:
    """The person, whoever is accountable or an administrator, while there is anything."""
    if draft.state.status == "":
        raise Refused("not-begun")
    may = command.by.admin or command.by.person in (command.person, *owners(draft))
    if not may:
        raise Refused("not-yours-to-hand-over", people=(command.person,))
    if not has_work(draft.state, command.person):
        raise Refused("nothing-to-hand-over", people=(command.person,))


def hand_over(draft: Draft, command: c.HandOver) -> None:
    """Hand over, in one event for open work and one for each role of the team."""
    standing_to_hand_over(draft, command)
    reasoned(command.reason)
    if not draft.facts.knows_person(command.to):
        raise Refused("unknown-person", person=command.to)
    if command.to == command.person:
        raise Refused("hand-over-to-self")
    state = draft.state
    tasks = state.tasks.items()
    elements = tuple(key for key, task in tasks if command.person in people_at(task))
    roles = tuple(role for role, people in state.team.items() if command.person in people)
    draft.emit(
        e.HandedOver(
            at=draft.at,
            by=draft.by,
            person=command.person,
            to=command.to,
            elements=elements,
            roles=roles,
            reason=command.reason,
            cases=_begun(state, command.person),
        )
    )
    for role in roles:
        changed = (command.to if one == command.person else one for one in state.team[role])
        name_role(draft, role, tuple(dict.fromkeys(changed)), command.reason)


def _begun(state: State, person: str) -> tuple[str, ...]:
    """Running cases somebody began: what comes back to the beginner comes to the successor."""
    if state.status == "ended":
        return ()
    return tuple(
        key for key, one in state.cases.items() if one.starter == person and one.result is None
    )


def people_with_work(state: State) -> tuple[str, ...]:
    """Everybody who has something to hand over: the team, beginners, those open steps are of."""
    found: dict[str, None] = {}
    for people in state.team.values():
        found.update(dict.fromkeys(people))
    for one in state.cases.values() if state.status != "ended" else ():
        if one.result is None and one.starter:
            found[one.starter] = None
    for task in state.tasks.values():
        found.update(dict.fromkeys(people_at(task)))
    return tuple(one for one in found if not one.startswith(OUTSIDE))


def has_work(state: State, person: str) -> bool:
    """Whether somebody has anything to hand over: one of ``people_with_work``."""
    return not person.startswith(OUTSIDE) and (
        any(person in people for people in state.team.values())
        or bool(_begun(state, person))
        or any(person in people_at(task) for task in state.tasks.values())
    )


def people_at(task: Task) -> tuple[str, ...]:
    """Whose work an open step is: seats not used yet, claims on them, what they were asked."""
    spoken = {*task.votes, *task.entries}
    seats = [seat for seat in task.seats if seat.id not in spoken]
    meant = (one for seat in seats for one in (*seat.people, *seat.recorders))
    asked = (one.to for one in task.delegated.values())
    return tuple(dict.fromkeys((*meant, *asked)))
