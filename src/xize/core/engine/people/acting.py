"""Acting for somebody (代理): by a standing delegation another uses their seats; both are named."""

from __future__ import annotations

from xize.core.engine import commands as c
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Draft

OWN_ONLY = (
    c.Start, c.StartProcedure, c.WithdrawCase, c.Cancel, c.Suspend, c.Resume, c.Name, c.ChangeData,
    c.Reopen, c.HandOver, c.Move,
)  # fmt: skip
"""What is not work on an item: everybody does it in their own name."""


def standing_to_act_for(draft: Draft, actor: c.Actor) -> None:
    """Whoever acts for somebody is their deputy now, by a standing delegation."""
    if not actor.acting_for:
        return
    itself = actor.acting_for == actor.person
    if itself or not draft.facts.may_act_for(actor.person, actor.acting_for, draft.at):
        raise Refused("not-acting-for", people=(actor.acting_for,))


def acts_in_own_name(command: c.AnyCommand) -> None:
    """A deputy works on items; a project is managed in one's own name."""
    if command.by.acting_for and isinstance(command, OWN_ONLY):
        raise Refused("acting-for-work-only")
