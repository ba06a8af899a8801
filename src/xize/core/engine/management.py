"""What the accountable person and administrators may do with a project as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.flow.besides import rearm
from xize.core.engine.flow.cases import open_case
from xize.core.engine.flow.data import cleaned_datum, set_data
from xize.core.engine.flow.endings import end_project
from xize.core.engine.flow.jump import deepest_open, goto
from xize.core.engine.flow.moving import pause_over
from xize.core.engine.flow.scopes import WITHDRAWN, close_case
from xize.core.engine.flow.starting import check_role
from xize.core.engine.objections import accountable, reasoned
from xize.core.engine.people.seats import owners, people_of
from xize.core.engine.refusals import Refused
from xize.core.engine.state import MAIN
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World

Managing = (
    c.WithdrawCase | c.Cancel | c.Suspend | c.Resume | c.Name | c.ChangeData | c.Reopen
)  # fmt: skip


def standing_to_manage(draft: Draft, command: Managing) -> None:
    """Who may do this to the project, and whether its state allows it."""
    status = draft.state.status
    if status == "":
        raise Refused("not-begun")
    match command:
        case c.WithdrawCase():
            _standing_to_withdraw_case(draft, command)
        case c.Resume():
            if status != "suspended":
                raise Refused("not-suspended")
            accountable(draft, command.by)
        case c.Reopen():
            _standing_to_reopen(draft, command)
        case c.ChangeData():
            # a fact such as the end of the service may come after the project was archived
            if status == "suspended":
                raise Refused("suspended")
            accountable(draft, command.by)
        case c.Cancel() | c.Suspend() | c.Name():
            if status == "ended":
                raise Refused("ended")
            if status == "suspended" and isinstance(command, c.Suspend):
                raise Refused("suspended")
            accountable(draft, command.by)
        case _:
            assert_never(command)


def manage(draft: Draft, command: Managing) -> None:
    """Carry it out; every one of these needs a reason."""
    standing_to_manage(draft, command)
    reasoned(command.reason)
    match command:
        case c.WithdrawCase():
            close_case(draft, command.case, WITHDRAWN, command.reason)
        case c.Cancel():
            since = draft.state.suspended_at
            end_project(draft, "cancelled", command.reason, force=True)
            _clocks_go_on(draft, since)
        case c.Suspend():
            draft.emit(e.Suspended(at=draft.at, by=draft.by, reason=command.reason))
        case c.Resume():
            _resume(draft, command)
        case c.Name():
            check_role(draft, command.role, command.people)
            name_role(draft, command.role, command.people, command.reason)
        case c.ChangeData():
            _change_data(draft, command)
        case c.Reopen():
            _reopen(draft, command)
        case _:
            assert_never(command)


def name_role(draft: Draft, role: str, people: tuple[str, ...], reason: str) -> None:
    """Fill a role anew; the hand-over is an event, so one person is accountable at any time."""
    before = draft.state.team.get(role, ())
    if before != people:
        draft.emit(
            e.TeamNamed(
                at=draft.at, by=draft.by, role=role, people=people, before=before, reason=reason
            )
        )


def _standing_to_withdraw_case(draft: Draft, command: c.WithdrawCase) -> None:
    if draft.state.status != "running":
        raise Refused("suspended" if draft.state.status == "suspended" else "ended")
    case = draft.state.cases.get(command.case)
    if case is None or command.case == MAIN or case.result is not None:
        raise Refused("case-not-open")
    starters = (case.starter,) if case.starter else _starters(draft, command.case)
    if command.by.person not in (*starters, *owners(draft)) and not command.by.admin:
        raise Refused("not-accountable")


def _starters(draft: Draft, case: str) -> tuple[str, ...]:
    """Who might have begun a case that the flow began."""
    procedure = draft.rules.procedures[draft.state.cases[case].procedure]
    return people_of(draft, procedure.starts_by, World(draft, case))


def _standing_to_reopen(draft: Draft, command: c.Reopen) -> None:
    if draft.state.status != "ended":
        raise Refused("not-ended")
    result = draft.rules.results.get(draft.state.result or "")
    if result is None or command.to not in result.reopen_to:
        raise Refused("not-reopenable", target=command.to)
    people = people_of(draft, result.reopen_by, World(draft)) if result.reopen_by else ()
    if command.by.person not in people and not command.by.admin:
        raise Refused("not-accountable")


def _reopen(draft: Draft, command: c.Reopen) -> None:
    draft.emit(e.Reopened(at=draft.at, by=draft.by, to=command.to, reason=command.reason))
    main = draft.state.cases[MAIN]
    if main.element not in draft.state.elements:
        open_case(draft, main.procedure, starter=main.starter, again=True)
    goto(draft, MAIN, deepest_open(draft, command.to), [command.to], "reopened")


def _resume(draft: Draft, command: c.Resume) -> None:
    since = draft.state.suspended_at
    draft.emit(e.Resumed(at=draft.at, by=draft.by, reason=command.reason))
    _clocks_go_on(draft, since)


def _clocks_go_on(draft: Draft, since: datetime | None) -> None:
    """A suspension is over: what is still open has lost no time."""
    if since is None:
        return
    pause_over(draft, since)
    for armed in list(draft.state.armed):
        rearm(draft, armed)


def _change_data(draft: Draft, command: c.ChangeData) -> None:
    set_data(draft, command.name, cleaned_datum(draft, command.name, command.value), "changed")
