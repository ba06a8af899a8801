"""Who has not spoken yet: those whom the clock reminds, and tells of a deadline that moved."""

from __future__ import annotations

from xize.core.engine.people.holding import responsible
from xize.core.engine.view.draft import Draft


def silent_people(draft: Draft, item: str) -> tuple[str, ...]:
    """People who have not spoken yet; for a block, whoever has something open in it."""
    tasks = [one for one in draft.below(item) if one in draft.state.tasks]
    people: dict[str, None] = {}
    for one in tasks:
        task = draft.state.tasks[one]
        for seat in task.seats:
            spoken = seat.id in task.votes or seat.id in task.entries
            if not spoken and (seat.entry or seat.turn == task.turn):
                people.update(dict.fromkeys(responsible(task, seat)))
    return tuple(people)
