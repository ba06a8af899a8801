"""Taking a decision back (拿回): one of several voices, while the vote is still open."""

from __future__ import annotations

from xize.core.engine import events as e
from xize.core.engine.commands import Actor, TakeBack
from xize.core.engine.objections import open_task
from xize.core.engine.people.holding import comes_after, identity
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Task
from xize.core.engine.tally import verdict
from xize.core.engine.view.draft import Draft


def standing_to_take_back(draft: Draft, actor: Actor, item: str) -> tuple[str, ...]:
    """The seats whose decision this person may take back.

    Their own, or as a deputy their principal's, of the running group; in order only the last one,
    and none that a voice added before or after it has waited for and decided since.
    """
    _, task, node = open_task(draft, item)
    name = node.name or node.id
    running = [seat for seat in task.seats if not seat.entry and seat.turn == task.turn]
    current = {seat.id for seat in running}
    given = [one for one in task.votes if one in current]
    mine = tuple(one for one in decided_by(task, actor) if one in given)
    several = node.work.kind == "countersign" or bool(task.added)
    if not several or task.split or not mine:
        raise Refused("nothing-to-take-back", step=name)
    if "take_back" in node.work.forbids:
        raise Refused("way-forbidden", step=name, way="take_back")
    votes = {one: task.votes[one] for one in given}
    if verdict(node.work, running, votes, task.added) is not None:
        raise Refused("vote-over", step=name)  # only mandatory entries are still to come
    later = {one for seat in mine for one in comes_after(task, seat)}
    if later & {*given} - {*mine} or (node.work.vote.rule == "in_order" and given[-1] not in mine):
        raise Refused("others-decided-since", step=name)
    return mine


def take_back(draft: Draft, command: TakeBack) -> None:
    """The decision counts no more; its signatures are void. The record keeps both."""
    seats = standing_to_take_back(draft, command.by, command.item)
    element, task = draft.state.elements[command.item], draft.state.tasks[command.item]
    people = tuple(dict.fromkeys(task.votes[seat].person for seat in seats))
    draft.emit(
        e.DecisionTakenBack(
            at=draft.at,
            by=draft.by,
            element=command.item,
            seats=seats,
            person=draft.by,
            reason=command.reason,
            acting_for=draft.acting_for,
        )
    )
    for key in task.signs:
        draft.emit(
            e.SignaturesVoided(
                at=draft.at,
                by=draft.by,
                document=key,
                node=element.node,
                visit=element.visit,
                people=people,
                reason=e.TAKEN_BACK,
            )
        )


def decided_by(task: Task, actor: Actor) -> tuple[str, ...]:
    """The seats somebody has decided, or somebody for them."""
    me = identity(actor)
    votes = task.votes.items()
    return tuple(key for key, vote in votes if me in (vote.person, vote.acting_for))
