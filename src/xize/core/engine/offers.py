"""What a person may do now: exactly the commands that ``decide`` would accept.

An offer is a command without what the person still has to fill in. ``blocked`` says why the
person, who is otherwise entitled, cannot do it yet (a readiness board, a missing entry); what
somebody has no part in is not offered at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from xize.core.engine import commands as c
from xize.core.engine.facts import Facts
from xize.core.engine.flow.starting import standing_to_start
from xize.core.engine.management import standing_to_manage
from xize.core.engine.objections import (
    standing_to_complete,
    standing_to_enter,
    standing_to_transfer,
    standing_to_waive,
    waivable,
)
from xize.core.engine.offer import Offer, offered
from xize.core.engine.people.acting import standing_to_act_for
from xize.core.engine.people.holding import seats_held
from xize.core.engine.refusals import Refused
from xize.core.engine.returning.going_back import moves, returns, takings_back
from xize.core.engine.returning.withdrawal import standing_to_withdraw
from xize.core.engine.sharing.acts import sharing_at, sharing_of_project, standing_to_share
from xize.core.engine.state import MAIN, State
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Rulebook


def offers(
    rules: Rulebook, facts: Facts, state: State, actor: c.Actor, at: datetime
) -> tuple[Offer, ...]:
    """Everything this person may do on this stream now, blocked things marked."""
    draft = Draft(rules, facts, state, c.Recheck(by=actor, at=at))
    if not _may_act(draft, actor):
        return ()
    found: list[Offer] = []
    for item in list(state.tasks):
        found += _on_task(draft, actor, item)
    for item, element in state.elements.items():
        if element.kind in ("task", "gate"):
            found += _waivers(draft, actor, item)
    found += _withdrawals(draft, actor)
    if not actor.acting_for:
        found += _procedures(draft, actor)
        found += _management(draft, actor)
        found += moves(draft, actor)
    found += _shared(draft, sharing_of_project(draft, actor))
    return tuple(found)


def offers_on(
    rules: Rulebook, facts: Facts, state: State, actor: c.Actor, at: datetime, item: str
) -> tuple[Offer, ...]:
    """The offers on one open step: what its page shows."""
    draft = Draft(rules, facts, state, c.Recheck(by=actor, at=at))
    if item not in state.tasks or not _may_act(draft, actor):
        return ()
    return (*_on_task(draft, actor, item), *_waivers(draft, actor, item))


def _may_act(draft: Draft, actor: c.Actor) -> bool:
    try:
        standing_to_act_for(draft, actor)
    except Refused:
        return False
    return True


def _on_task(draft: Draft, actor: c.Actor, item: str) -> Iterator[Offer]:
    element, task = draft.state.elements[item], draft.state.tasks[item]
    node = draft.node(element.case, element.node)
    assert isinstance(node, UserTask)
    recorded = {
        role
        for seat in task.seats
        if seat.recorders
        for role in seat.roles
        if seats_held(task, actor, role, entry=seat.entry)
    }
    for behalf in (None, *sorted(recorded)):
        if seats_held(task, actor, behalf, entry=False):
            yield from _completions(draft, actor, item, node, behalf)
        if seats_held(task, actor, behalf, entry=True):
            enter = c.Enter(by=actor, at=draft.at, item=item, text="", on_behalf=behalf)
            yield from offered(
                lambda enter=enter: standing_to_enter(draft, enter),  # type: ignore[misc]
                Offer(verb="enter", item=item, on_behalf=behalf),
            )
        yield from returns(draft, actor, item, behalf)
    transfer = c.Transfer(by=actor, at=draft.at, item=item, to="")
    yield from offered(
        lambda: standing_to_transfer(draft, transfer), Offer(verb="transfer", item=item)
    )
    yield from takings_back(draft, actor, item)
    yield from _shared(draft, sharing_at(draft, actor, item))


def _completions(
    draft: Draft, actor: c.Actor, item: str, node: UserTask, behalf: str | None
) -> Iterator[Offer]:
    for outcome in node.work.outcomes:
        command = c.Complete(by=actor, at=draft.at, item=item, outcome=outcome.id, on_behalf=behalf)
        yield from offered(
            lambda command=command: standing_to_complete(draft, command),  # type: ignore[misc]
            Offer(verb="complete", item=item, target=outcome.id, on_behalf=behalf),
        )


def _shared(draft: Draft, commands: Iterable[tuple[str, c.Sharing]]) -> Iterator[Offer]:
    """What may be shared. A project that stands still says so once, not with every way."""
    for target, command in commands:
        verb = str(command.__struct_config__.tag)
        offer = Offer(verb=verb, item=getattr(command, "item", ""), target=target)
        found = offered(lambda command=command: standing_to_share(draft, command), offer)  # type: ignore[misc]
        yield from (one for one in found if all(why.code != "suspended" for why in one.blocked))


def _waivers(draft: Draft, actor: c.Actor, item: str) -> Iterator[Offer]:
    for requirement in waivable(draft, item):
        waive = c.Waive(by=actor, at=draft.at, item=item, requirement=requirement, reason="")
        yield from offered(
            lambda waive=waive: standing_to_waive(draft, waive),  # type: ignore[misc]
            Offer(verb="waive", item=item, target=requirement),
        )


def _withdrawals(draft: Draft, actor: c.Actor) -> Iterator[Offer]:
    if draft.state.status != "running":
        return
    for key, visit in draft.state.visits.items():
        if {actor.person, actor.principal} & {visit.by, visit.acting_for} and visit.completed:
            case, _, node = key.partition("/")
            if not draft.has(case, node) or draft.state.cases[case].result is not None:
                continue
            yield from offered(
                lambda case=case, node=node: standing_to_withdraw(draft, actor, case, node),  # type: ignore[misc]
                Offer(verb="withdraw", item=case, target=node),
            )


def _procedures(draft: Draft, actor: c.Actor) -> Iterator[Offer]:
    for procedure in draft.rules.procedures.values():
        command = c.StartProcedure(by=actor, at=draft.at, procedure=procedure.id)
        yield from offered(
            lambda command=command: standing_to_start(draft, command),  # type: ignore[misc]
            Offer(verb="start_procedure", target=procedure.id),
        )


def _management(draft: Draft, actor: c.Actor) -> Iterator[Offer]:
    who, at = actor, draft.at
    state = draft.state
    candidates: list[tuple[Offer, c.PersonCommand]] = [
        (Offer(verb="cancel"), c.Cancel(by=who, at=at, reason="")),
        (Offer(verb="suspend"), c.Suspend(by=who, at=at, reason="")),
        (Offer(verb="resume"), c.Resume(by=who, at=at, reason="")),
    ]
    for role in draft.rules.roles:
        name = c.Name(by=who, at=at, role=role, people=(), reason="")
        candidates.append((Offer(verb="name", target=role), name))
    for datum, field in draft.rules.data.items():
        if field.value is None:
            change = c.ChangeData(by=who, at=at, name=datum, value=None, reason="")
            candidates.append((Offer(verb="change_data", target=datum), change))
    for case in state.cases:
        if case != MAIN:
            end = c.WithdrawCase(by=who, at=at, case=case, reason="")
            candidates.append((Offer(verb="withdraw_case", item=case), end))
    result = draft.rules.results.get(state.result or "")
    for target in result.reopen_to if result else ():
        reopen = c.Reopen(by=who, at=at, to=target, reason="")
        candidates.append((Offer(verb="reopen", target=target), reopen))
    for offer, command in candidates:
        yield from offered(
            lambda command=command: standing_to_manage(draft, command),  # type: ignore[misc]
            offer,
        )
