"""The one function that decides: a command becomes events, or is refused.

Pure: the same rules, facts, state and command always give the same events. ``Refused`` is the
only exception; nothing is left half done, because the draft is thrown away.
"""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine import management
from xize.core.engine.changing.changes import revise_open
from xize.core.engine.changing.missing import note_missing
from xize.core.engine.changing.reseating import reseat
from xize.core.engine.clock import strike as clock
from xize.core.engine.facts import Facts
from xize.core.engine.flow.arriving import run
from xize.core.engine.flow.cases import open_case
from xize.core.engine.flow.standard.acting import act
from xize.core.engine.flow.starting import standing_to_start, start_stream, take_hold
from xize.core.engine.flow.steps import conclude
from xize.core.engine.flow.writing import sign, write
from xize.core.engine.objections import (
    open_task,
    reasoned,
    standing_to_complete,
    standing_to_enter,
    standing_to_transfer,
    standing_to_waive,
    transfer_target,
)
from xize.core.engine.papers.acts import handle
from xize.core.engine.people.acting import acts_in_own_name, standing_to_act_for
from xize.core.engine.refusals import Refused
from xize.core.engine.returning.going_back import go_back
from xize.core.engine.returning.withdrawal import standing_to_withdraw, withdraw
from xize.core.engine.sharing.acts import share
from xize.core.engine.state import State
from xize.core.engine.submitting.attachments import with_attachments
from xize.core.engine.submitting.submission import check_forms, cleaned
from xize.core.engine.submitting.submitted import payload_objections
from xize.core.engine.tally import AGAINST
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.timing import late_by
from xize.core.forms import SectionValues
from xize.core.process.rulebook import Rulebook


def decide(
    rules: Rulebook, facts: Facts, state: State, command: c.AnyCommand
) -> tuple[e.AnyEvent, ...]:
    """What happens when somebody asks this now. Raises ``Refused``."""
    draft = Draft(rules, facts, state, command)
    acts_in_own_name(command)
    standing_to_act_for(draft, command.by)
    _dispatch(draft, command)
    run(draft)
    if any(isinstance(one, e.DataSet | e.SectionFilled | e.TeamNamed) for one in draft.events):
        revise_open(draft, {one.name for one in draft.events if isinstance(one, e.DataSet)})
        run(draft)
        reseat(draft)
        run(draft)
        note_missing(draft, state)
    return tuple(draft.events)


def objection(rules: Rulebook, facts: Facts, state: State, command: c.AnyCommand) -> Refused | None:
    """Why a command would be refused, or None. Asks ``decide`` itself, so they cannot disagree."""
    try:
        decide(rules, facts, state, command)
    except Refused as refused:
        return refused
    return None


def prepared(
    rules: Rulebook, facts: Facts, state: State, command: c.Complete
) -> dict[str, SectionValues]:
    """The canonical values of a submission, for the shell to store before it asks ``decide``.

    Raises ``Refused`` for everything that stands against the step or its forms.
    """
    draft = Draft(rules, facts, state, command)
    standing_to_act_for(draft, command.by)
    seats, outcome = standing_to_complete(draft, command)
    element, _, node = open_task(draft, command.item)
    return cleaned(draft, command, node.work, element, seats, outcome)


def _dispatch(draft: Draft, command: c.AnyCommand) -> None:
    if isinstance(command, c.Sharing):
        share(draft, command)
        return
    if isinstance(command, c.PaperWork):
        handle(draft, command)
        return
    if isinstance(command, c.Returning):
        go_back(draft, command)
        return
    if isinstance(command, c.StandardCommand):
        act(draft, command)
        return
    match command:
        case c.Complete():
            _complete(draft, command)
        case c.Enter():
            _enter(draft, command)
        case c.Start():
            start_stream(draft, command)
        case c.StartProcedure():
            _start_procedure(draft, command)
        case c.Waive():
            _waive(draft, command)
        case c.Transfer():
            _transfer(draft, command)
        case c.Withdraw():
            steps = _standing_to_withdraw(draft, command)
            withdraw(draft, command.case, command.node, steps, command.reason)
        case (
            c.WithdrawCase() | c.Cancel() | c.Suspend() | c.Resume() | c.Name() | c.ChangeData()
            | c.Reopen()
        ):  # fmt: skip
            management.manage(draft, command)
        case (
            c.Remind() | c.NoteOverdue() | c.Occur() | c.Elapse() | c.Recheck()
            | c.FollowCalendar() | c.ChaseReceipts() | c.GoOff()
        ):  # fmt: skip
            clock.strike(draft, command)
        case _:
            assert_never(command)


def _complete(draft: Draft, command: c.Complete) -> None:
    seats, outcome = standing_to_complete(draft, command)
    element, _, node = open_task(draft, command.item)
    values = cleaned(draft, command, node.work, element, seats, outcome)
    command = with_attachments(draft, command, element, node.work, values)
    payload_objections(draft, command, outcome, seats)
    check_forms(draft, element, node.work, values, forward=outcome.forward)
    person = draft.by if not command.by.outside else seats[0].people[-1]
    draft.by = person
    write(draft, command, node.work, values, seats)
    for role, people in command.names.items():
        if role in node.work.names:
            management.name_role(draft, role, people, node.name or node.id)
    if command.delivers:
        draft.emit(
            e.Delivered(
                at=draft.at,
                by=person,
                items=tuple(sorted(command.delivers)),
                element=command.item,
            )
        )
    draft.emit(
        e.Decided(
            at=draft.at,
            by=person,
            element=command.item,
            node=element.node,
            case=element.case,
            visit=element.visit,
            seats=tuple(seat.id for seat in seats),
            outcome=outcome.id,
            counts_as=outcome.counts_as,
            person=person,
            on_behalf=command.on_behalf,
            comment=command.comment,
            late=late_by(draft, element),
            choose=command.choose,
            roles=tuple(role for seat in seats for role in seat.roles),
            acting_for=draft.acting_for,
        )
    )
    if outcome.counts_as not in (*AGAINST, "return", "abstain"):
        sign(draft, command, node.work, seats)
    conclude(draft, command.item)


def _enter(draft: Draft, command: c.Enter) -> None:
    seats = standing_to_enter(draft, command)
    if not command.text.strip():
        raise Refused("comment-missing")
    element = draft.state.elements[command.item]
    for seat in seats:
        draft.emit(
            e.EntryMade(
                at=draft.at,
                by=draft.by,
                element=command.item,
                node=element.node,
                case=element.case,
                seat=seat.id,
                person=draft.by,
                text=command.text,
                on_behalf=command.on_behalf,
                acting_for=draft.acting_for,
            )
        )
    conclude(draft, command.item)


def _start_procedure(draft: Draft, command: c.StartProcedure) -> None:
    procedure = standing_to_start(draft, command)
    rows = take_hold(draft, procedure, command.holds)
    case = open_case(draft, procedure.id, starter=command.by.person)
    if rows:
        draft.emit(
            e.Held(at=draft.at, by=draft.by, case=case, section=procedure.holds or "", rows=rows)
        )


def _waive(draft: Draft, command: c.Waive) -> None:
    standing_to_waive(draft, command)
    reasoned(command.reason)
    element = draft.state.elements[command.item]
    draft.emit(
        e.Waived(
            at=draft.at,
            by=draft.by,
            element=command.item,
            node=element.node,
            case=element.case,
            requirement=command.requirement,
            reason=command.reason,
            acting_for=draft.acting_for,
        )
    )


def _transfer(draft: Draft, command: c.Transfer) -> None:
    seat = standing_to_transfer(draft, command)
    transfer_target(draft, command, seat)
    draft.emit(
        e.Transferred(
            at=draft.at,
            by=draft.by,
            element=command.item,
            seat=seat.id,
            person=command.by.person,
            to=command.to,
            reason=command.reason,
            acting_for=draft.acting_for,
        )
    )


def _standing_to_withdraw(draft: Draft, command: c.Withdraw) -> list[str]:
    from_start = draft.state.status
    if from_start != "running":
        raise Refused({"": "not-begun", "suspended": "suspended"}.get(from_start, "ended"))
    return standing_to_withdraw(draft, command.by, command.case, command.node)
