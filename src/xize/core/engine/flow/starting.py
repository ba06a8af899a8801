"""Beginning a stream, and beginning a side procedure in it."""

from __future__ import annotations

from xize.core.engine import events as e
from xize.core.engine.canonical import canonical
from xize.core.engine.commands import Start, StartProcedure
from xize.core.engine.flow.cases import open_case
from xize.core.engine.flow.data import cleaned_datum
from xize.core.engine.people.seats import people_of
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import row_labels
from xize.core.engine.view.world import World
from xize.core.process.rulebook import Procedure


def start_stream(draft: Draft, command: Start) -> None:
    """Begin a project, or a procedure with a stream of its own, with its team."""
    if draft.state.status:
        raise Refused("already-begun")
    procedure = draft.rules.procedures.get(command.procedure)
    if procedure is None or (procedure.id != MAIN and not procedure.own):
        raise Refused("procedure-unknown", procedure=command.procedure)
    team = dict(command.team)
    if procedure.id == MAIN and draft.rules.leads and not team.get(draft.rules.leads):
        team[draft.rules.leads] = (command.by.person,)
    for role, people in team.items():
        check_role(draft, role, people)
    draft.emit(
        e.Started(
            at=draft.at,
            by=draft.by,
            regulation=draft.rules.regulation,
            edition=draft.rules.edition,
            procedure=procedure.id,
            title=command.title,
            team={role: tuple(people) for role, people in team.items() if people},
            data={
                name: canonical(cleaned_datum(draft, name, value))
                for name, value in command.data.items()
            },
            parent=command.parent,
        )
    )
    open_case(draft, procedure.id, starter=command.by.person)


def check_role(draft: Draft, role: str, people: tuple[str, ...]) -> None:
    """The role exists, the people do, and a role for exactly one has exactly one."""
    definition = draft.rules.roles.get(role)
    if definition is None:
        raise Refused("unknown-role", role=role)
    if (definition.exactly == 1 or definition.leads) and len(people) != 1:
        raise Refused("exactly-one", role=definition.name or role)
    for person in people:
        if not draft.facts.knows_person(person):
            raise Refused("unknown-person", person=person)


def standing_to_start(draft: Draft, command: StartProcedure) -> Procedure:
    """Who may begin a side procedure, during which stages, how often."""
    status = draft.state.status
    if status != "running":
        raise Refused({"": "not-begun", "suspended": "suspended"}.get(status, "ended"))
    procedure = draft.rules.procedures.get(command.procedure)
    if procedure is None or procedure.own or procedure.id == MAIN:
        raise Refused("procedure-unknown", procedure=command.procedure)
    if procedure.during and not any(draft.has(MAIN, stage) for stage in procedure.during):
        raise Refused("procedure-unknown", procedure=command.procedure)  # of another flow
    name = procedure.name or procedure.id
    people = people_of(draft, procedure.starts_by, World(draft))
    if command.by.person not in people:
        raise Refused("not-yours-to-start", procedure=name, people=people)
    if procedure.during and not set(draft.open_stages()) & set(procedure.during):
        stages = tuple(draft.node(MAIN, one).name or one for one in procedure.during)
        raise Refused("not-during", procedure=name, stages=stages)
    begun = [one for one in draft.state.cases.values() if one.procedure == procedure.id]
    if procedure.at_most is not None and len(begun) >= procedure.at_most:
        raise Refused("at-most", procedure=name, count=procedure.at_most)
    if procedure.holds is not None and not _rows(draft, procedure):
        raise Refused("nothing-to-hold", procedure=name)
    return procedure


def _rows(draft: Draft, procedure: Procedure) -> tuple[str, ...]:
    """Labels of the rows a procedure may hold."""
    payload = World(draft).payload
    return tuple(row_labels(draft.rules, draft.state, procedure.holds or "", MAIN, payload))


def take_hold(draft: Draft, procedure: Procedure, rows: tuple[str, ...]) -> tuple[str, ...]:
    """The rows a procedure holds: at least one where it holds any, and all of them exist."""
    if procedure.holds is None:
        if rows:
            raise Refused("hold-unknown", row=rows[0])
        return ()
    if not rows:
        raise Refused("hold-missing")
    known = _rows(draft, procedure)
    for row in rows:
        if row not in known:
            raise Refused("hold-unknown", row=row)
    return rows
